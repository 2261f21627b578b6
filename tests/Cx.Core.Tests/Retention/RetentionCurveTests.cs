using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Retention;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Durations;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Retention;

public class RetentionCurveTests
{
    private static Gen<(double[] Tenures, bool[] HasLeft)> Tenures { get; } =
        from size in Gen.Choose(1, 40)
        from tenures in Gen.ArrayOf(Gen.Choose(0, 24), size)
        from left in Gen.ArrayOf(Gen.Elements(true, false), size)
        select (tenures.Select(tenure => (double)tenure).ToArray(), left);

    [Fact]
    public void It_is_the_survival_curve_of_the_tenures_and_counts_everybody() => Law.Holds(Tenures, given =>
    {
        var curve = RetentionCurve.Of(given.Tenures, given.HasLeft)!;
        Assert.Equal(SurvivalCurve.Of(given.Tenures, given.HasLeft), curve.Curve);
        Assert.Equal((given.HasLeft.Length, given.HasLeft.Count(left => left), given.HasLeft.Count(left => !left)), (curve.N, curve.Lost, curve.Active));
        Assert.Equal(given.Tenures.Max(), curve.Longest);
        Assert.Equal(curve.Curve.IntervalAt(1, Confidence.P90, SurvivalInterval.Plain), curve.Interval(1, Confidence.P90, SurvivalInterval.Plain));
    });

    [Fact]
    public void The_hazard_between_two_ages_is_the_leavers_over_the_time_that_was_observed_between_them() =>
        Law.Holds(from given in Tenures from ages in Gen.Two(Gen.Choose(0, 24)) where ages.Item1 < ages.Item2 select (given, ages.Item1, ages.Item2), given =>
        {
            var ((tenures, hasLeft), from, to) = given;
            var hazard = RetentionCurve.Of(tenures, hasLeft)!.Hazard(from, to);
            var time = tenures.Sum(tenure => Math.Max(0, Math.Min(tenure, to) - from));
            var lost = tenures.Where((tenure, i) => hasLeft[i] && tenure <= to && (tenure > from || from == 0)).Count();
            if (time == 0) Assert.Null(hazard);
            else Assert.Equal((lost, time, ChurnBase.CustomerTime), (hazard!.Lost, hazard.CustomerTime, hazard.Base));
        });

    [Fact]
    public void The_hazards_of_parts_have_the_leavers_and_the_time_of_the_whole() => Law.Holds(Tenures, given =>
    {
        var curve = RetentionCurve.Of(given.Tenures, given.HasLeft)!;
        var (whole, first, second) = (curve.Hazard(0, 24), curve.Hazard(0, 7), curve.Hazard(7, 24));
        if (whole is null) return;
        Assert.Equal(whole.Lost, (first?.Lost ?? 0) + (second?.Lost ?? 0));
        Assert.Equal(given.Tenures.Sum(), (first?.CustomerTime ?? 0) + (second?.CustomerTime ?? 0), 1e-9);
    });

    [Fact]
    public void A_customer_who_came_under_observation_late_was_not_observed_before()
    {
        var late = DurationDistribution.From(CensoredDuration.Resolved(TimeSpan.FromDays(10)).WithEntry(TimeSpan.FromDays(4)), CensoredDuration.StillOpen(TimeSpan.FromDays(6)))!;
        var curve = RetentionCurve.From(late, TimeSpan.FromDays(2));
        // In periods of two days: one from 2 to 5, one from 0 to 3.
        Assert.Equal((1, 3 + 3.0), (curve.Hazard(0, 5)!.Lost, curve.Hazard(0, 5)!.CustomerTime));
        Assert.Equal(2, curve.Hazard(0, 2)!.CustomerTime);
        Assert.Equal(2, curve.Hazard(2, 3)!.CustomerTime);
        Assert.Equal(2, curve.Hazard(3, 5)!.CustomerTime);
    }

    [Fact]
    public void Durations_become_the_same_curve_in_periods() => Law.Holds(Times.Cases, cases =>
    {
        var durations = DurationDistribution.From(cases)!;
        var curve = RetentionCurve.From(durations, TimeSpan.FromMinutes(1));
        foreach (var time in cases.Select(one => one.Elapsed)) Assert.Equal(durations.OpenAfter(time), curve.At(time.TotalMinutes));
        Assert.Equal(durations.LateEntries, curve.Curve.LateEntries);
    });

    [Fact]
    public void The_curves_of_two_groups_merge_into_that_of_all() =>
        Law.Holds(from some in Tenures from others in Tenures select (some, others), given =>
            RetentionCurve.Of(given.some.Tenures, given.some.HasLeft)!.Merge(RetentionCurve.Of(given.others.Tenures, given.others.HasLeft)!)
                == RetentionCurve.Of([.. given.others.Tenures, .. given.some.Tenures], [.. given.others.HasLeft, .. given.some.HasLeft]));

    [Fact]
    public void What_cannot_be_is_refused_and_of_nobody_there_is_no_curve()
    {
        Assert.Null(RetentionCurve.Of([], []));
        var curve = RetentionCurve.Of([1, 2], [true, false])!;
        foreach (var (from, to) in (IEnumerable<(double, double)>)[(-1, 1), (1, 1), (2, 1), (double.NaN, 1), (0, double.PositiveInfinity)])
            Assert.Throws<ArgumentOutOfRangeException>(() => curve.Hazard(from, to));
        Assert.Null(curve.Hazard(2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetentionCurve.From(DurationDistribution.From(CensoredDuration.Resolved(TimeSpan.FromDays(1)))!, TimeSpan.Zero));
        Assert.Equal("n 2, 1 events, S 0.5 at 2", curve.ToString());
    }

    public class CurveJson : JsonContract<RetentionCurve>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(RetentionCurve Value, string Json)> Written =>
            [(RetentionCurve.Of([1, 3, 3.5], [true, true, false])!, """{"times":[1,3,3.5],"events":[1,1,0],"censored":[0,0,1],"entered":[0,0,0]}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused => [("""{"times":[2,1],"events":[1,1],"censored":[0,0],"entered":[0,0]}""", "ascend")];
    }
}
