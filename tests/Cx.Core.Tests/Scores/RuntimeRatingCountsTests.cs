using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Scores;

public class RuntimeRatingCountsTests
{
    private static readonly ScaleDefinition Taste = ScaleDefinition.Create("taste", 1, 5, Polarity.HigherIsBetter);
    private static readonly ScaleDefinition Smell = ScaleDefinition.Create("smell", 1, 5, Polarity.HigherIsBetter);

    [Fact]
    public void The_default_is_on_no_scale_and_gives_no_score()
    {
        RatingCounts counts = default;

        Assert.Null(counts.Scale);
        Assert.Equal((0, 0, 0, 0), (counts.Answered, counts.NonResponses, counts.Invalid, counts.Offered));
        Assert.Equal("no scale: n 0 of 0", counts.ToString());
        Assert.Null(NetPromoterScore.From(counts));
        Assert.Null(BoxScore.From(counts));
        Assert.Null(BoxScore.TopBox(counts));
        Assert.Null(MeanScore.From(counts));
        Assert.Null(PompScore.From(counts));
        Assert.Null(EffortScore.From(counts));
        Assert.Null(NetBoxScore.From(counts));
        Assert.Equal(default, counts.ToRatingCounts<Csat5>());
    }

    [Fact]
    public void What_needs_a_scale_says_how_to_get_one()
    {
        RatingCounts counts = default;
        foreach (var use in new Action[]
        {
            () => counts.AddValue(3), () => counts.AddValue(null), () => counts.RemoveValue(3), () => counts.Add(default),
            () => counts.CopyTo(new long[5]), () => _ = counts[3], () => counts.Explain(),
        })
        {
            Assert.Contains("RatingCounts.On(scale)", Assert.Throws<ScaleMismatchException>(use).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentNullException>(() => RatingCounts.On(null!));
        Assert.Equal(default, counts);
    }

    [Fact]
    public void The_first_rating_or_merge_gives_the_scale()
    {
        RatingCounts counts = default, merged = default, below = default;
        counts.Add(Rating.From(Taste, 4));
        counts.Add(default);
        merged.Merge(counts);
        below.Subtract(counts);

        Assert.Same(Taste, counts.Scale);
        Assert.Equal((1, 1), (counts.Answered, counts.NotAnswered));
        Assert.Equal(counts, merged);
        Assert.Equal(-1, below[4]);
        Assert.Equal(counts, Merged(RatingCounts.On(Taste), counts));
        Assert.Equal(counts, Merged(counts, RatingCounts.On(Taste)));
        Assert.Equal(counts, Merged(counts, default));
    }

    [Fact]
    public void Another_scale_is_refused_and_changes_nothing()
    {
        var counts = Answers.On(Taste, 1, 2);
        var before = counts;
        var other = Answers.On(Smell, 1);
        foreach (var use in new Action[]
        {
            () => counts.Add(Rating.From(Smell, 3)), () => counts.Remove(Rating.From(Smell, 3)), () => counts.Merge(other), () => counts.Subtract(other),
#pragma warning disable CX1001 // what the rule warns of is refused at run time
            () => counts.AddRange([Rating.From(Taste, 3), Rating.From(Smell, 3)]), () => counts.ToRatingCounts<Csat5>(), () => NetPromoterScore.From(counts),
#pragma warning restore CX1001
        })
        {
            var refusal = Assert.Throws<ScaleMismatchException>(use);
            Assert.Contains("taste", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, counts);
    }

    [Fact]
    public void A_scale_read_from_configuration_is_the_typed_one_by_its_id_range_and_polarity()
    {
        var read = ScaleDefinition.Create("csat5", 1, 5, Polarity.HigherIsBetter);
        var counts = Answers.On(read, 5, 4);
        counts.Merge(Answers.Of<Csat5>(1).ToRatingCounts());
        counts.Add(Rating<Csat5>.From(2).ToRating());

        Assert.Equal(Answers.Of<Csat5>(5, 4, 1, 2), counts.ToRatingCounts<Csat5>());
    }

    [Fact]
    public void Ratings_on_the_scale_of_the_recommend_question_have_a_net_promoter_score()
    {
        var counts = Answers.On(ScaleDefinition.Create("nps", 0, 10, Polarity.HigherIsBetter), 10, 9, 8, 6);
        Assert.Equal(25, NetPromoterScore.From(counts)!.Points);

        var oneToTen = Answers.On(Csat10.Definition, 10, 9, 8, 6);
        Assert.Contains("use NetBoxScore", Assert.Throws<ScaleMismatchException>(() => NetPromoterScore.From(oneToTen)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counting_many_ratings_is_counting_them_one_by_one()
    {
        Rating[] ratings = [.. Enumerable.Range(0, 3000).Select(i => (i % 8) switch { 6 => Rating.Skipped(Taste), 7 => default, var x => Rating.From(Taste, (x % 5) + 1) })];
        var one = RatingCounts.On(Taste);
        foreach (var rating in ratings) one.Add(rating);
        var range = RatingCounts.On(Taste);
        range.AddRange(ratings);

        Assert.Equal(one, range);
        Assert.Equal(one, RatingCounts.Of(ratings));
        Assert.Equal(one, RatingCounts.Of(ratings.Where(_ => true)));
        Assert.Equal(default, RatingCounts.Of([]));
        Assert.Throws<ScaleMismatchException>(() => RatingCounts.Of([default(Rating)]));
    }

    private static RatingCounts Merged(RatingCounts one, RatingCounts other)
    {
        one.Merge(other);
        return one;
    }
}
