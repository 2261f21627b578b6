using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Scales;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Scores;

public class WeightedRatingCountsTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e-10)]
    [InlineData(1048576.1)]
    [InlineData(1e300)]
    public void An_answer_with_an_unusable_weight_counts_as_invalid(double weight)
    {
        WeightedRatingCounts<Nps> counts = default, range = default;
        counts.Add(Rating<Nps>.From(9), weight);
        range.AddRange([new WeightedRating<Nps>(Rating<Nps>.From(9), weight)]);

        Assert.Equal((0, 1, 1, 0.0), (counts.Answered, counts.Invalid, counts.Offered, counts[9]));
        Assert.Equal(counts, range);
        Assert.Null(NetPromoterScore.From(counts));
    }

    [Fact]
    public void A_response_without_an_answer_needs_no_weight()
    {
        WeightedRatingCounts<Nps> counts = default;
        counts.Add(default, double.NaN);
        counts.Add(Rating<Nps>.Skipped, -1);
        counts.Add(Rating<Nps>.NotApplicable, 0);
        counts.AddValue(null, 0);
        counts.AddValue(11, 1);

        Assert.Equal((2, 1, 1, 1), (counts.NotAnswered, counts.Skipped, counts.NotApplicable, counts.Invalid));
        Assert.Equal((4, 0, 5), (counts.NonResponses, counts.Answered, counts.Offered));
        Assert.Equal("nps: n 0 of 5, weighted", counts.ToString());
    }

    [Fact]
    public void Weights_at_the_edges_of_what_is_usable_count()
    {
        WeightedRatingCounts<Nps> counts = default;
        counts.Add(Rating<Nps>.From(9), 1 << 20);
        counts.Add(Rating<Nps>.From(0), Math.ScaleB(1, -32));

        Assert.Equal((2, 1048576.0, Math.ScaleB(1, -32)), (counts.Answered, counts[9], counts[0]));
        Assert.Equal(1, NetPromoterScore.From(counts)!.Weighting!.EffectiveN, 1e-12);
    }

    [Fact]
    public void A_sum_that_does_not_fit_throws_and_changes_nothing()
    {
        // Squares of 2^104 units: 2^23 doublings of one answer with the largest weight fill 127 bits.
        WeightedRatingCounts<Nps> counts = default;
        counts.Add(Rating<Nps>.From(9), 1 << 20);
#pragma warning disable CX5002 // doubling is the quick way to a full counter
        for (var i = 0; i < 22; i++) counts.Merge(counts);
#pragma warning restore CX5002
        var before = counts;

        Assert.Throws<OverflowException>(() => counts.Merge(counts));
        Assert.Equal(before, counts);
        counts.Merge(Without(before));
        var full = counts;
        Assert.Throws<OverflowException>(() => counts.Add(Rating<Nps>.From(9), 1 << 20));
        Assert.Throws<OverflowException>(() => counts.AddRange([new(Rating<Nps>.From(3), 1), new(Rating<Nps>.From(9), 1 << 20)]));
        Assert.Equal(full, counts);
        Assert.Equal(100, NetPromoterScore.From(counts)!.Points);
        Assert.InRange(NetPromoterScore.From(counts)!.Weighting!.EffectiveN, counts.Answered - 1, counts.Answered);

        static WeightedRatingCounts<Nps> Without(WeightedRatingCounts<Nps> counts)
        {
            counts.Remove(Rating<Nps>.From(9), 1 << 20);
            return counts;
        }
    }

    [Fact]
    public void An_answer_removed_with_another_weight_is_noticed_when_a_score_is_read()
    {
        WeightedRatingCounts<Csat5> gone = default, off = default;
        gone.Add(Rating<Csat5>.From(4), 2);
        gone.Remove(Rating<Csat5>.From(4), 1);
        off.Add(Rating<Csat5>.From(4), 2);
        off.Add(Rating<Csat5>.From(4), 3);
        off.Remove(Rating<Csat5>.From(4), 1);

        foreach (var counts in new[] { gone, off })
            Assert.Contains("The weights of the answer 4 on scale csat5", Assert.Throws<InvalidOperationException>(() => MeanScore.From(counts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_counter_below_zero_is_named()
    {
        WeightedRatingCounts<Csat5> counts = default;
        counts.Remove(Rating<Csat5>.From(4), 2);
        Assert.Contains("The counter of the answer 4", Assert.Throws<InvalidOperationException>(() => MeanScore.From(counts)).Message, StringComparison.Ordinal);
        Assert.Contains("The counter of the answer 4", Assert.Throws<InvalidOperationException>(() => BoxScore.From(counts.ToWeightedRatingCounts())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_run_time_twin_needs_one_scale()
    {
        WeightedRatingCounts counts = default;
        foreach (var use in new Action[] { () => counts.AddValue(3, 1), () => counts.RemoveValue(3, 1), () => counts.Add(default, 1), () => _ = counts[3] })
            Assert.Contains("WeightedRatingCounts.On(scale)", Assert.Throws<ScaleMismatchException>(use).Message, StringComparison.Ordinal);
        Assert.Null(MeanScore.From(counts));
        Assert.Null(NetPromoterScore.From(counts));
        Assert.Equal("no scale: n 0 of 0, weighted", counts.ToString());
        Assert.Throws<ArgumentNullException>(() => WeightedRatingCounts.On(null!));

        counts.Add(Rating.From(Csat5.Definition, 4), 1.5);
        var before = counts;
        Assert.Throws<ScaleMismatchException>(() => counts.Add(Rating.From(Csat7.Definition, 4), 1));
        Assert.Throws<ScaleMismatchException>(() => counts.Merge(WeightedRatingCounts.On(Csat7.Definition)));
        Assert.Throws<ScaleMismatchException>(() => counts.ToWeightedRatingCounts<Csat7>());
        Assert.Throws<ScaleMismatchException>(() => NetPromoterScore.From(counts));
        Assert.Throws<ArgumentOutOfRangeException>(() => counts[6]);
        Assert.Equal(before, counts);
        Assert.Equal(1.5, counts[4]);
    }

    [Fact]
    public void Counting_on_a_narrow_scale_allocates_nothing_and_a_range_on_a_wide_one_copies_once()
    {
        WeightedRatingCounts<Nps> counts = default;
        WeightedRating<Nps>[] ratings = [.. Enumerable.Repeat(new WeightedRating<Nps>(Rating<Nps>.From(9), 1.5), 600)];
        WeightedRating<Slider100>[] wide = [.. Enumerable.Repeat(new WeightedRating<Slider100>(Rating<Slider100>.From(9), 1.5), 600)];
        WeightedRatingCounts<Slider100> wideCounts = default;

        Assert.Equal(0, Allocation.Of(Use));
        Assert.InRange(Allocation.Of(() => wideCounts.AddRange(wide)), 1, 8 * 1024);

        void Use()
        {
            counts.Add(ratings[0].Rating, 2);
            counts.AddRange(ratings);
            counts.Remove(ratings[0].Rating, 2);
        }
    }

    [Fact]
    public void It_takes_part_in_the_lattice_of_aggregates()
    {
        WeightedRatingCounts<Nps> expected = default, state = default;
        expected.Add(Rating<Nps>.From(9), 2);
        AggregateExtensions.Add(ref state, new WeightedRating<Nps>(Rating<Nps>.From(9), 2));
        Assert.Equal(expected, state);
        Assert.Equal(expected, Twice<WeightedRatingCounts<Nps>, WeightedRating<Nps>>(new(Rating<Nps>.From(9), 2)));

        static TSelf Twice<TSelf, TIn>(TIn value)
            where TSelf : struct, IReversibleAggregate<TSelf, TIn>
        {
            TSelf one = default, other = default;
            TSelf.AddRange(ref one, [value, value]);
            TSelf.Add(ref other, value);
            TSelf.Merge(ref one, in other);
            TSelf.Subtract(ref one, in other);
            TSelf.Remove(ref one, value);
            return one;
        }
    }
}

public class WeightedRatingCountsEquality : EqualityContract<WeightedRatingCounts<Csat5>>
{
    protected override IReadOnlyList<Func<WeightedRatingCounts<Csat5>>> Makers =>
    [
        () => default,
        () => Weighed(4, 1),
        () => Weighed(4, 2),
        () => Weighed(3, 1),
        () => Weighed(null, 1),
        () => Weighed(6, 1),
    ];

    private static WeightedRatingCounts<Csat5> Weighed(int? value, double weight)
    {
        WeightedRatingCounts<Csat5> counts = default;
        counts.AddValue(value, weight);
        return counts;
    }
}

public class RuntimeWeightedRatingCountsEquality : EqualityContract<WeightedRatingCounts>
{
    protected override IReadOnlyList<Func<WeightedRatingCounts>> Makers =>
    [
        () => default,
        () => WeightedRatingCounts.On(Csat5.Definition),
        () => WeightedRatingCounts.On(Stars5.Definition),
        () => WeightedRatingCounts.On(Annoyance5.Definition),
        () => Weighed(1),
        () => Weighed(2),
    ];

    private static WeightedRatingCounts Weighed(double weight)
    {
        var counts = WeightedRatingCounts.On(Csat5.Definition);
        counts.AddValue(4, weight);
        return counts;
    }
}

public class WeightedRatingEquality : EqualityContract<WeightedRating<Csat5>>
{
    protected override IReadOnlyList<Func<WeightedRating<Csat5>>> Makers =>
        [() => default, () => new(Rating<Csat5>.From(4), 1), () => new(Rating<Csat5>.From(4), 2), () => new(Rating<Csat5>.From(3), 1), () => new(Rating<Csat5>.Skipped, 1)];
}
