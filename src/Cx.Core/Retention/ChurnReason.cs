using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>A reason for leaving, and its share of the customers who gave one.</summary>
/// <remarks>
/// <para>A share 0…1 of those whose reason is known; who gave none is in neither number, so it speaks for all only if they left for the same reasons.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: name and counts. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class ChurnReason : IEquatable<ChurnReason>
{
    internal ChurnReason(string name, Share share)
    {
        Name = name;
        Share = share;
    }

    /// <summary>The reason, as it was written.</summary>
    public string Name { get; }

    /// <summary>Those who gave this reason, of those who gave one.</summary>
    public Share Share { get; }

    /// <summary>The confidence interval of the share.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The method; Wilson by default.</param>
    /// <returns>Limits as shares, within 0…1, each reason for itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is none.</exception>
    public Interval Interval(Confidence confidence = default, ShareIntervalMethod method = ShareIntervalMethod.Wilson) => Share.Interval(confidence, method);

    /// <inheritdoc/>
    public bool Equals(ChurnReason? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && Share == other.Share;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChurnReason);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StringComparer.Ordinal.GetHashCode(Name), Share);

    /// <summary>Whether two reasons are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ChurnReason? left, ChurnReason? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two reasons differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ChurnReason? left, ChurnReason? right) => !(left == right);

    /// <summary>The reason and its share, such as <c>bad service: 0.5 (4 of 8)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Share}");
}
