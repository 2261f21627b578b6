using System.Runtime.CompilerServices;
using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Scales;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Scores;

public class RatingCountsTests
{
    [Fact]
    public void A_state_is_sixteen_counters_and_one_reference()
    {
        Assert.Equal(136, Unsafe.SizeOf<RatingCounts<Nps>>());
        Assert.Equal(136, Unsafe.SizeOf<RatingCounts<Slider100>>());
        // The run-time twin carries its scale.
        Assert.Equal(144, Unsafe.SizeOf<RatingCounts>());
    }

    [Fact]
    public void The_default_is_empty_and_gives_no_score()
    {
        RatingCounts<Csat5> counts = default;

        Assert.Equal((0, 0, 0, 0), (counts.Answered, counts.NonResponses, counts.Invalid, counts.Offered));
        Assert.Equal(0, counts[3]);
        Assert.Null(BoxScore.From(counts));
        Assert.Null(MeanScore.From(counts));
        Assert.Equal("csat5: n 0 of 0", counts.ToString());
    }

    [Fact]
    public void Each_kind_of_input_has_its_counter()
    {
        var counts = RatingCounts.Of(Rating<Csat5>.From(4), Rating<Csat5>.From(4), default, Rating<Csat5>.Skipped, Rating<Csat5>.NotApplicable);
        counts.AddValue(6);
        counts.AddValue(0);
        counts.AddValue(int.MinValue);
        counts.AddValue(null);
        counts.AddValue(1);

        Assert.Equal((3, 2, 1, 1, 3), (counts.Answered, counts.NotAnswered, counts.Skipped, counts.NotApplicable, counts.Invalid));
        Assert.Equal((4, 10), (counts.NonResponses, counts.Offered));
        Assert.Equal((1, 2, 0), (counts[1], counts[4], counts[5]));
        Assert.Equal("csat5: n 3 of 10", counts.ToString());
    }

