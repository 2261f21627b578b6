using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Streaming;

/// <summary>What became of all events that were offered: every one ended in exactly one <see cref="EventOutcome"/>.</summary>
/// <remarks>
/// <para>Unit: events. <see cref="Offered"/> is counted by itself when an event comes in, and equals the sum of the others: <c>offered = onTime + revises + tooLate + duplicate + refused + invalid</c>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: every count equal. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(TallyJsonConverter))]
public sealed class Tally : IEquatable<Tally>
{
    private readonly TallyCounts _counts;

    internal Tally(in TallyCounts counts) => _counts = counts;

    /// <summary>Nothing was offered.</summary>
    public static Tally Empty { get; } = new(default);

    /// <summary>All events that came in.</summary>
    public long Offered => _counts.Offered;

    /// <summary>Events counted in time.</summary>
    public long OnTime => _counts[EventOutcome.OnTime];

    /// <summary>Events counted late, but within the allowed lateness.</summary>
    public long Revises => _counts[EventOutcome.Revises];

    /// <summary>Events beyond the allowed lateness, which went to the late sink.</summary>
    public long TooLate => _counts[EventOutcome.TooLate];

    /// <summary>Events whose id was there already.</summary>
    public long Duplicate => _counts[EventOutcome.Duplicate];

    /// <summary>Events of series beyond the limit.</summary>
    public long Refused => _counts[EventOutcome.Refused];

    /// <summary>Events without a sound time or value.</summary>
    public long Invalid => _counts[EventOutcome.Invalid];

    /// <summary>The count of one outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>How many events ended so.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such outcome.</exception>
    public long this[EventOutcome outcome] => Enum.IsDefined(outcome)
        ? _counts[outcome]
        : throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome.");

    /// <summary>Two tallies as if all events had been offered in one place.</summary>
    /// <param name="other">The other tally.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentNullException">The other tally is <see langword="null"/>.</exception>
    /// <exception cref="OverflowException">A count would not fit.</exception>
    public Tally MergedWith(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var sum = _counts;
        sum.Offered += other.Offered;
        for (var outcome = EventOutcome.Invalid; outcome <= EventOutcome.Refused; outcome++) sum[outcome] += other._counts[outcome];
        return new Tally(in sum);
    }

    /// <inheritdoc/>
    public bool Equals(Tally? other)
    {
        if (other is null || Offered != other.Offered) return false;
        for (var outcome = EventOutcome.Invalid; outcome <= EventOutcome.Refused; outcome++)
            if (_counts[outcome] != other._counts[outcome]) return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Tally);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Offered, OnTime, Revises, TooLate, Duplicate, Refused, Invalid);

    /// <summary>Whether two tallies have equal counts.</summary>
    /// <param name="left">One tally.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Tally? left, Tally? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two tallies differ in a count.</summary>
    /// <param name="left">One tally.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Tally? left, Tally? right) => !(left == right);

    /// <summary>All counts, such as <c>offered 10 = on time 8 + revises 1 + too late 1 + duplicate 0 + refused 0 + invalid 0</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"offered {Offered} = on time {OnTime} + revises {Revises} + too late {TooLate} + duplicate {Duplicate} + refused {Refused} + invalid {Invalid}");
}
