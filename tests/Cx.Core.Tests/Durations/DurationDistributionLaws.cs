using Cx.Core.Durations;
using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Durations;

/// <summary>The distribution against the definitions of Kaplan and Meier, case by case.</summary>
public class DurationDistributionLaws
{
    [Fact]
    public void The_share_still_open_is_the_product_over_the_times_of_ends() => Law.Holds(Times.Cases, cases =>
    {
        var distribution = DurationDistribution.From(cases)!;
        double share = 1, sum = 0;
        foreach (var time in cases.Where(one => !one.IsOpen).Select(one => one.Elapsed).Distinct().Order())
        {
            double atRisk = cases.Count(one => (one.Entry ?? TimeSpan.MinValue) < time && time <= one.Elapsed);
            double ended = cases.Count(one => !one.IsOpen && one.Elapsed == time);
            share *= 1 - (ended / atRisk);
            sum += ended / (atRisk * (atRisk - ended));
            Assert.Equal(share, distribution.OpenAfter(time)!.Value, 1e-12);
            Assert.Equal(1 - share, distribution.ResolvedWithin(time)!.Value, 1e-12);
            if (share > 1e-12) Assert.Equal(share * Math.Sqrt(sum), distribution.StandardError(time)!.Value, 1e-12);
            else Assert.Null(distribution.StandardError(time));
        }

        Assert.Equal((cases.Length, cases.Count(one => one.IsOpen), cases.Count(one => one.Entry is not null)), (distribution.N, distribution.Open, distribution.LateEntries));
        Assert.Equal(cases.Max(one => one.Elapsed), distribution.Longest);
    });

    [Fact]
    public void The_share_still_open_never_rises_and_stays_within_0_and_1() => Law.Holds(Times.Cases, cases =>
    {
        var distribution = DurationDistribution.From(cases)!;
        var before = 1.0;
        for (var time = TimeSpan.Zero; time <= distribution.Longest; time += TimeSpan.FromMinutes(Math.Max(1, Math.Floor(distribution.Longest.TotalMinutes / 50))))
        {
            var share = distribution.OpenAfter(time)!.Value;
            Assert.InRange(share, 0, before);
            before = share;
            foreach (var method in Enum.GetValues<SurvivalInterval>())
            {
                if (distribution.OpenAfterInterval(time, default, method) is not { } interval) continue;
                Assert.InRange(interval.Low, 0, share);
                Assert.InRange(interval.High, share, 1);
                var within = distribution.ResolvedWithinInterval(time, default, method)!;
                Assert.Equal((1 - interval.High, 1 - interval.Low), (within.Low, within.High));
            }
        }
    });

    [Fact]
    public void Without_open_cases_it_is_the_empirical_distribution_and_its_quantiles() => Law.Holds(Times.EndedCases, cases =>
    {
        var distribution = DurationDistribution.From(cases)!;
        foreach (var time in cases.Select(one => one.Elapsed))
        {
            Assert.Equal(cases.Count(one => one.Elapsed > time) / (double)cases.Length, distribution.OpenAfter(time)!.Value, 1e-12);
        }

        foreach (var level in (QuantileLevel[])[default, QuantileLevel.P90, QuantileLevel.Of(1, 3), QuantileLevel.Of(55, 100)])
        {
            Assert.Equal(distribution.ResolvedOnly!.Quantile(level), distribution.Quantile(level).Value);
        }

        Assert.Equal(0, distribution.ResolvedOnly!.LeftOut.Value);
        Assert.Equal(distribution.ResolvedOnly.Mean.Ticks, distribution.RestrictedMean(distribution.Longest)!.Value.Ticks, 1.0);
    });

    [Fact]
    public void The_restricted_mean_is_at_most_the_horizon_and_grows_with_it() =>
        Law.Holds(from cases in Times.Cases from part in Gen.Choose(0, 100) from rest in Gen.Choose(0, part) select (cases, part, rest), given =>
        {
            var distribution = DurationDistribution.From(given.cases)!;
            TimeSpan horizon = distribution.Longest * (given.part / 100.0), earlier = distribution.Longest * (given.rest / 100.0);
            Assert.InRange(distribution.RestrictedMean(horizon)!.Value, distribution.RestrictedMean(earlier)!.Value, horizon);
        });

    [Fact]
    public void The_restricted_mean_of_cases_seen_to_their_end_is_the_mean_of_what_fits_into_the_horizon() =>
        Law.Holds(from cases in Times.EndedCases from minutes in Gen.Choose(0, 6000) select (cases, minutes), given =>
        {
            double[] cut = [.. given.cases.Select(one => Math.Min(one.Elapsed.TotalMinutes, given.minutes))];
            var distribution = DurationDistribution.From(given.cases)!;
            var horizon = TimeSpan.FromMinutes(given.minutes);
            Assert.Equal(cut.Average(), distribution.RestrictedMean(horizon)!.Value.TotalMinutes, 1e-6);
            // Greenwood without open cases is the variance of a mean with divisor n.
            var variance = cut.Sum(x => (x - cut.Average()) * (x - cut.Average())) / cut.Length;
            Assert.Equal(Math.Sqrt(variance / cut.Length), distribution.RestrictedMeanStandardError(horizon)!.Value.TotalMinutes, 1e-6);
        });

