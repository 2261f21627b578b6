using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>How long customers stay, those who are still there included (Kaplan–Meier).</summary>
/// <remarks>
/// <para>Times are in periods of the caller, such as months. The share still there is 0…1; beyond the longest time observed nothing is known, and nothing is answered.</para>
/// <para>A customer who is still there counts as far as they are known. Without customers there is no curve: the factories give <see langword="null"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: the table of the curve. No order; <see cref="Merge"/> puts the customers of two together. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var curve = RetentionCurve.Of(tenures: [1, 3, 6, 6, 12], hasLeft: [true, true, true, false, false]);
/// double? half = curve?.At(6);                   // 0.4
/// ChurnHazard? first = curve?.Hazard(0, 6);      // 3 leavers in 22 customer-months
/// </code>
/// </example>
[JsonConverter(typeof(RetentionCurveJsonConverter))]
public sealed class RetentionCurve : IEquatable<RetentionCurve>
{
    internal RetentionCurve(SurvivalCurve curve) => Curve = curve;

    /// <summary>All customers, 1 or more.</summary>
    public long N => Curve.N;

    /// <summary>Those who left.</summary>
    public long Lost => Curve.Events;

    /// <summary>Those who were still there when last seen.</summary>
    public long Active => Curve.Censored;

    /// <summary>The longest time observed, in periods: beyond it nothing is known.</summary>
    public double Longest => Curve.Last;

    /// <summary>The curve behind, with its errors, intervals and the test of groups (<see cref="LogRank"/>).</summary>
    public SurvivalCurve Curve { get; }

    /// <summary>Makes the curve of customers.</summary>
    /// <param name="tenures">How long each customer stayed, or has stayed so far, 0 or more, in periods.</param>
    /// <param name="hasLeft">Whether each customer left then; false for one who is still there.</param>
    /// <returns>The curve, or <see langword="null"/> without customers.</returns>
    /// <exception cref="ArgumentException">There is not one entry for each customer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, infinite or NaN.</exception>
    public static RetentionCurve? Of(ReadOnlySpan<double> tenures, ReadOnlySpan<bool> hasLeft)
        => SurvivalCurve.Of(tenures, hasLeft) is { } curve ? new RetentionCurve(curve) : null;

    /// <summary>Makes the curve of a distribution of tenures: a case begins when a customer is won and ends when they leave.</summary>
    /// <param name="tenures">The tenures, those who are still there as open cases.</param>
    /// <param name="period">The unit of the curve, above 0.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not above 0.</exception>
    public static RetentionCurve From(DurationDistribution tenures, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(tenures);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        var curve = tenures.Curve;
        var times = new List<double>();
        List<long> lost = [], active = [], entered = [];
        for (var row = 0; row < curve.Times.Length; row++)
        {
            var time = curve.Times[row] / period.Ticks;
            // Beyond 14 years two times that are one tick apart may have one quotient.
            if (times.Count == 0 || times[^1] < time)
            {
                times.Add(time);
                lost.Add(0);
                active.Add(0);
                entered.Add(0);
            }

            lost[^1] += curve.EventCounts[row];
            active[^1] += curve.CensoredCounts[row];
            entered[^1] += curve.EnteredCounts[row];
        }

        return new RetentionCurve(SurvivalCurve.OfTable([.. times], [.. lost], [.. active], [.. entered])!);
    }

    /// <summary>The share still there after a time.</summary>
    /// <param name="time">The time, 0 or more, in periods.</param>
    /// <returns>A share 0…1; <see langword="null"/> beyond <see cref="Longest"/>, unless everybody has left.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, infinite or NaN.</exception>
    public double? At(double time) => Curve.At(time);

    /// <summary>The confidence interval of the share still there.</summary>
    /// <param name="time">The time, 0 or more, in periods.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The kind of interval; log-log by default.</param>
    /// <returns>Limits as shares 0…1; <see langword="null"/> where the share is not known or is 0, and for log-log also where it is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, infinite or NaN, or the method is none.</exception>
    public Interval? Interval(double time, Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog) => Curve.IntervalAt(time, confidence, method);

    /// <summary>The hazard of leaving between two ages: leavers per unit of the time customers spent between them.</summary>
    /// <param name="from">The earlier age, 0 or more; not part of the stretch, except 0.</param>
    /// <param name="to">The later age, above <paramref name="from"/>; part of the stretch.</param>
    /// <returns>The hazard per period, with an interval; <see langword="null"/> when nobody was observed between them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An age is negative, infinite or NaN, or the later is not above the earlier.</exception>
    public ChurnHazard? Hazard(double from, double to)
    {
        SurvivalCurve.CheckTime(from, nameof(from));
        SurvivalCurve.CheckTime(to, nameof(to));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        long lost = 0;
        double time = 0;
        for (var row = 0; row < Curve.Times.Length; row++)
        {
            var at = Curve.Times[row];
            if (at <= to && (at > from || from == 0)) lost += Curve.EventCounts[row];
            // Who came under observation late was not seen before that.
            time += (Math.Clamp(at, from, to) - from) * (Curve.EventCounts[row] + Curve.CensoredCounts[row] - Curve.EnteredCounts[row]);
        }

        return ChurnHazard.Of(lost, time, ChurnBase.CustomerTime);
    }

    /// <summary>The curve of the customers of two, exactly as if all had been given at once.</summary>
    /// <param name="other">The other curve, in the same periods.</param>
    /// <returns>The curve of all customers.</returns>
    /// <exception cref="OverflowException">The customers together are more than 64 bits hold.</exception>
    public RetentionCurve Merge(RetentionCurve other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new RetentionCurve(Curve.Merge(other.Curve));
    }

    /// <inheritdoc/>
    public bool Equals(RetentionCurve? other) => other is not null && Curve == other.Curve;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RetentionCurve);

    /// <inheritdoc/>
    public override int GetHashCode() => Curve.GetHashCode();

    /// <summary>Whether two curves are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(RetentionCurve? left, RetentionCurve? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two curves differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(RetentionCurve? left, RetentionCurve? right) => !(left == right);

    /// <summary>Customers, leavers and the last share still there.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Curve.ToString();
}
