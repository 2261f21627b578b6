using System.Text.Json;
using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Scores;

/// <summary>The run-time forms give what the typed forms give.</summary>
public class RuntimeTwinTests
{
    private static WeightedRatingCounts<Csat5> Typed()
    {
        WeightedRatingCounts<Csat5> counts = default;
        counts.Add(Rating<Csat5>.From(5), 0.5);
        counts.Add(Rating<Csat5>.From(4), 1.5);
        counts.Add(Rating<Csat5>.From(1), 1.25);
        return counts;
    }

    [Fact]
    public void Weighted_scores_of_run_time_counts_equal_the_typed_ones()
    {
        var typed = Typed();
        var twin = typed.ToWeightedRatingCounts();

        Assert.Equal(BoxScore.From(typed), BoxScore.From(twin));
        Assert.Equal(BoxScore.Box(typed, 1), BoxScore.Box(twin, 1));
        Assert.Equal(BoxScore.Bottom(typed, 1), BoxScore.Bottom(twin, 1));
        Assert.Equal(BoxScore.GoodOverRated(typed), BoxScore.GoodOverRated(twin));
        Assert.Equal(NetBoxScore.From(typed), NetBoxScore.From(twin));
        Assert.Equal(NetBoxScore.Net(typed, 1, 1), NetBoxScore.Net(twin, 1, 1));
        Assert.Equal(MeanScore.From(typed), MeanScore.From(twin));
        Assert.Equal(PompScore.From(typed), PompScore.From(twin));
        Assert.Equal(EffortScore.From(typed), EffortScore.From(twin));
    }

    [Fact]
    public void A_weighted_net_promoter_score_of_run_time_counts_equals_the_typed_one()
    {
        WeightedRatingCounts<Nps> typed = default;
        typed.Add(Rating<Nps>.From(10), 2);
        typed.Add(Rating<Nps>.From(3), 1);

        Assert.Equal(NetPromoterScore.From(typed), NetPromoterScore.From(typed.ToWeightedRatingCounts()));
    }

    [Fact]
    public void Sum_over_max_of_run_time_counts_equals_the_typed_one()
    {
        var typed = RatingCounts.Of(Rating<Csat5>.From(5), Rating<Csat5>.From(4));

        Assert.Equal(MeanScore.SumOverMax(typed), MeanScore.SumOverMax(typed.ToRatingCounts()));
    }

    [Fact]
    public void What_was_merged_or_added_comes_out_of_weighted_run_time_counts_again()
    {
        var twin = Typed().ToWeightedRatingCounts();
        var before = twin;

        twin.Merge(before);
        twin.Subtract(before);
        twin.Add(Rating.From(Csat5.Definition, 3), 0.75);
        twin.Remove(Rating.From(Csat5.Definition, 3), 0.75);

        Assert.Equal(before, twin);
    }

    [Fact]
    public void Empty_weighted_counts_on_no_scale_are_null_in_json()
    {
        Assert.Equal("null", JsonSerializer.Serialize(default(WeightedRatingCounts)));
        Assert.Equal(default, JsonSerializer.Deserialize<WeightedRatingCounts>("null"));
    }

    [Fact]
    public void No_data_stays_no_data_in_the_json_of_a_disclosure()
    {
        var none = Disclosure.Of<BoxScore>(null);

        var text = JsonSerializer.Serialize(none);

        Assert.Equal("""{"outcome":"noData","score":null}""", text);
        Assert.Equal(none, JsonSerializer.Deserialize<Disclosure<BoxScore>>(text));
    }

    [Fact]
    public void Every_kind_of_score_is_compared_pair_by_pair()
    {
        var counts = RatingCounts.Of(Rating<Csat5>.From(5), Rating<Csat5>.From(4), Rating<Csat5>.From(1));

        Assert.NotNull(Compare.All([BoxScore.From(counts), BoxScore.From(counts)])[0].Difference);
        Assert.NotNull(Compare.All([NetBoxScore.From(counts), NetBoxScore.From(counts)])[0].Difference);
        Assert.NotNull(Compare.All([MeanScore.From(counts), MeanScore.From(counts)])[0].Difference);
        Assert.NotNull(Compare.All([PompScore.From(counts), PompScore.From(counts)])[0].Difference);
        Assert.NotNull(Compare.All([EffortScore.From(counts), EffortScore.From(counts)])[0].Difference);
    }

    [Fact]
    public void The_three_item_counts_keep_the_contract_of_an_aggregate()
    {
        ThreeItemAnswers[] respondents = [new(Rating<Csat10>.From(8), Rating<Csat10>.From(7), Rating<Csat10>.From(6)), default, new(Rating<Csat10>.From(1), Rating<Csat10>.From(10), Rating<Csat10>.From(4))];

        Assert.Equal(ThereAndBack<ThreeItemCounts, ThreeItemAnswers>(respondents), default);
    }

    // Everything in by AddRange and Merge, everything out by Remove and Subtract: what is left is the identity.
    private static TState ThereAndBack<TState, TIn>(ReadOnlySpan<TIn> values)
        where TState : struct, IReversibleAggregate<TState, TIn>
    {
        TState state = default, other = default;
        TState.AddRange(ref other, values);
        TState.Merge(ref state, in other);
        TState.AddRange(ref state, values);
        TState.Subtract(ref state, TState.Copy(in other));
        foreach (var value in values) TState.Remove(ref state, value);
        return state;
    }
}