    [Fact]
    public void Merging_two_distributions_is_one_over_all_cases() =>
        Law.Holds(from cases in Times.Cases from others in Times.Cases select (cases, others), given =>
        {
            var merged = DurationDistribution.From(given.cases)!.Merge(DurationDistribution.From(given.others)!);
            var together = DurationDistribution.From([.. given.others.Reverse(), .. given.cases])!;
            Assert.Equal(together, merged);
            Assert.Equal(together.Curve.Survival.ToArray(), merged.Curve.Survival.ToArray());
            Assert.Equal(together.Median, merged.Median);
        });

    [Fact]
    public void A_quantile_is_the_first_time_by_which_so_many_have_ended_and_its_limits_surround_it() =>
        Law.Holds(from cases in Times.Cases from percent in Gen.Choose(1, 99) from method in Gen.Elements(Enum.GetValues<SurvivalInterval>()) select (cases, percent, method), given =>
        {
            var distribution = DurationDistribution.From(given.cases)!;
            var quantile = distribution.Quantile(QuantileLevel.Of(given.percent, 100), default, given.method);
            var first = given.cases.Where(one => !one.IsOpen).Select(one => one.Elapsed).Order()
                .Select(time => (TimeSpan?)time).FirstOrDefault(time => distribution.OpenAfter(time!.Value) <= 1 - (given.percent / 100.0) + 1e-9);
            Assert.Equal(first, quantile.Value);
            Assert.Equal(first is not null, quantile.IsReached);
            if (quantile is { Low: { } low, Value: { } value }) Assert.True(low <= value);
            if (quantile is { High: { } high }) Assert.True(quantile.Value <= high);
        });

    [Fact]
    public void Times_twice_as_long_give_quantiles_and_means_twice_as_long() => Law.Holds(Times.Cases, cases =>
    {
        var once = DurationDistribution.From(cases)!;
        var twice = DurationDistribution.From(cases.Select(Doubled))!;
        Assert.Equal(2 * once.Median.Value, twice.Median.Value);
        Assert.Equal(2 * once.RestrictedMean(once.Longest)!.Value.TotalHours, twice.RestrictedMean(twice.Longest)!.Value.TotalHours, 1e-9);
        Assert.Equal(once.Curve.Survival.ToArray(), twice.Curve.Survival.ToArray());
    });

    [Fact]
    public void Business_time_has_the_same_arithmetic() => Law.Holds(Times.Cases, cases =>
    {
        var calendar = DurationDistribution.From(cases)!;
        var business = BusinessDurationDistribution.From(cases.Select(InBusiness))!;
        var hour = TimeSpan.FromHours(1);
        var businessHour = BusinessDuration.FromHours(1);

        Assert.Equal((calendar.N, calendar.Open, calendar.Resolved, calendar.LateEntries), (business.N, business.Open, business.Resolved, business.LateEntries));
        Assert.Equal(calendar.Longest.TotalHours, business.Longest.TotalHours);
        Assert.Equal(calendar.Median.Value?.TotalHours, business.Median.Value?.TotalHours);
        Assert.Equal(calendar.Median.Low?.TotalHours, business.Median.Low?.TotalHours);
        Assert.Equal(calendar.Median.High?.TotalHours, business.Median.High?.TotalHours);
        Assert.Equal(calendar.OpenAfter(hour), business.OpenAfter(businessHour));
        Assert.Equal(calendar.ResolvedWithin(hour), business.ResolvedWithin(businessHour));
        Assert.Equal(calendar.StandardError(hour), business.StandardError(businessHour));
        Assert.Equal(calendar.OpenAfterInterval(hour), business.OpenAfterInterval(businessHour));
        Assert.Equal(calendar.ResolvedWithinInterval(hour), business.ResolvedWithinInterval(businessHour));
        Assert.Equal(calendar.RestrictedMean(hour)?.TotalHours, business.RestrictedMean(businessHour)?.TotalHours);
        Assert.Equal(calendar.RestrictedMeanStandardError(hour)?.TotalHours, business.RestrictedMeanStandardError(businessHour)?.TotalHours);
        Assert.Equal(calendar.ResolvedOnly?.Mean.TotalHours, business.ResolvedOnly?.Mean.TotalHours);
        Assert.Equal(calendar.ResolvedOnly?.Median.TotalHours, business.ResolvedOnly?.Median.TotalHours);
        Assert.Equal(calendar.ResolvedOnly?.LeftOut, business.ResolvedOnly?.LeftOut);
        Assert.Equal(calendar.ResolvedOnly?.N, business.ResolvedOnly?.N);
        Assert.Equal(business, BusinessDurationDistribution.From([.. cases.Select(InBusiness)]));
        Assert.Equal(calendar.Merge(calendar).Curve, business.Merge(business).Curve);
    });

    private static CensoredDuration Doubled(CensoredDuration one)
    {
        var twice = one.IsOpen ? CensoredDuration.StillOpen(2 * one.Elapsed) : CensoredDuration.Resolved(2 * one.Elapsed);
        return one.Entry is { } entry ? twice.WithEntry(2 * entry) : twice;
    }

    private static CensoredBusinessDuration InBusiness(CensoredDuration one)
    {
        var amount = BusinessDuration.FromMinutes(one.Elapsed.TotalMinutes);
        var made = one.IsOpen ? CensoredBusinessDuration.StillOpen(amount) : CensoredBusinessDuration.Resolved(amount);
        return one.Entry is { } entry ? made.WithEntry(BusinessDuration.FromMinutes(entry.TotalMinutes)) : made;
    }
}
