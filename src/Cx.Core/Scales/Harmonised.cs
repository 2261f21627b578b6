using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>A number that was stretched from one scale to the range of another, and says so. Never a rating.</summary>
/// <remarks>
/// <para>Unit: points of the target scale. Range: the target's min to max; it may have a fraction.</para>
/// <para>Stretching is not equating: rescaled 5- and 7-point means agree, 10-point means come out about 0.3 lower (Dawes, <em>Do Data Characteristics Change According to the Number of Scale Points Used?</em>, 2008). Show harmonised numbers side by side; do not pool them.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: value and both scales. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(HarmonisedJsonConverter))]
public sealed class Harmonised : IEquatable<Harmonised>
{
    internal Harmonised(double value, ScaleDefinition from, ScaleDefinition to)
    {
        Value = value;
        From = from;
        To = to;
    }

    /// <summary>The stretched number, in points of <see cref="To"/>; not rounded.</summary>
    public double Value { get; }

    /// <summary>The scale that was answered.</summary>
    public ScaleDefinition From { get; }

    /// <summary>The scale whose range the number now uses.</summary>
    public ScaleDefinition To { get; }

    /// <inheritdoc/>
    public bool Equals(Harmonised? other) =>
        ReferenceEquals(this, other) || (other is not null && Value.Equals(other.Value) && From == other.From && To == other.To);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Harmonised);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, From, To);

    /// <summary>Whether two harmonised numbers are equal in value and scales.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Harmonised? left, Harmonised? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two harmonised numbers differ.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Harmonised? left, Harmonised? right) => !(left == right);

    /// <summary>Value and both scales, such as <c>2.5 on csat10, harmonised from csat7</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value} on {To.Id}, harmonised from {From.Id}");
}
