using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>How long customers take to the first value, and how many are activated by a horizon; who has not reached it yet counts.</summary>
/// <remarks>
/// <para>Activation by h = 1 − S(h), a share 0…1 of everybody who started, never falling in h. Dividing by those who reached it, or by those who are still there, reports a success that nobody had.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var start = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
/// var value = TimeToFirstValue.From(
///     [new Milestone(start, start.AddDays(1)), new Milestone(start, null)],
///     asOf: start.AddDays(30),
///     EarlyLeave.Censored);
/// double? activated = value?.ActivatedWithin(TimeSpan.FromDays(7));   // 0.5
/// </code>
/// </example>
public sealed class TimeToFirstValue : IEquatable<TimeToFirstValue>
{
    private TimeToFirstValue(DurationDistribution distribution, EarlyLeave earlyLeave, long invalid)
    {
        Distribution = distribution;
        EarlyLeave = earlyLeave;
        Invalid = invalid;
    }

    /// <summary>The distribution of the times to the first value.</summary>
    public DurationDistribution Distribution { get; }

    /// <summary>What became of customers who left before.</summary>
    public EarlyLeave EarlyLeave { get; }

    /// <summary>Customers whose moments contradict each other, or who started after the look: counted, never used.</summary>
    public long Invalid { get; }

    /// <summary>Customers who started, 1 or more.</summary>
    public long N => Distribution.N;

    /// <summary>Customers who reached the first value.</summary>
    public long Reached => Distribution.Resolved;

    /// <summary>The median time, which may say that it is not reached.</summary>
    public DurationQuantile Median => Distribution.Median;

    /// <summary>Makes the distribution of customers' ways.</summary>
    /// <param name="customers">Everybody who started.</param>
    /// <param name="asOf">The instant of the look: what happened later had not happened then.</param>
    /// <param name="earlyLeave">What becomes of customers who left before.</param>
    /// <returns>The times, or <see langword="null"/> when nobody started.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rule for those who left is none.</exception>
    public static TimeToFirstValue? From(IEnumerable<Milestone> customers, DateTimeOffset asOf, EarlyLeave earlyLeave)
    {
        ArgumentNullException.ThrowIfNull(customers);
        if (!Enum.IsDefined(earlyLeave)) throw new ArgumentOutOfRangeException(nameof(earlyLeave), earlyLeave, $"{earlyLeave} is no rule for customers who left. Use one of the named values.");
        var cases = new List<CensoredDuration>();
        var invalid = 0L;
        foreach (var one in customers)
        {
            // Who left before the event never reached it; a later event would be that of another stay.
            var leftFirst = one.Left <= asOf && !(one.Reached <= one.Left);
            var look = leftFirst && earlyLeave == EarlyLeave.Censored ? one.Left!.Value : asOf;
            if (one.Left < one.Started || !CensoredDuration.TryFrom(one.Started, leftFirst ? null : one.Reached, look, out var way)) invalid++;
            else cases.Add(way);
        }

        return DurationDistribution.From(cases) is { } distribution ? new TimeToFirstValue(distribution, earlyLeave, invalid) : null;
    }

    /// <summary>The share of everybody who started that is activated by a horizon.</summary>
    /// <param name="horizon">The horizon, 0 or more.</param>
    /// <returns>A share 0…1; <see langword="null"/> beyond the longest time observed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative.</exception>
    public double? ActivatedWithin(TimeSpan horizon) => Distribution.ResolvedWithin(horizon);

    /// <summary>The confidence interval of that share.</summary>
    /// <param name="horizon">The horizon, 0 or more.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The kind of interval; log-log by default.</param>
    /// <returns>Limits as shares 0…1; <see langword="null"/> where the share is not known or is 1, and for log-log also where it is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative, or the method is none.</exception>
    public Interval? ActivatedWithinInterval(TimeSpan horizon, Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog)
        => Distribution.ResolvedWithinInterval(horizon, confidence, method);

    /// <inheritdoc/>
    public bool Equals(TimeToFirstValue? other) => other is not null && EarlyLeave == other.EarlyLeave && Invalid == other.Invalid && Distribution.Equals(other.Distribution);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TimeToFirstValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Distribution, EarlyLeave, Invalid);

    /// <summary>Whether two sets of times are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(TimeToFirstValue? left, TimeToFirstValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two sets of times differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(TimeToFirstValue? left, TimeToFirstValue? right) => !(left == right);

    /// <summary>The median with its limits, the customers and those who have not reached it.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median}, n {N}, {Distribution.Open} not reached");
}
