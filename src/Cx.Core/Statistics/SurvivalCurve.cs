using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>The Kaplan–Meier curve: the share S(t) of all cases that have not ended by time t, where some are only known not to have ended yet.</summary>
/// <remarks>
/// <para>S(t) = product over event times t_i ≤ t of (1 − d_i/n_i), with d_i events among the n_i cases that were still observed just before t_i (Kaplan and Meier,
/// <i>Nonparametric Estimation from Incomplete Observations</i>, 1958). At a tie, events come before censorings. A case that entered late, at e, is at risk when e &lt; t ≤ its own time.</para>
/// <para>Variance: S² G with G = sum d_i/(n_i (n_i − d_i)) (Greenwood, <i>The Natural Duration of Cancer</i>, 1926).</para>
/// <para>S is a share 0…1; times have the unit they were given in, 0 or more. Beyond the last time nothing is known, and nothing is answered, unless S is 0 there. Without any case there is no curve: the factories give <c>null</c>.</para>
/// <para>The state is a table of whole numbers, so that merging two curves is exactly the curve of all their cases. Equal when the tables are equal. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var curve = SurvivalCurve.Of([6, 7, 9, 10], [true, true, false, true]);
/// double? s = curve?.At(8);                        // 0.5
/// double? median = curve?.Quantile().Value;        // 7
/// </code>
/// </example>
[JsonConverter(typeof(SurvivalCurveJsonConverter))]
public sealed class SurvivalCurve : IEquatable<SurvivalCurve>
{
    // S is a product of rounded factors: a level that it meets exactly in fractions may be missed by a trace in binary.
    private const double Slack = 1e-9;

    private readonly SurvivalRows _rows;
    private readonly double[] _times;
    private readonly long[] _events;
    private readonly long[] _censored;
    private readonly long[] _entered;
    private readonly long[] _atRisk;
    private readonly double[] _survival;
    private readonly double[] _greenwood;

    /// <summary>Takes the rows over; they must be without <see cref="Defect"/>.</summary>
    internal SurvivalCurve(SurvivalRows rows)
    {
        _rows = rows;
        _times = rows.Times;
        _events = rows.Events;
        _censored = rows.Censored;
        _entered = rows.Entered;
        Events = Sum(_events);
        Censored = Sum(_censored);
        LateEntries = Sum(_entered);
        N = Events + Censored;
        _atRisk = new long[_times.Length];
        _survival = new double[_times.Length];
        _greenwood = new double[_times.Length];
        var risk = N - LateEntries;
        double survival = 1, greenwood = 0;
        for (var i = 0; i < _times.Length; i++)
        {
            _atRisk[i] = risk;
            if (_events[i] > 0)
            {
                var left = risk - _events[i];
                survival *= (double)left / risk;
                greenwood += (double)_events[i] / risk / left;
            }

            _survival[i] = survival;
            _greenwood[i] = greenwood;
            risk += _entered[i] - _events[i] - _censored[i];
        }
    }

    /// <summary>All cases, 1 or more.</summary>
    public long N { get; }

    /// <summary>The cases that ended.</summary>
    public long Events { get; }

    /// <summary>The cases that had not ended when last seen.</summary>
    public long Censored { get; }

    /// <summary>The cases that were not observed from their beginning.</summary>
    public long LateEntries { get; }

    /// <summary>The last time at which anything is known, in the unit of the times.</summary>
    public double Last => _times[^1];

    /// <summary>The different times, ascending, in the unit they were given in; the other columns have a place for each.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>How many cases ended at each time.</summary>
    public ReadOnlySpan<long> EventCounts => _events;

    /// <summary>How many cases were last seen, not ended, at each time.</summary>
    public ReadOnlySpan<long> CensoredCounts => _censored;

    /// <summary>How many late cases came under observation at each time.</summary>
    public ReadOnlySpan<long> EnteredCounts => _entered;

    /// <summary>How many cases were under observation just before each time.</summary>
    public ReadOnlySpan<long> AtRiskCounts => _atRisk;

    /// <summary>S at each time, a share 0…1, never rising.</summary>
    public ReadOnlySpan<double> Survival => _survival;

