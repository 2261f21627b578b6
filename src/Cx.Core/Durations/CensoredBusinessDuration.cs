using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>How long a case took, or how long it has been open, in business time: it remembers whether it has ended.</summary>
/// <remarks>
/// <para>Business time, 0 or more. A case that is still open counts: its end lies beyond <see cref="Elapsed"/>, nobody knows how far. Leaving open cases out makes every figure too short.</para>
/// <para>It comes from <see cref="BusinessCalendar.Measure"/>. Calendar time is a <see cref="CensoredDuration"/>, and the two do not mix.</para>
/// <para>The default value is a case that is still open after no time at all: it says nothing yet, and is legal.</para>
/// <para>Equal when kind, time and entry are equal. No order: how an open case compares is not known. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var calendar = BusinessCalendar.Parse("Mon-Fri 09:00-17:00", TimeZoneInfo.Utc);
/// var friday = new DateTimeOffset(2026, 9, 18, 16, 30, 0, TimeSpan.Zero);
/// var ticket = calendar.Measure(friday, resolved: null, asOf: friday.AddDays(3));
/// BusinessDuration soFar = ticket.Elapsed;   // 8:00:00 business
/// </code>
/// </example>
[JsonConverter(typeof(CensoredBusinessDurationJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly struct CensoredBusinessDuration : IEquatable<CensoredBusinessDuration>
{
    // Zero bits must mean open: an ended case of no length would be a resolution that never happened.
    private readonly bool _hasEnded;
    private readonly long _elapsed;
    private readonly long _entry;

    internal CensoredBusinessDuration(bool hasEnded, long elapsed, long entry)
    {
        _hasEnded = hasEnded;
        _elapsed = elapsed;
        _entry = entry;
    }

    /// <summary>Whether the case had not ended when it was last seen.</summary>
    public bool IsOpen => !_hasEnded;

    /// <summary>From the beginning to the end, or to the last look at a case that is still open. Business time.</summary>
    public BusinessDuration Elapsed => new BusinessDuration(_elapsed);

    /// <summary>How old the case was when it came under observation; <see langword="null"/> when it was observed from its beginning. Business time, above 0 and below <see cref="Elapsed"/>.</summary>
    public BusinessDuration? Entry => _entry == 0 ? null : new BusinessDuration(_entry);

    internal long ElapsedTicks => _elapsed;

    internal long EntryTicks => _entry;

    /// <summary>A case that ended.</summary>
    /// <param name="after">How long after its beginning, 0 or more.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static CensoredBusinessDuration Resolved(BusinessDuration after) => new(hasEnded: true, NotNegative(after.Ticks, nameof(after)), entry: 0);

    /// <summary>A case that had not ended when it was last seen.</summary>
    /// <param name="after">How long after its beginning that was, 0 or more.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static CensoredBusinessDuration StillOpen(BusinessDuration after) => new(hasEnded: false, NotNegative(after.Ticks, nameof(after)), entry: 0);

    /// <summary>The same case, under observation only from some age on: one that ended earlier would never have been seen.</summary>
    /// <param name="entry">The age at which observation began, above 0 and below <see cref="Elapsed"/>.</param>
    /// <returns>The case with its late entry.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The entry is not above 0, or not before the end of the case.</exception>
    public CensoredBusinessDuration WithEntry(BusinessDuration entry)
    {
        var ticks = entry.Ticks;
        return DefectOfEntry(ticks, _elapsed) is { } defect
            ? throw new ArgumentOutOfRangeException(nameof(entry), entry, defect)
            : new CensoredBusinessDuration(_hasEnded, _elapsed, ticks);
    }

    /// <inheritdoc/>
    public bool Equals(CensoredBusinessDuration other) => _hasEnded == other._hasEnded && _elapsed == other._elapsed && _entry == other._entry;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CensoredBusinessDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_hasEnded, _elapsed, _entry);

    /// <summary>Whether two cases have the same kind, time and entry.</summary>
    /// <param name="left">One case.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CensoredBusinessDuration left, CensoredBusinessDuration right) => left.Equals(right);

    /// <summary>Whether two cases differ in kind, time or entry.</summary>
    /// <param name="left">One case.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CensoredBusinessDuration left, CensoredBusinessDuration right) => !left.Equals(right);

    /// <summary>Kind and time, such as <c>resolved after 2:30:00 business</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
    {
        var text = (_hasEnded ? "resolved after " : "still open after ") + DurationText.Business(_elapsed);
        return _entry == 0 ? text : $"{text}, observed from {DurationText.Business(_entry)}";
    }

    internal static string? DefectOfEntry(long entry, long elapsed)
        => entry > 0 && entry < elapsed
            ? null
            : "A late entry lies after the beginning of the case and before its end. A case that ended before observation began was never seen: leave it out.";

    private static long NotNegative(long ticks, string name)
        => ticks >= 0
            ? ticks
            : throw new ArgumentOutOfRangeException(name, ticks, "A case ends at its beginning or later, so its time is 0 or more. Count a negative one as invalid: its two instants are swapped, or of different zones.");
}
