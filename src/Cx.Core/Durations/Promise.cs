using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>What a customer was promised for a certain instant, such as a call-back, and when it happened.</summary>
/// <remarks>
/// <para>The default value is a promise for the first instant of all that was never fulfilled.</para>
/// <para>Equal when both are the same moments, in whatever zone they are written. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct Promise : IEquatable<Promise>
{
    /// <summary>Makes a promise.</summary>
    /// <param name="due">The instant that was promised.</param>
    /// <param name="fulfilled">When it happened; <see langword="null"/> when it has not.</param>
    [JsonConstructor]
    public Promise(DateTimeOffset due, DateTimeOffset? fulfilled)
    {
        Due = due;
        Fulfilled = fulfilled;
    }

    /// <summary>The instant that was promised.</summary>
    public DateTimeOffset Due { get; }

    /// <summary>When it happened; <see langword="null"/> when it has not.</summary>
    public DateTimeOffset? Fulfilled { get; }

    /// <inheritdoc/>
    public bool Equals(Promise other) => Due == other.Due && Fulfilled == other.Fulfilled;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Promise other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Due, Fulfilled);

    /// <summary>Whether two promises are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Promise left, Promise right) => left.Equals(right);

    /// <summary>Whether two promises differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Promise left, Promise right) => !left.Equals(right);

    /// <summary>Both moments.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"due {Due:O}, {(Fulfilled is { } at ? at.ToString("O", CultureInfo.InvariantCulture) : "not fulfilled")}");
}