    [Fact]
    public void A_number_off_the_scale_has_no_counter_to_read()
    {
        var counts = Answers.Of<Csat5>(3);
        Assert.Contains("1", Assert.Throws<ArgumentOutOfRangeException>(() => counts[0]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => counts[6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => counts.ToRatingCounts()[6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => default(RatingCounts<Slider100>)[101]);
        Assert.Equal(0, default(RatingCounts<Slider100>)[100]);
    }

    [Fact]
    public void Copying_out_needs_room_and_says_how_much()
    {
        var counts = Answers.Of<Csat5>(1, 5, 5);
        var levels = new long[] { 9, 9, 9, 9, 9, 9 };
        counts.CopyTo(levels);

        Assert.Equal([1, 0, 0, 0, 2, 9], levels);
        Assert.Contains("5 levels; there is room for 4", Assert.Throws<ArgumentException>(() => counts.CopyTo(new long[4])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(12)]
    [InlineData(6)]
    [InlineData(253)]
    public void A_byte_that_is_no_rating_of_the_scale_counts_as_invalid_alone_and_in_a_batch(byte code)
    {
        var alone = RatingCounts.Of(Enumerable.Repeat(Answers.Reinterpreted<Csat5>(code), 5));
        var batch = RatingCounts.Of<Csat5>([.. Enumerable.Repeat(Answers.Reinterpreted<Csat5>(code), 200)]);

        Assert.Equal((5, 5, 0), (alone.Invalid, alone.Offered, alone.Answered));
        Assert.Equal((200, 200, 0), (batch.Invalid, batch.Offered, batch.Answered));
        Assert.Equal(RatingCounts.Of<Csat5>([.. Enumerable.Repeat(Answers.Reinterpreted<Csat5>(code), 5)]), alone);
    }

    [Fact]
    public void A_counter_below_zero_is_named_when_a_score_is_read()
    {
        foreach (var (remove, name) in new (Rating<Csat5> Rating, string Name)[] { (Rating<Csat5>.From(4), "the answer 4"), (default, "not answered"), (Rating<Csat5>.Skipped, "skipped"), (Rating<Csat5>.NotApplicable, "not applicable") })
        {
            var counts = Answers.Of<Csat5>(1, 2, 3);
            counts.Remove(remove);
            Refuses(counts, name);
        }

        var withdrawn = Answers.Of<Csat5>(1);
        withdrawn.RemoveValue(9);
        Refuses(withdrawn, "invalid");

        static void Refuses(RatingCounts<Csat5> counts, string name)
        {
            foreach (var read in new Func<object?>[]
            {
                () => BoxScore.From(counts), () => NetBoxScore.From(counts), () => MeanScore.From(counts), () => PompScore.From(counts),
                () => EffortScore.From(counts), () => counts.Explain(), () => BoxScore.From(counts.ToRatingCounts()),
            })
            {
                var refusal = Assert.Throws<InvalidOperationException>(read);
                Assert.Contains($"The counter of {name} on scale csat5 stands at -1", refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Answers_and_withdrawals_that_cancel_out_are_still_no_sample()
    {
        var counts = Answers.Of<Csat5>(1);
        counts.RemoveValue(2);

        Assert.Equal(0, counts.Answered);
        Assert.Throws<InvalidOperationException>(() => MeanScore.From(counts));
        Assert.Throws<InvalidOperationException>(() => counts.Explain());
    }

    [Fact]
    public void Counting_on_a_narrow_scale_allocates_nothing()
    {
        var ratings = new Rating<Nps>[1000];
        var counts = RatingCounts.Of<Nps>(ratings);
        var other = counts;

        Assert.Equal(0, Allocation.Of(Use));

        void Use()
        {
            counts.Add(ratings[0]);
            counts.AddValue(11);
            counts.AddRange(ratings);
            counts.AddRange(ratings.AsSpan(0, 100));
            counts.Merge(other);
            counts.Subtract(other);
            counts.Remove(ratings[0]);
            _ = counts == other;
            _ = counts[7] + counts.Answered + counts.Offered;
        }
    }

    [Fact]
    public void A_range_on_a_wide_scale_copies_its_counters_once_not_once_per_rating()
    {
        var ratings = Enumerable.Range(0, 1000).Select(i => Rating<Slider100>.From(i % 101)).ToArray();
        List<Rating> runtime = [.. ratings.Select(rating => rating.ToRating())];
        var few = ratings.Take(100).ToList();

        Assert.InRange(Allocation.Of(() => _ = RatingCounts.Of(few)), 0, 8 * 1024);
        Assert.InRange(Allocation.Of(() => _ = RatingCounts.Of<Slider100>(ratings)), 0, 8 * 1024);
        Assert.InRange(Allocation.Of(() => _ = RatingCounts.Of(ratings.Where(rating => rating.IsAnswered))), 0, 16 * 1024);
        Assert.InRange(Allocation.Of(() => _ = RatingCounts.Of(runtime)), 0, 64 * 1024);
    }

    [Fact]
    public void It_takes_part_in_the_lattice_of_aggregates()
    {
        var ratings = new[] { Rating<Nps>.From(9), Rating<Nps>.Skipped, Rating<Nps>.From(0) };

        Assert.Equal(RatingCounts.Of<Nps>(ratings), ThroughLattice<RatingCounts<Nps>, Rating<Nps>>(ratings));
        Assert.Equal(default, UndoneThroughLattice<RatingCounts<Nps>, Rating<Nps>>(ratings));
        RatingCounts<Nps> counts = default;
        AggregateExtensions.Add(ref counts, ratings[0]);
        Assert.Equal(1, counts[9]);
    }

    [Fact]
    public void It_is_the_same_text_and_number_in_every_culture()
    {
        var counts = RatingCounts.Of(Enumerable.Repeat(Rating<Csat5>.From(4), 1234));
        foreach (var culture in new[] { "tr-TR", "de-DE", "ar-SA" })
            UnderCulture.Run(culture, _ => Assert.Equal("csat5: n 1234 of 1234", counts.ToString()));
    }

    private static TSelf ThroughLattice<TSelf, TIn>(TIn[] values)
        where TSelf : struct, IAggregate<TSelf, TIn>
    {
        TSelf one = default, range = default, sum = default;
        TSelf.Add(ref one, values[0]);
        TSelf.AddRange(ref range, values.AsSpan(1));
        TSelf.Merge(ref sum, in one);
        TSelf.Merge(ref sum, in range);
        return TSelf.Copy(in sum);
    }

    private static TSelf UndoneThroughLattice<TSelf, TIn>(TIn[] values)
        where TSelf : struct, IReversibleAggregate<TSelf, TIn>
    {
        TSelf state = default, other = default;
        TSelf.AddRange(ref state, values);
        TSelf.Remove(ref state, values[0]);
        TSelf.AddRange(ref other, values.AsSpan(1));
        TSelf.Subtract(ref state, in other);
        return state;
    }
}

public class RatingCountsEquality : EqualityContract<RatingCounts<Csat5>>
{
    protected override IReadOnlyList<Func<RatingCounts<Csat5>>> Makers =>
    [
        () => default,
        () => Answers.Of<Csat5>(1),
        () => Answers.Of<Csat5>(2),
        () => Answers.Of<Csat5>(2, 2),
        () => Answers.Of<Csat5>(2, null),
        () => Answers.Of<Csat5>(2, 6),
        () => RatingCounts.Of(Rating<Csat5>.From(2), Rating<Csat5>.Skipped),
        () => RatingCounts.Of(Rating<Csat5>.From(2), Rating<Csat5>.NotApplicable),
    ];
}

public class WideRatingCountsEquality : EqualityContract<RatingCounts<Slider100>>
{
    protected override IReadOnlyList<Func<RatingCounts<Slider100>>> Makers =>
    [
        () => default,
        () => Answers.Of<Slider100>(0),
        () => Answers.Of<Slider100>(100),
        () => Answers.Of<Slider100>(100, null),
        () => Answers.Of<Slider100>(100, 101),
        () => RatingCounts.Of(Rating<Slider100>.From(100), Rating<Slider100>.Skipped),
    ];
}

public class RuntimeRatingCountsEquality : EqualityContract<RatingCounts>
{
    protected override IReadOnlyList<Func<RatingCounts>> Makers =>
    [
        () => default,
        () => RatingCounts.On(Csat5.Definition),
        () => RatingCounts.On(Stars5.Definition),
        () => Answers.On(Csat5.Definition, 3),
        () => Answers.On(Annoyance5.Definition, 3),
        () => Answers.On(Csat5.Definition, 3, null),
    ];
}
