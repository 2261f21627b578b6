using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>Something that happened to a case, and when.</summary>
/// <remarks>
/// <para>The default value is an <see cref="CaseEventKind.Other"/> at the first instant of all, which moves no clock.</para>
/// <para>Equal when kind and moment are the same, in whatever zone it is written. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct CaseEvent : IEquatable<CaseEvent>
{
    /// <summary>Makes an event.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="kind">What happened.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is none.</exception>
    [JsonConstructor]
    public CaseEvent(DateTimeOffset at, CaseEventKind kind)
    {
        if (!Enum.IsDefined(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, $"{kind} is no kind of event. Use one of the named values.");
        At = at;
        Kind = kind;
    }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What happened.</summary>
    public CaseEventKind Kind { get; }

    /// <inheritdoc/>
    public bool Equals(CaseEvent other) => At == other.At && Kind == other.Kind;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CaseEvent other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(At, Kind);

    /// <summary>Whether two events are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CaseEvent left, CaseEvent right) => left.Equals(right);

    /// <summary>Whether two events differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CaseEvent left, CaseEvent right) => !left.Equals(right);

    /// <summary>The kind and the moment.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} at {At:O}");
}