    /// <summary>Makes the curve of cases that were all observed from their beginning.</summary>
    /// <param name="times">The time at which each case ended or was last seen, 0 or more.</param>
    /// <param name="isEvent">Whether each case ended then; false where it was only last seen.</param>
    /// <returns>The curve, or <c>null</c> without cases.</returns>
    /// <exception cref="ArgumentException">There is not one entry for each case.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, infinite or NaN.</exception>
    public static SurvivalCurve? Of(ReadOnlySpan<double> times, ReadOnlySpan<bool> isEvent)
    {
        SampleArguments.SameLength(times.Length, isEvent.Length, nameof(isEvent));
        var table = new SurvivalTable();
        for (var i = 0; i < times.Length; i++)
        {
            CheckTime(times[i], nameof(times));
            table.Add(times[i], isEvent[i], 0);
        }

        return table.ToSurvivalCurve();
    }

    /// <summary>Makes the curve of cases of which some came under observation late (left truncation).</summary>
    /// <param name="times">The time at which each case ended or was last seen, 0 or more.</param>
    /// <param name="isEvent">Whether each case ended then; false where it was only last seen.</param>
    /// <param name="entries">The time at which each case came under observation, below its own time; 0 where that was from the beginning.</param>
    /// <returns>The curve, or <c>null</c> without cases.</returns>
    /// <exception cref="ArgumentException">There is not one entry for each case.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, infinite or NaN, or a late entry is not before the time of its case.</exception>
    public static SurvivalCurve? Of(ReadOnlySpan<double> times, ReadOnlySpan<bool> isEvent, ReadOnlySpan<double> entries)
    {
        SampleArguments.SameLength(times.Length, isEvent.Length, nameof(isEvent));
        SampleArguments.SameLength(times.Length, entries.Length, nameof(entries));
        var table = new SurvivalTable();
        for (var i = 0; i < times.Length; i++)
        {
            CheckTime(times[i], nameof(times));
            CheckTime(entries[i], nameof(entries));
            if (entries[i] > 0 && entries[i] >= times[i])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(entries), entries[i], $"A case that enters at {DistributionArguments.Text(entries[i])} is never observed when it leaves at {DistributionArguments.Text(times[i])}. Leave such cases out before the study.");
            }

