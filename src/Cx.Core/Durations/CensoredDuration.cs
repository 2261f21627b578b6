using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>How long a case took, or how long it has been open: calendar time that remembers whether it has ended.</summary>
/// <remarks>
/// <para>Calendar time, 0 or more. A case that is still open counts: its end lies beyond <see cref="Elapsed"/>, nobody knows how far. Leaving open cases out makes every figure too short.</para>
/// <para>It is calendar time, the difference of two instants, in any zone. Business time is a <see cref="CensoredBusinessDuration"/>, and the two do not mix.</para>
/// <para>The default value is a case that is still open after no time at all: it says nothing yet, and is legal.</para>
/// <para>Equal when kind, time and entry are equal. No order: how an open case compares is not known. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var asOf = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
/// CensoredDuration known = CensoredDuration.Resolved(TimeSpan.FromHours(2.5));
/// CensoredDuration open = CensoredDuration.From(asOf.AddHours(-9), resolved: null, asOf);   // still open after 09:00:00
/// </code>
/// </example>
[JsonConverter(typeof(CensoredDurationJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly struct CensoredDuration : IEquatable<CensoredDuration>
{
    // Zero bits must mean open: an ended case of no length would be a resolution that never happened.
    private readonly bool _hasEnded;
    private readonly long _elapsed;
    private readonly long _entry;

    internal CensoredDuration(bool hasEnded, long elapsed, long entry)
    {
        _hasEnded = hasEnded;
        _elapsed = elapsed;
        _entry = entry;
    }

    /// <summary>Whether the case had not ended when it was last seen.</summary>
    public bool IsOpen => !_hasEnded;

    /// <summary>From the beginning to the end, or to the last look at a case that is still open. Calendar time.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(_elapsed);

    /// <summary>How old the case was when it came under observation; <see langword="null"/> when it was observed from its beginning. Calendar time, above 0 and below <see cref="Elapsed"/>.</summary>
    public TimeSpan? Entry => _entry == 0 ? null : TimeSpan.FromTicks(_entry);

    internal long ElapsedTicks => _elapsed;

    internal long EntryTicks => _entry;

    /// <summary>A case that ended.</summary>
    /// <param name="after">How long after its beginning, 0 or more.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static CensoredDuration Resolved(TimeSpan after) => new(hasEnded: true, NotNegative(after.Ticks, nameof(after)), entry: 0);

    /// <summary>A case that had not ended when it was last seen.</summary>
    /// <param name="after">How long after its beginning that was, 0 or more.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static CensoredDuration StillOpen(TimeSpan after) => new(hasEnded: false, NotNegative(after.Ticks, nameof(after)), entry: 0);

    /// <summary>The case between two instants, as it was known at a third.</summary>
    /// <param name="opened">When it began.</param>
    /// <param name="resolved">When it ended; <see langword="null"/> when it has not.</param>
    /// <param name="asOf">The instant of the look: a case that ended later was still open then.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It ended before it began, or it began after the look.</exception>
    public static CensoredDuration From(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf)
        => CaseInstants.Defect(opened, resolved, asOf) is { } defect
            ? throw new ArgumentOutOfRangeException(resolved < opened ? nameof(resolved) : nameof(opened), resolved < opened ? resolved : opened, defect)
            : Between(opened, resolved, asOf);

    /// <summary>The case between two instants, as it was known at a third, without throwing.</summary>
    /// <param name="opened">When it began.</param>
    /// <param name="resolved">When it ended; <see langword="null"/> when it has not.</param>
    /// <param name="asOf">The instant of the look: a case that ended later was still open then.</param>
    /// <param name="result">The case, or the default when the instants are refused.</param>
    /// <returns>Whether the instants make a case; one that does not is invalid: count it.</returns>
    public static bool TryFrom(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf, out CensoredDuration result)
    {
        var legal = CaseInstants.Defect(opened, resolved, asOf) is null;
        result = legal ? Between(opened, resolved, asOf) : default;
        return legal;
    }

    private static CensoredDuration Between(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf)
    {
        var hasEnded = resolved <= asOf;
        return new CensoredDuration(hasEnded, ((hasEnded ? resolved!.Value : asOf) - opened).Ticks, entry: 0);
    }

    /// <summary>The same case, under observation only from some age on: one that ended earlier would never have been seen.</summary>
    /// <param name="entry">The age at which observation began, above 0 and below <see cref="Elapsed"/>.</param>
    /// <returns>The case with its late entry.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The entry is not above 0, or not before the end of the case.</exception>
    public CensoredDuration WithEntry(TimeSpan entry)
    {
        var ticks = entry.Ticks;
        return DefectOfEntry(ticks, _elapsed) is { } defect
            ? throw new ArgumentOutOfRangeException(nameof(entry), entry, defect)
            : new CensoredDuration(_hasEnded, _elapsed, ticks);
    }

    /// <inheritdoc/>
    public bool Equals(CensoredDuration other) => _hasEnded == other._hasEnded && _elapsed == other._elapsed && _entry == other._entry;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CensoredDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_hasEnded, _elapsed, _entry);

    /// <summary>Whether two cases have the same kind, time and entry.</summary>
    /// <param name="left">One case.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CensoredDuration left, CensoredDuration right) => left.Equals(right);

    /// <summary>Whether two cases differ in kind, time or entry.</summary>
    /// <param name="left">One case.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CensoredDuration left, CensoredDuration right) => !left.Equals(right);

    /// <summary>Kind and time, such as <c>resolved after 02:30:00</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
    {
        var text = (_hasEnded ? "resolved after " : "still open after ") + DurationText.Calendar(TimeSpan.FromTicks(_elapsed));
        return _entry == 0 ? text : $"{text}, observed from {DurationText.Calendar(TimeSpan.FromTicks(_entry))}";
    }

    internal static string? DefectOfEntry(long entry, long elapsed)
        => entry > 0 && entry < elapsed
            ? null
            : "A late entry lies after the beginning of the case and before its end. A case that ended before observation began was never seen: leave it out.";

    private static long NotNegative(long ticks, string name)
        => ticks >= 0
            ? ticks
            : throw new ArgumentOutOfRangeException(name, TimeSpan.FromTicks(ticks), "A case ends at its beginning or later, so its time is 0 or more. Count a negative one as invalid: its two instants are swapped, or of different zones.");
}
