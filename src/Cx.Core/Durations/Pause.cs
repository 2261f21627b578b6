using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>A stretch during which the clock of a case stands still, such as waiting for the customer.</summary>
/// <remarks>
/// <para>From an instant to another, or open-ended while it lasts. Pauses of one case may overlap; an instant is paused once.</para>
/// <para>The default value is an empty pause, which changes nothing.</para>
/// <para>Equal when both instants are the same moments, in whatever zone they are written. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct Pause : IEquatable<Pause>
{
    private readonly bool _lasts;
    private readonly DateTimeOffset _until;

    /// <summary>Makes a pause.</summary>
    /// <param name="from">When it began.</param>
    /// <param name="until">When it ended; <see langword="null"/> while it lasts.</param>
    /// <exception cref="ArgumentOutOfRangeException">It ended before it began.</exception>
    [JsonConstructor]
    public Pause(DateTimeOffset from, DateTimeOffset? until)
    {
        if (until < from)
            throw new ArgumentOutOfRangeException(nameof(until), until, string.Create(CultureInfo.InvariantCulture, $"A pause ends when it began or later; this one began at {from:O}."));
        From = from;
        _until = until ?? from;
        _lasts = until is null;
    }

    /// <summary>When it began.</summary>
    public DateTimeOffset From { get; }

    /// <summary>When it ended; <see langword="null"/> while it lasts.</summary>
    public DateTimeOffset? Until => _lasts ? null : _until;

    /// <inheritdoc/>
    public bool Equals(Pause other) => From == other.From && Until == other.Until;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Pause other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Until);

    /// <summary>Whether two pauses begin and end at the same moments.</summary>
    /// <param name="left">One pause.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Pause left, Pause right) => left.Equals(right);

    /// <summary>Whether two pauses begin or end at different moments.</summary>
    /// <param name="left">One pause.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Pause left, Pause right) => !left.Equals(right);

    /// <summary>Both instants, such as <c>2026-03-02T09:00:00.0000000+00:00 … lasts</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{From:O} … {(Until is { } until ? until.ToString("O", CultureInfo.InvariantCulture) : "lasts")}");
}