            table.Add(times[i], isEvent[i], entries[i]);
        }

        return table.ToSurvivalCurve();
    }

    /// <summary>Makes the curve of cases that are already counted by time.</summary>
    /// <param name="times">Different times, ascending, 0 or more.</param>
    /// <param name="events">How many cases ended at each time.</param>
    /// <param name="censored">How many cases were last seen, not ended, at each time.</param>
    /// <returns>The curve, or <c>null</c> when no case is counted.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, the times are not ascending, or a count is negative.</exception>
    public static SurvivalCurve? OfCounts(ReadOnlySpan<double> times, ReadOnlySpan<long> events, ReadOnlySpan<long> censored)
    {
        long[] entered = new long[times.Length];
        if (Defect(times, events, censored, entered) is { } defect)
        {
            throw new ArgumentException(defect, nameof(times));
        }

        return OfTable(times.ToArray(), events.ToArray(), censored.ToArray(), entered);
    }

    /// <summary>The share of all cases that have not ended by a time.</summary>
    /// <param name="time">A time, 0 or more, in the unit of the curve.</param>
    /// <returns>S(t), a share 0…1; <c>null</c> beyond the last time, where nothing is known, unless S is 0 there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, infinite or NaN.</exception>
    public double? At(double time) => Known(time) is { } row ? SurvivalOf(row) : null;

    /// <summary>Greenwood's standard error of S at a time.</summary>
    /// <param name="time">A time, 0 or more, in the unit of the curve.</param>
    /// <returns>The standard error, as a share; <c>null</c> where S is not known or is 0, which says nothing about its error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, infinite or NaN.</exception>
    public double? StandardErrorAt(double time)
        => Known(time) is { } row && SurvivalOf(row) is > 0 and var survival ? survival * Math.Sqrt(GreenwoodOf(row)) : null;

    /// <summary>The confidence interval of S at a time.</summary>
    /// <param name="time">A time, 0 or more, in the unit of the curve.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The kind of interval; log-log by default.</param>
    /// <returns>Limits as shares 0…1; <c>null</c> where S is not known or is 0, and for log-log also where it is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, infinite or NaN, or the method is none.</exception>
    public Interval? IntervalAt(double time, Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog)
        => Known(time) is { } row && Limit(row, confidence.Z, method) is { } low && Limit(row, -confidence.Z, method) is { } high
            ? Interval.Of(low, high, confidence, method.ToString())
            : null;

    /// <summary>The time by which a share of all cases has ended.</summary>
    /// <param name="level">The share; the median by default.</param>
    /// <param name="confidence">The confidence of the limits; .95 by default.</param>
    /// <param name="method">The kind of interval of S that the limits come from; log-log by default.</param>
    /// <returns>The quantile, which may say that it is not reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is none.</exception>
    public SurvivalQuantile Quantile(QuantileLevel level = default, Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog)
    {
        var target = (1 - level.Value) + Slack;
        var z = confidence.Z;
        double? value = null, low = null, high = null;
        for (var row = 0; row < _times.Length && (value is null || low is null || high is null); row++)
        {
            if (_events[row] == 0)
            {
                continue;
            }

            if (_survival[row] <= target) { value ??= _times[row]; }
            if (low is null && Limit(row, z, method) <= target) { low = _times[row]; }
            // The upper limit is no lower than S, and so no earlier.
            if (value is not null && high is null && Limit(row, -z, method) <= target) { high = _times[row]; }
        }

        return new SurvivalQuantile(level, value, low, high, confidence, method);
    }

    /// <summary>The restricted mean: the average time until the end or the horizon, whichever comes first. The area under S up to the horizon.</summary>
    /// <param name="horizon">The horizon, 0 or more, in the unit of the curve.</param>
    /// <returns>A time 0…<paramref name="horizon"/>; <c>null</c> when the horizon is beyond the last time, unless S is 0 there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative, infinite or NaN.</exception>
    public double? RestrictedMean(double horizon) => Known(horizon) is { } last ? Area(last, horizon) : null;

    /// <summary>The standard error of the restricted mean: sqrt of the sum of A_i² d_i/(n_i (n_i − d_i)), A_i the area under S from t_i to the horizon.</summary>
    /// <param name="horizon">The horizon, 0 or more, in the unit of the curve.</param>
    /// <returns>The standard error, in the unit of the times; <c>null</c> when there is no restricted mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative, infinite or NaN.</exception>
    public double? RestrictedMeanStandardError(double horizon)
    {
        if (Known(horizon) is not { } last)
        {
            return null;
        }

        double area = 0, variance = 0;
        var until = horizon;
        for (var row = last; row >= 0; row--)
        {
            area += (until - _times[row]) * _survival[row];
            until = _times[row];
            // Where the last case at risk ends, S is 0 from there on, and so is the area.
            var left = _atRisk[row] - _events[row];
            if (left > 0)
            {
                variance += area * area * _events[row] / _atRisk[row] / left;
            }
        }

        return Math.Sqrt(variance);
    }

    /// <summary>The curve of the cases of two curves together, exactly as if all had been given at once.</summary>
    /// <param name="other">The other curve, with times in the same unit.</param>
    /// <returns>The curve of all cases.</returns>
    /// <exception cref="OverflowException">The cases together are more than 64 bits hold.</exception>
    public SurvivalCurve Merge(SurvivalCurve other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SurvivalCurve(_rows.Merge(other._rows));
    }

    /// <inheritdoc/>
    public bool Equals(SurvivalCurve? other)
        => ReferenceEquals(this, other)
            || (other is not null && _times.AsSpan().SequenceEqual(other._times) && _events.AsSpan().SequenceEqual(other._events)
                && _censored.AsSpan().SequenceEqual(other._censored) && _entered.AsSpan().SequenceEqual(other._entered));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SurvivalCurve);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(N, Events, LateEntries, _times.Length, Last);

    /// <summary>Whether two curves are equal.</summary>
    /// <param name="left">One curve.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether their tables are equal.</returns>
    public static bool operator ==(SurvivalCurve? left, SurvivalCurve? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two curves differ.</summary>
    /// <param name="left">One curve.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether their tables differ.</returns>
    public static bool operator !=(SurvivalCurve? left, SurvivalCurve? right) => !(left == right);

    /// <summary>Cases, events and the last value of S as invariant text.</summary>
    /// <returns>Text such as <c>n 21, 9 events, S 0.448179 at 35</c>.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"n {N}, {Events} events, S {_survival[^1]:G6} at {Last:G6}");

    internal static SurvivalCurve? OfTable(double[] times, long[] events, long[] censored, long[] entered)
    {
        var keep = Enumerable.Range(0, times.Length).Where(row => (events[row] | censored[row] | entered[row]) != 0).ToArray();
        return keep.Length == 0
            ? null
            : new SurvivalCurve(SurvivalRows.Of(
                Array.ConvertAll(keep, row => times[row] + 0.0),
                Array.ConvertAll(keep, row => events[row]),
                Array.ConvertAll(keep, row => censored[row]),
                Array.ConvertAll(keep, row => entered[row])));
    }

    /// <summary>Why a table makes no curve, or <c>null</c> when it is fine.</summary>
    internal static string? Defect(ReadOnlySpan<double> times, ReadOnlySpan<long> events, ReadOnlySpan<long> censored, ReadOnlySpan<long> entered)
    {
        if (events.Length != times.Length || censored.Length != times.Length || entered.Length != times.Length)
        {
            return "The columns of a survival table have one entry for each time.";
        }

        Int128 cases = 0, late = 0;
        for (var row = 0; row < times.Length; row++)
        {
            if (!(times[row] >= 0) || !double.IsFinite(times[row]) || (row > 0 && times[row] <= times[row - 1]))
            {
                return $"The times of a survival table are finite, 0 or more, and ascend; {DistributionArguments.Text(times[row])} does not fit.";
            }

            if (events[row] < 0 || censored[row] < 0 || entered[row] < 0)
            {
                return $"The counts of a survival table are 0 or more; at {DistributionArguments.Text(times[row])} one is negative.";
            }

            if (entered[row] > 0 && times[row] == 0)
            {
                return "A late entry is at a time above 0; at 0 it is none.";
            }

            cases += (Int128)events[row] + censored[row];
            late += entered[row];
        }

        if (cases > long.MaxValue)
        {
            return "The cases of a survival table together are more than 64 bits hold.";
        }

        var risk = cases - late;
        for (var row = 0; row < times.Length; row++)
        {
            risk -= (Int128)events[row] + censored[row];
            if (risk < 0)
            {
                return $"At {DistributionArguments.Text(times[row])} more cases leave than are under observation.";
            }

            risk += entered[row];
        }

        return null;
    }

    internal static void CheckTime(double time, string name)
    {
        if (!(time >= 0) || !double.IsFinite(time))
        {
            throw new ArgumentOutOfRangeException(name, time, $"A time is a finite number, 0 or more, and {DistributionArguments.Text(time)} is not. Count such cases as invalid.");
        }
    }

    private static long Sum(long[] counts)
    {
        long sum = 0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }

    private double SurvivalOf(int row) => row < 0 ? 1 : _survival[row];

    private double GreenwoodOf(int row) => row < 0 ? 0 : _greenwood[row];

    // The last row at or before the time, -1 before the first; null where S is not known.
    private int? Known(double time)
    {
        CheckTime(time, nameof(time));
        if (time > Last && _survival[^1] > 0)
        {
            return null;
        }

        var found = Array.BinarySearch(_times, time);
        return found >= 0 ? found : ~found - 1;
    }

    // The lower limit of S at a row, and the upper one with the opposite z.
    private double? Limit(int row, double z, SurvivalInterval method)
    {
        var survival = SurvivalOf(row);
        var spread = z * Math.Sqrt(GreenwoodOf(row));
        switch (method)
        {
            case SurvivalInterval.Plain:
                return survival == 0 ? null : Math.Clamp(survival - (survival * spread), 0, 1);
            case SurvivalInterval.Log:
                return survival == 0 ? null : Math.Min(1, survival * Math.Exp(-spread));
            case SurvivalInterval.LogLog:
                return survival is 0 or 1 ? null : Math.Pow(survival, Math.Exp(spread / Math.Abs(Math.Log(survival))));
            default:
                throw SampleArguments.UnknownMethod(method);
        }
    }

    private double Area(int last, double horizon)
    {
        double area = 0, from = 0, survival = 1;
        for (var row = 0; row <= last; row++)
        {
            area += (_times[row] - from) * survival;
            from = _times[row];
            survival = _survival[row];
        }

        return area + ((horizon - from) * survival);
    }
}
