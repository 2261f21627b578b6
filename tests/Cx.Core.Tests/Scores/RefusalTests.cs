using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Scores;

/// <summary>What cannot be is refused with what would do.</summary>
public class RefusalTests
{
    private static readonly RatingCounts<Csat5> Answers = RatingCounts.Of(Rating<Csat5>.From(5), Rating<Csat5>.From(2), Rating<Csat5>.From(4));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_box_larger_than_the_scale_or_empty_is_refused(int levels)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => BoxScore.Box(Answers, levels));

        Assert.Contains("Say 1 to 5", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 3)]
    public void Two_boxes_that_do_not_fit_the_scale_are_refused(int favourable, int unfavourable)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => NetBoxScore.Net(Answers, favourable, unfavourable));

        Assert.Contains("together at most 5", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_over_rated_needs_two_or_five_levels()
    {
        var counts = RatingCounts.Of(Rating<Csat7>.From(7));

        var refused = Assert.Throws<InvalidOperationException>(() => BoxScore.GoodOverRated(counts));

        Assert.Contains("has 7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_of_somebody_else_is_not_written_as_one_of_ours()
    {
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Serialize<IScore>(new Foreign()));

        Assert.Contains("converter of its own", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weighted_counts_of_another_scale_are_not_read()
    {
        WeightedRatingCounts<Csat5> counts = default;
        counts.Add(Rating<Csat5>.From(5), 1.5);
        var text = JsonSerializer.Serialize(counts);

        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<WeightedRatingCounts<Csat7>>(text));

        Assert.Contains("csat5", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Foreign : IScore
    {
        public string Name => "mine";

        public string Method => "mine";

        public ScaleDefinition Scale => Csat5.Definition;

        public Sample Sample => new(1, 0, 0, 0, 0);

        public long N => 1;

        public Weighting? Weighting => null;

        public double Value => 1;

        public double? StandardError => null;
    }
}
