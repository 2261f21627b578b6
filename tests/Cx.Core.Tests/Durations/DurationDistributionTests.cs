using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Durations;

public class DurationDistributionTests
{
    private static readonly CensoredDuration[] Cases =
    [
        CensoredDuration.Resolved(TimeSpan.FromHours(1)),
        CensoredDuration.Resolved(TimeSpan.FromHours(5)),
        CensoredDuration.StillOpen(TimeSpan.FromHours(9)),
        CensoredDuration.StillOpen(TimeSpan.FromHours(30)),
    ];

    private static readonly DurationDistribution Distribution = DurationDistribution.From(Cases)!;

    [Fact]
    public void Of_no_cases_there_is_no_distribution()
    {
        Assert.Null(DurationDistribution.From([]));
        Assert.Null(DurationDistribution.From(Enumerable.Empty<CensoredDuration>()));
        Assert.Null(BusinessDurationDistribution.From([]));
        Assert.Null(BusinessDurationDistribution.From(Enumerable.Empty<CensoredBusinessDuration>()));
    }

    [Fact]
    public void It_knows_how_many_cases_are_open_and_how_far_they_were_seen()
    {
        Assert.Equal((4, 2, 2, 0), (Distribution.N, Distribution.Resolved, Distribution.Open, Distribution.LateEntries));
        Assert.Equal(TimeSpan.FromHours(30), Distribution.Longest);
    }

    [Fact]
    public void A_sequence_and_a_span_give_the_same() => Assert.Equal(Distribution, DurationDistribution.From(Cases.Reverse()));

    [Fact]
    public void A_quantile_that_is_not_reached_says_so_and_is_no_number()
    {
        // 2 of 4 have ended: the median is reached at 5 hours, nine of ten are not.
        Assert.Equal(TimeSpan.FromHours(5), Distribution.Median.Value);
        var p90 = Distribution.Quantile(QuantileLevel.P90);
        Assert.False(p90.IsReached);
        Assert.Null(p90.Value);
        Assert.Null(p90.High);
        Assert.Equal("9/10: not reached [05:00:00, not reached]", p90.ToString());
        Assert.Equal((QuantileLevel.P90, Confidence.P95, SurvivalInterval.LogLog), (p90.Level, p90.Confidence, p90.Method));
    }

    [Fact]
    public void The_resolved_only_figures_say_what_they_leave_out()
    {
        var resolved = Distribution.ResolvedOnly!;
        Assert.Equal((TimeSpan.FromHours(3), TimeSpan.FromHours(1), 2), (resolved.Mean, resolved.Median, resolved.N));
        Assert.Equal(TimeSpan.FromHours(3), resolved.Quantile(default, QuantileMethod.Linear));
        Assert.Equal(Share.Of(2, 4), resolved.LeftOut);
        Assert.Equal("resolved only: median 01:00:00, mean 03:00:00, n 2, 2 open left out", resolved.ToString());
    }

