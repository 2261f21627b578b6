using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>How long cases take, in calendar time, the ones that are still open included (Kaplan–Meier).</summary>
/// <remarks>
/// <para>An open case counts as far as it is known: until it was last seen. Without cases there is no distribution: <see cref="From(IEnumerable{CensoredDuration})"/> gives <see langword="null"/>.</para>
/// <para>Shares are 0…1. Times are calendar time; business time has a <see cref="BusinessDurationDistribution"/>, and the two do not mix. Beyond the longest time observed nothing is known, and nothing is answered.</para>
/// <para>Kaplan and Meier, <em>Nonparametric Estimation from Incomplete Observations</em>, 1958; variance of Greenwood 1926. Each case is kept by its whole ticks of 100 ns, exact up to 28 years and to the nearest 2 µs beyond.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equal when the cases are the same, in any order. No order and no arithmetic; <see cref="Merge"/> puts the cases of two together. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var cases = DurationDistribution.From(
///     CensoredDuration.Resolved(TimeSpan.FromHours(1)),
///     CensoredDuration.Resolved(TimeSpan.FromHours(5)),
///     CensoredDuration.StillOpen(TimeSpan.FromHours(9)));
/// TimeSpan? median = cases?.Median.Value;   // 5 hours; without the open case it would be 1
/// </code>
/// </example>
[JsonConverter(typeof(DurationDistributionJsonConverter))]
public sealed class DurationDistribution : IEquatable<DurationDistribution>
{
    internal const string Unit = "calendar ticks";

    internal DurationDistribution(SurvivalCurve curve) => Curve = curve;

    /// <summary>All cases, 1 or more.</summary>
    public long N => Curve.N;

    /// <summary>The cases that ended.</summary>
    public long Resolved => Curve.Events;

    /// <summary>The cases that were still open when last seen.</summary>
    public long Open => Curve.Censored;

    /// <summary>The cases that were not observed from their beginning.</summary>
    public long LateEntries => Curve.LateEntries;

    /// <summary>The longest time observed: beyond it nothing is known.</summary>
    public TimeSpan Longest => TimeSpan.FromTicks(DurationTicks.Of(Curve.Last));

    /// <summary>The median with its limits at 95 % (log-log), which may say that it is not reached.</summary>
    public DurationQuantile Median => Quantile();

    /// <summary>The figures of the cases that ended and of those alone; <see langword="null"/> when none has. Too short while cases are open.</summary>
    public ResolvedOnlyDurations? ResolvedOnly => Resolved == 0 ? null : new ResolvedOnlyDurations(Curve);

    /// <summary>The curve behind, with times in ticks of 100 ns of calendar time.</summary>
    public SurvivalCurve Curve { get; }

    /// <summary>Makes the distribution of cases. Give all of them: without the open ones every figure is too short.</summary>
    /// <param name="cases">The cases.</param>
    /// <returns>The distribution, or <see langword="null"/> without cases.</returns>
    public static DurationDistribution? From(IEnumerable<CensoredDuration> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var table = new SurvivalTable();
        foreach (var one in cases) table.Add(one.ElapsedTicks, !one.IsOpen, one.EntryTicks);
        return Of(table);
    }

    /// <inheritdoc cref="From(IEnumerable{CensoredDuration})"/>
    public static DurationDistribution? From(params ReadOnlySpan<CensoredDuration> cases)
    {
        var table = new SurvivalTable();
        foreach (var one in cases) table.Add(one.ElapsedTicks, !one.IsOpen, one.EntryTicks);
        return Of(table);
    }

    /// <summary>Makes the distribution of cases that are already counted by time, such as those of a histogram.</summary>
    /// <param name="times">Different times, ascending, 0 or more.</param>
    /// <param name="resolved">How many cases ended at each time.</param>
    /// <param name="stillOpen">How many cases were last seen, still open, at each time.</param>
    /// <returns>The distribution, or <see langword="null"/> when no case is counted.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, the times are not ascending, or a count is negative.</exception>
    public static DurationDistribution? FromBins(ReadOnlySpan<TimeSpan> times, ReadOnlySpan<long> resolved, ReadOnlySpan<long> stillOpen)
    {
        if (resolved.Length != times.Length || stillOpen.Length != times.Length)
            throw new ArgumentException($"There are {times.Length} times, {resolved.Length} counts of resolved cases and {stillOpen.Length} of open ones. Give one of each for every time.", nameof(times));
        var ticks = new double[times.Length];
        long[] ended = resolved.ToArray(), open = stillOpen.ToArray();
        var bins = 0;
        for (var i = 0; i < times.Length; i++)
        {
            if (i > 0 && times[i] <= times[i - 1]) throw new ArgumentException($"The time {times[i]} stands after {times[i - 1]}. Give different times, ascending.", nameof(times));

            // Beyond 28 years different ticks may be the same time of the curve.
            var isNew = bins == 0 || ticks[bins - 1] != times[i].Ticks;
            if (isNew) (ticks[bins], ended[bins], open[bins]) = (times[i].Ticks, resolved[i], stillOpen[i]);
            else (ended[bins - 1], open[bins - 1]) = (ended[bins - 1] + resolved[i], open[bins - 1] + stillOpen[i]);
            if (isNew) bins++;
        }

        return SurvivalCurve.OfCounts(ticks.AsSpan(0, bins), ended.AsSpan(0, bins), open.AsSpan(0, bins)) is { } curve ? new DurationDistribution(curve) : null;
    }

