using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>One customer's way to an event, such as the first value, from a clock start that is said: the sign-up, or the verification.</summary>
/// <remarks>
/// <para>The default value started at the first instant of all and reached nothing.</para>
/// <para>Equal when all moments are the same, in whatever zone they are written. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct Milestone : IEquatable<Milestone>
{
    /// <summary>Makes a way to a milestone.</summary>
    /// <param name="started">When the clock started.</param>
    /// <param name="reached">When the event happened; <see langword="null"/> when it has not.</param>
    /// <param name="left">When the customer left; <see langword="null"/> for one who is still there.</param>
    [JsonConstructor]
    public Milestone(DateTimeOffset started, DateTimeOffset? reached, DateTimeOffset? left = null)
    {
        Started = started;
        Reached = reached;
        Left = left;
    }

    /// <summary>When the clock started.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>When the event happened; <see langword="null"/> when it has not.</summary>
    public DateTimeOffset? Reached { get; }

    /// <summary>When the customer left; <see langword="null"/> for one who is still there.</summary>
    public DateTimeOffset? Left { get; }

    /// <inheritdoc/>
    public bool Equals(Milestone other) => Started == other.Started && Reached == other.Reached && Left == other.Left;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Milestone other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Started, Reached, Left);

    /// <summary>Whether two ways are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Milestone left, Milestone right) => left.Equals(right);

    /// <summary>Whether two ways differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Milestone left, Milestone right) => !left.Equals(right);

    /// <summary>The moments.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"started {Started:O}, {(Reached is { } at ? "reached " + at.ToString("O", CultureInfo.InvariantCulture) : "not reached")}");
}
