using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scores;

public class NarrowWeightedScoreLaws : WeightedScoreLaws<Nps>;

public class LowerIsBetterWeightedScoreLaws : WeightedScoreLaws<Ces5>;

public class WidestWeightedScoreLaws : WeightedScoreLaws<Widest>;

/// <summary>Weighted scores against their definitions over individual answers with their weights.</summary>
public abstract class WeightedScoreLaws<TScale>
    where TScale : struct, IScale<TScale>
{
    private static readonly ScaleDefinition Scale = ScaleDefinition.Of<TScale>();

    private static Gen<WeightedRating<TScale>[]> Sample { get; } =
        from numbers in Answers.Numbers(Scale)
        from weights in Weight.ArrayOf(numbers.Length)
        select numbers.Zip(weights, (x, w) => new WeightedRating<TScale>(Rating<TScale>.From(x), w)).ToArray();

    // Multiples of 2^-10: what they are kept to.
    private static Gen<double> Weight => from units in Gen.Frequency((3, Gen.Choose(1, 4096)), (1, Gen.Choose(1, 1 << 24))) select units / 1024.0;

    [Fact]
    public void A_mean_a_share_and_a_net_score_weigh_each_answer() => Law.Holds(Sample, sample =>
    {
        var counts = Counted(sample);
        var net = NetBoxScore.From(counts)!;
        var box = BoxScore.From(counts)!;
        var bottom = BoxScore.Bottom(counts, Scale.UnfavourableBox!.Value)!;
        var mean = MeanScore.From(counts)!;

        AssertEstimate(sample, r => r.IsFavourable == true ? 1 : r.IsUnfavourable == true ? -1 : 0, net.Points / 100, net.StandardError / 100);
        AssertEstimate(sample, r => r.IsFavourable == true ? 1 : 0, box.Value, box.StandardError);
        AssertEstimate(sample, r => r.IsUnfavourable == true ? 1 : 0, bottom.Value, bottom.StandardError);
        AssertEstimate(sample, r => r.Value!.Value, mean.Mean, mean.StandardError);
        AssertEstimate(sample, r => r.ToPomp()!.Value, PompScore.From(counts)!.Points, PompScore.From(counts)!.StandardError);
        Assert.Equal(mean.Mean, EffortScore.From(counts)!.Mean);
        Assert.Equal(box, EffortScore.From(counts)!.EaseShare);
        Assert.Equal(sample.Count(a => a.Rating.IsFavourable == true), box.Share.Hits);
    });

    [Fact]
    public void The_weighting_says_the_effective_n() => Law.Holds(Sample, sample =>
    {
        var weighting = MeanScore.From(Counted(sample))!.Weighting!;
        var (sum, squares) = (sample.Sum(a => a.Weight), sample.Sum(a => a.Weight * a.Weight));

        Assert.Equal(sum, weighting.SumOfWeights, 1e-9 * sum);
        Assert.Equal(sum * sum / squares, weighting.EffectiveN, 1e-9 * sample.Length);
        Assert.InRange(weighting.EffectiveN, 1, sample.Length);
        Assert.Equal(sample.Length / weighting.EffectiveN, weighting.DesignEffect, 1e-9);
    });

    [Fact]
    public void The_weighted_median_is_the_answer_at_which_half_of_the_weight_is_reached() => Law.Holds(Sample, sample =>
    {
        var half = sample.Sum(a => a.Weight) / 2;
        var below = 0.0;
        var expected = 0;
        foreach (var answer in sample.OrderBy(a => a.Rating.Value))
        {
            below += answer.Weight;
            expected = answer.Rating.Value!.Value;
            if (below >= half) break;
        }

        Assert.Equal(expected, MeanScore.From(Counted(sample))!.Median);
    });

    [Fact]
    public void Equal_weights_give_the_unweighted_score_and_the_whole_n() =>
        Law.Holds(from sample in Sample from units in Gen.Choose(1, 1 << 20) select (sample, Weight: units / 1024.0), given =>
        {
            var counts = Counted([.. given.sample.Select(a => new WeightedRating<TScale>(a.Rating, given.Weight))]);
            var plain = counts.Unweighted;
            foreach (var (weighted, unweighted) in ScoresOf(counts).Zip(ScoresOf(plain)))
            {
                Assert.Equal(unweighted.Value, weighted.Value, 1e-12 * Math.Max(1, Math.Abs(unweighted.Value)));
                Assert.Equal(unweighted.N, weighted.Weighting!.EffectiveN, 1e-9 * unweighted.N);
                Assert.Equal(unweighted.Sample, weighted.Sample);
            }

            // The linearised error has the divisor n - 1, which the plain one of a mean has too.
            var (error, plainError) = (MeanScore.From(counts)!.StandardError, MeanScore.From(plain)!.StandardError);
            Assert.Equal(plainError is null, error is null);
            if (plainError is { } expected) Assert.Equal(expected, error!.Value, 1e-9);
            Assert.Equal(MeanScore.From(plain)!.Median, MeanScore.From(counts)!.Median);
            Assert.Equal(BoxScore.From(plain)!.Interval()!.Low, BoxScore.From(counts)!.Interval()!.Low, 1e-9);
        });

    [Fact]
    public void Scaling_all_weights_by_a_power_of_two_changes_nothing_but_their_sum() =>
        Law.Holds(from sample in Sample from power in Gen.Choose(-10, 5) select (sample, Factor: Math.ScaleB(1, power)), given =>
        {
            var scaled = Counted([.. given.sample.Select(a => new WeightedRating<TScale>(a.Rating, a.Weight * given.Factor))]);
            foreach (var (one, other) in ScoresOf(Counted(given.sample)).Zip(ScoresOf(scaled)))
            {
                Assert.Equal((one.Value, one.StandardError, one.Weighting!.EffectiveN), (other.Value, other.StandardError, other.Weighting!.EffectiveN));
                Assert.Equal(one.Weighting.SumOfWeights * given.Factor, other.Weighting.SumOfWeights);
            }
        });

    [Fact]
    public void Order_splits_and_batches_change_no_bit() =>
        Law.Holds(from sample in Sample from weights in Gen.Choose(1, int.MaxValue).ArrayOf(sample.Length) from order in Gen.Shuffle(Enumerable.Range(0, sample.Length)) from cut in Gen.Choose(0, sample.Length) select (sample, weights, order, cut), given =>
        {
            // Weights of any double, most of them not representable in the fixed point.
            WeightedRating<TScale>[] sample = [.. given.sample.Select((a, i) => new WeightedRating<TScale>(a.Rating, given.weights[i] / 1e7))];
            WeightedRating<TScale>[] shuffled = [.. given.order.Select(i => sample[i])];
            var whole = Counted(sample);
            var parts = Counted(shuffled.AsSpan(given.cut));
            parts.Merge(Counted(shuffled.AsSpan(0, given.cut)));
            WeightedRatingCounts<TScale> range = default;
            range.AddRange(shuffled);

            Assert.Equal(whole, parts);
            Assert.Equal(whole, range);
            Assert.Equal(whole.GetHashCode(), parts.GetHashCode());
            Assert.Equal(ScoresOf(whole), ScoresOf(parts));
            Assert.Equal(ScoresOf(whole), ScoresOf(whole.ToWeightedRatingCounts()));
        });

    [Fact]
    public void What_was_put_in_can_be_taken_out_again() =>
        Law.Holds(from sample in Sample from other in Sample from odd in Gen.Elements(0, -1.5, double.NaN, double.PositiveInfinity, 1e-12, 2e6, 0.1, 1.0 / 3) select (sample, other, odd), given =>
        {
            var before = Counted(given.sample);
            var state = before;
            foreach (var answer in given.other) state.Add(answer.Rating, answer.Weight);
            foreach (var answer in given.other.Reverse()) state.Remove(answer.Rating, answer.Weight);
            Assert.Equal(before, state);
            state.Merge(Counted(given.other));
            state.Subtract(Counted(given.other));
            Assert.Equal(before, state);
            foreach (var number in new int?[] { null, Scale.Min, Scale.Max, Scale.Max + 1 })
            {
                state.AddValue(number, given.odd);
                Assert.Equal(before.Offered + 1, state.Offered);
                state.RemoveValue(number, given.odd);
                Assert.Equal(before, state);
            }

            state.Subtract(before);
            Assert.Equal(default, state);
            Assert.True(state == default && !(state != default));
        });

    [Fact]
    public void A_copy_is_a_snapshot_and_a_merge_keeps_no_hold() => Law.Holds(Sample, sample =>
    {
        var state = Counted(sample);
        var snapshot = state;
        WeightedRatingCounts<TScale> merged = default;
        merged.Merge(state);
        state.Add(sample[0].Rating, 1);
        state.AddRange(sample);
        Assert.Equal(Counted(sample), snapshot);
        Assert.Equal(snapshot, merged);
        Assert.NotEqual(snapshot, state);
    });

    [Fact]
    public void The_run_time_twin_counts_the_same() =>
        Law.Holds(from sample in Sample from others in Answers.Many<TScale>() select (sample, others), given =>
        {
            var typed = Counted(given.sample);
            WeightedRatingCounts twin = default;
            foreach (var answer in given.sample) twin.Add(answer.Rating.ToRating(), answer.Weight);
            foreach (var other in given.others)
            {
                typed.Add(other, 0.5);
                twin.Add(other.ToRating(), 0.5);
            }

            typed.AddValue(null, 2);
            twin.AddValue(null, 2);
            typed.AddValue(Scale.Max + 1, 2);
            twin.AddValue(Scale.Max + 1, 2);
            twin.AddValue(Scale.Min, 2);
            twin.RemoveValue(Scale.Min, 2);
            Assert.Equal(typed.ToWeightedRatingCounts(), twin);
            Assert.Equal(typed, twin.ToWeightedRatingCounts<TScale>());
            Assert.Equal((typed.Answered, typed.NotAnswered, typed.Skipped, typed.NotApplicable, typed.Invalid, typed.NonResponses, typed.Offered),
                (twin.Answered, twin.NotAnswered, twin.Skipped, twin.NotApplicable, twin.Invalid, twin.NonResponses, twin.Offered));
            Assert.Equal(typed[Scale.Max], twin[Scale.Max]);
            Assert.Equal(typed.Unweighted.ToRatingCounts(), twin.Unweighted);
        });

    [Fact]
    public void Intervals_stand_in_the_range_and_widen_with_confidence() => Law.Holds(Sample, sample =>
    {
        var counts = Counted(sample);
        foreach (var method in ScoreIntervalLaws.QuickMethods)
            ScoreIntervalLaws.AssertNested(method, confidence => NetBoxScore.From(counts)!.Interval(confidence, method));
        foreach (var method in Enum.GetValues<ShareIntervalMethod>())
            ScoreIntervalLaws.AssertNested(confidence => BoxScore.From(counts)!.Interval(confidence, method), 0, 1);
        ScoreIntervalLaws.AssertNested(confidence => MeanScore.From(counts)!.Interval(confidence), Scale.Min, Scale.Max);
        ScoreIntervalLaws.AssertNested(confidence => PompScore.From(counts)!.Interval(confidence), 0, 100);
    });

    private static WeightedRatingCounts<TScale> Counted(ReadOnlySpan<WeightedRating<TScale>> sample)
    {
        WeightedRatingCounts<TScale> counts = default;
        foreach (var answer in sample) counts.Add(answer.Rating, answer.Weight);
        return counts;
    }

    private static IReadOnlyList<IScore> ScoresOf(WeightedRatingCounts<TScale> counts) =>
        [BoxScore.From(counts)!, BoxScore.TopBox(counts)!, BoxScore.Bottom(counts, 1)!, NetBoxScore.Net(counts, 1, 1)!, MeanScore.From(counts)!, PompScore.From(counts)!, EffortScore.From(counts)!];

    private static IReadOnlyList<IScore> ScoresOf(WeightedRatingCounts counts) =>
        [BoxScore.From(counts)!, BoxScore.TopBox(counts)!, BoxScore.Bottom(counts, 1)!, NetBoxScore.Net(counts, 1, 1)!, MeanScore.From(counts)!, PompScore.From(counts)!, EffortScore.From(counts)!];

    private static IReadOnlyList<IScore> ScoresOf(RatingCounts<TScale> counts) =>
        [BoxScore.From(counts)!, BoxScore.TopBox(counts)!, BoxScore.Bottom(counts, 1)!, NetBoxScore.Net(counts, 1, 1)!, MeanScore.From(counts)!, PompScore.From(counts)!, EffortScore.From(counts)!];

    // m = sum w x/sum w; SE = sqrt(n/(n - 1) sum w^2 (x - m)^2)/sum w, over individual answers.
    private static void AssertEstimate(WeightedRating<TScale>[] sample, Func<Rating<TScale>, double> value, double actual, double? actualError)
    {
        var sum = sample.Sum(a => a.Weight);
        var mean = sample.Sum(a => a.Weight * value(a.Rating)) / sum;
        var n = (double)sample.Length;
        Assert.Equal(mean, actual, 1e-9);
        Assert.Equal(n < 2, actualError is null);
        if (n < 2) return;
        var error = Math.Sqrt(n / (n - 1) * sample.Sum(a => a.Weight * a.Weight * (value(a.Rating) - mean) * (value(a.Rating) - mean))) / sum;
        Assert.Equal(error, actualError!.Value, 1e-9);
    }
}