    /// <summary>The share of all cases that is still open after a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>A share 0…1; <see langword="null"/> beyond <see cref="Longest"/>, unless all cases have ended.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public double? OpenAfter(TimeSpan time) => Curve.At(time.Ticks);

    /// <summary>The share of all cases that ended within a time: 1 − <see cref="OpenAfter"/>.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>A share 0…1; <see langword="null"/> beyond <see cref="Longest"/>, unless all cases have ended.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public double? ResolvedWithin(TimeSpan time) => 1 - OpenAfter(time);

    /// <summary>Greenwood's standard error of both shares at a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>The standard error, as a share; <see langword="null"/> where the share is not known, and where no case is left open.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public double? StandardError(TimeSpan time) => Curve.StandardErrorAt(time.Ticks);

    /// <summary>The confidence interval of the share still open after a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The kind of interval; log-log by default.</param>
    /// <returns>Limits as shares 0…1; <see langword="null"/> where the share is not known or is 0, and for log-log also where it is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or the method is none.</exception>
    public Interval? OpenAfterInterval(TimeSpan time, Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog)
        => Curve.IntervalAt(time.Ticks, confidence, method);

    /// <summary>The confidence interval of the share that ended within a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The kind of interval; log-log by default.</param>
    /// <returns>Limits as shares 0…1; <see langword="null"/> where the share is not known or is 1, and for log-log also where it is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or the method is none.</exception>
    public Interval? ResolvedWithinInterval(TimeSpan time, Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog)
        => OpenAfterInterval(time, confidence, method) is { } open ? Interval.Of(1 - open.High, 1 - open.Low, confidence, open.Method) : null;

    /// <summary>The time by which a share of all cases has ended.</summary>
    /// <param name="level">The share; the median by default.</param>
    /// <param name="confidence">The confidence of the limits; .95 by default.</param>
    /// <param name="method">The kind of interval of the curve that the limits come from; log-log by default.</param>
    /// <returns>The quantile, which may say that it is not reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is none.</exception>
    public DurationQuantile Quantile(QuantileLevel level = default, Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog)
        => new(Curve.Quantile(level, confidence, method));

    /// <summary>The average time until the end or the horizon, whichever comes first: the honest mean while cases are open.</summary>
    /// <param name="horizon">The horizon, 0 or more.</param>
    /// <returns>A time up to the horizon; <see langword="null"/> when the horizon is beyond <see cref="Longest"/>, unless all cases have ended.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative.</exception>
    public TimeSpan? RestrictedMean(TimeSpan horizon) => Time(Curve.RestrictedMean(horizon.Ticks));

    /// <summary>The standard error of the restricted mean.</summary>
    /// <param name="horizon">The horizon, 0 or more.</param>
    /// <returns>The standard error; <see langword="null"/> when there is no restricted mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative.</exception>
    public TimeSpan? RestrictedMeanStandardError(TimeSpan horizon) => Time(Curve.RestrictedMeanStandardError(horizon.Ticks));

    /// <summary>The distribution of the cases of two, exactly as if all had been given at once.</summary>
    /// <param name="other">The other distribution.</param>
    /// <returns>The distribution of all cases.</returns>
    /// <exception cref="OverflowException">The cases together are more than 64 bits hold.</exception>
    public DurationDistribution Merge(DurationDistribution other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new DurationDistribution(Curve.Merge(other.Curve));
    }

    /// <inheritdoc/>
    public bool Equals(DurationDistribution? other) => other is not null && Curve.Equals(other.Curve);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DurationDistribution);

    /// <inheritdoc/>
    public override int GetHashCode() => Curve.GetHashCode();

    /// <summary>Whether two distributions hold the same cases.</summary>
    /// <param name="left">One distribution.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(DurationDistribution? left, DurationDistribution? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two distributions hold different cases.</summary>
    /// <param name="left">One distribution.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(DurationDistribution? left, DurationDistribution? right) => !(left == right);

    /// <summary>The median with its limits, the cases and the open ones among them.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median}, n {N}, {Open} open");

    private static DurationDistribution? Of(SurvivalTable table) => table.ToSurvivalCurve() is { } curve ? new DurationDistribution(curve) : null;

    private static TimeSpan? Time(double? ticks) => ticks is { } known ? TimeSpan.FromTicks(DurationTicks.Of(known)) : null;
}