    [Fact]
    public void Where_nothing_has_ended_there_are_no_resolved_only_figures()
    {
        Assert.Null(DurationDistribution.From(CensoredDuration.StillOpen(TimeSpan.FromHours(1)))!.ResolvedOnly);
        Assert.Null(BusinessDurationDistribution.From(CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(1)))!.ResolvedOnly);
    }

    [Fact]
    public void Beyond_the_longest_time_observed_nothing_is_known()
    {
        var beyond = TimeSpan.FromHours(30) + TimeSpan.FromTicks(1);
        Assert.NotNull(Distribution.OpenAfter(TimeSpan.FromHours(30)));
        Assert.Null(Distribution.OpenAfter(beyond));
        Assert.Null(Distribution.ResolvedWithin(beyond));
        Assert.Null(Distribution.StandardError(beyond));
        Assert.Null(Distribution.OpenAfterInterval(beyond));
        Assert.Null(Distribution.ResolvedWithinInterval(beyond));
        Assert.Null(Distribution.RestrictedMean(beyond));
        Assert.Null(Distribution.RestrictedMeanStandardError(beyond));
    }

    [Fact]
    public void A_negative_time_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.OpenAfter(TimeSpan.FromTicks(-1)));

    [Fact]
    public void Its_text_names_the_open_cases() => UnderCulture.Run(UnderCulture.Foreign, _ =>
    {
        Assert.Equal("1/2: 05:00:00 [01:00:00, not reached], n 4, 2 open", Distribution.ToString());
        var business = BusinessDurationDistribution.From(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(30)))!;
        Assert.Equal("1/2: 30:00:00 business [not reached, not reached], n 1, 0 open", business.ToString());
        Assert.Equal("resolved only: median 30:00:00 business, mean 30:00:00 business, n 1, 0 open left out", business.ResolvedOnly!.ToString());
    });

    [Fact]
    public void The_longest_time_of_all_is_no_trouble()
    {
        var distribution = DurationDistribution.From(CensoredDuration.Resolved(TimeSpan.MaxValue))!;
        Assert.True(distribution.Longest > TimeSpan.FromDays(10_000_000));
        Assert.Equal(distribution.Longest, distribution.Median.Value);
    }

    public class Equality : EqualityContract<DurationDistribution>
    {
        protected override IReadOnlyList<Func<DurationDistribution>> Makers =>
        [
            () => DurationDistribution.From(Cases)!,
            () => DurationDistribution.From(Cases[0])!,
            () => DurationDistribution.From(Cases[1])!,
            () => DurationDistribution.From(CensoredDuration.StillOpen(TimeSpan.FromHours(1)))!,
            () => DurationDistribution.From(CensoredDuration.StillOpen(TimeSpan.FromHours(1)).WithEntry(TimeSpan.FromTicks(1)))!,
        ];
    }

    public class BusinessEquality : EqualityContract<BusinessDurationDistribution>
    {
        protected override IReadOnlyList<Func<BusinessDurationDistribution>> Makers =>
        [
            () => BusinessDurationDistribution.From(CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(1)))!,
            () => BusinessDurationDistribution.From(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(1)))!,
        ];
    }

    public class QuantileEquality : EqualityContract<DurationQuantile>
    {
        protected override IReadOnlyList<Func<DurationQuantile>> Makers =>
        [
            () => Distribution.Median,
            () => Distribution.Quantile(QuantileLevel.P90),
            () => Distribution.Quantile(default, Confidence.P90),
            () => Distribution.Quantile(default, default, SurvivalInterval.Log),
            () => DurationDistribution.From(Cases[0])!.Median,
        ];
    }

    public class BusinessQuantileEquality : EqualityContract<BusinessDurationQuantile>
    {
        protected override IReadOnlyList<Func<BusinessDurationQuantile>> Makers =>
        [
            () => BusinessDurationDistribution.From(CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(1)))!.Median,
            () => BusinessDurationDistribution.From(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(1)))!.Median,
        ];

        [Fact]
        public void It_tells_what_it_was_asked_for()
        {
            var quantile = BusinessDurationDistribution.From(CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(1)))!.Quantile(QuantileLevel.P90, Confidence.P99, SurvivalInterval.Plain);
            Assert.Equal((QuantileLevel.P90, Confidence.P99, SurvivalInterval.Plain, false), (quantile.Level, quantile.Confidence, quantile.Method, quantile.IsReached));
        }
    }

    public class ResolvedOnlyEquality : EqualityContract<ResolvedOnlyDurations>
    {
        protected override IReadOnlyList<Func<ResolvedOnlyDurations>> Makers => [() => Distribution.ResolvedOnly!, () => DurationDistribution.From(Cases[0])!.ResolvedOnly!];
    }

    public class ResolvedOnlyBusinessEquality : EqualityContract<ResolvedOnlyBusinessDurations>
    {
        protected override IReadOnlyList<Func<ResolvedOnlyBusinessDurations>> Makers =>
        [
            () => BusinessDurationDistribution.From(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(1)))!.ResolvedOnly!,
            () => BusinessDurationDistribution.From(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(2)))!.ResolvedOnly!,
        ];
    }

    public class JsonForm : JsonContract<DurationDistribution>
    {
        protected override JsonSerializerContext Context => DurationsJsonContext.Default;

        protected override IReadOnlyList<(DurationDistribution Value, string Json)> Written =>
        [
            (DurationDistribution.From(CensoredDuration.Resolved(TimeSpan.FromTicks(5)), CensoredDuration.StillOpen(TimeSpan.FromTicks(7)).WithEntry(TimeSpan.FromTicks(5)))!,
                """{"unit":"calendar ticks","times":[5,7],"resolved":[1,0],"open":[0,1],"entered":[1,0]}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("3", "A distribution of durations"),
            ("{}", "\"unit\""),
            ("""{"unit":"calendar ticks"}""", "\"times\""),
            ("""{"unit":"calendar ticks","times":[5]}""", "\"resolved\""),
            ("""{"unit":"business ticks","times":[5],"resolved":[1],"open":[0],"entered":[0]}""", "is in calendar ticks"),
            ("""{"unit":"calendar ticks","times":[5],"resolved":[1],"open":[0],"entered":[0],"colour":"red"}""", "no member \"colour\""),
            ("""{"unit":"calendar ticks","times":[5],"resolved":[1,2],"open":[0],"entered":[0]}""", "one entry for each time"),
            ("""{"unit":"calendar ticks","times":[5,5],"resolved":[1,2],"open":[0,0],"entered":[0,0]}""", "ascend"),
            ("""{"unit":"calendar ticks","times":[-5],"resolved":[1],"open":[0],"entered":[0]}""", "0 or more"),
            ("""{"unit":"calendar ticks","times":[5],"resolved":[-1],"open":[0],"entered":[0]}""", "one is negative"),
            ("""{"unit":"calendar ticks","times":[5],"resolved":[0],"open":[0],"entered":[0]}""", "Write null"),
            ("""{"unit":"calendar ticks","times":[0,5],"resolved":[0,1],"open":[0,0],"entered":[1,0]}""", "at a time above 0"),
            ("""{"unit":"calendar ticks","times":[5],"resolved":[1],"open":[0],"entered":[1]}""", "more cases leave"),
            ("""{"unit":"calendar ticks","times":[5],"resolved":[9223372036854775807],"open":[1],"entered":[0]}""", "64 bits"),
            ("""{"unit":"calendar ticks","times":["5"],"resolved":[1],"open":[0],"entered":[0]}""", "numbers only"),
            ("""{"unit":"calendar ticks","times":[5],"resolved":[1.5],"open":[0],"entered":[0]}""", "whole numbers only"),
            ("""{"unit":"calendar ticks","times":5,"resolved":[1],"open":[0],"entered":[0]}""", "StartArray"),
        ];
    }

    public class BusinessJsonForm : JsonContract<BusinessDurationDistribution>
    {
        protected override JsonSerializerContext Context => DurationsJsonContext.Default;

        protected override IReadOnlyList<(BusinessDurationDistribution Value, string Json)> Written =>
        [
            (BusinessDurationDistribution.From(CensoredBusinessDuration.Resolved(BusinessDuration.FromMinutes(1)))!,
                """{"unit":"business ticks","times":[600000000],"resolved":[1],"open":[0],"entered":[0]}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [("""{"unit":"calendar ticks","times":[5],"resolved":[1],"open":[0],"entered":[0]}""", "is in business ticks")];
    }
}
