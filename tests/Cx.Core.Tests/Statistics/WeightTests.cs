using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class WeightTests
{
    private static readonly double[] ApiSizes = [12, 3, 8, 132, 11, 17];
    private static readonly double[] ApiMeans = [7156.0 / 12, 1978.0 / 3, 4851.0 / 8, 86281.0 / 132, 6682.0 / 11, 10935.0 / 17];
    private static readonly double[] ApiEnrolled = [5243, 2237, 5983, 57088, 13587, 16460];

    private static readonly Gen<double[]> SomeWeights = Gen.Choose(1, 1000).Select(i => i / 100.0).NonEmptyListOf().Select(list => list.ToArray());

    // weights.kish.1
    [Fact]
    public void A_published_effective_size_is_met()
    {
        double[] weights = [1, 1, 1, 1, 2, 2, 3];
        Assert.Equal(5.761905, Kish.EffectiveN(weights)!.Value, 1e-6);
        Assert.Equal(1.214876, Kish.DesignEffect(weights)!.Value, 1e-6);
        Assert.Equal(5.761905, Kish.EffectiveN(11, 21)!.Value, 1e-6);
        Assert.Equal(1.214876, Kish.DesignEffect(7, 11, 21)!.Value, 1e-6);
    }

    [Fact]
    public void Without_weights_there_is_no_effective_size()
    {
        Assert.Null(Kish.EffectiveN([]));
        Assert.Null(Kish.DesignEffect([]));
        Assert.Null(Kish.EffectiveN(0, 0));
        Assert.Null(Kish.DesignEffect(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kish.EffectiveN([1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kish.EffectiveN(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kish.DesignEffect(-1, 1, 1));
    }

    [Fact]
    public void The_effective_size_lies_between_1_and_n_and_does_not_depend_on_the_unit() => Law.Holds(SomeWeights, weights =>
    {
        var n = Kish.EffectiveN(weights)!.Value;
        var scaled = Kish.EffectiveN(Array.ConvertAll(weights, w => w * 7))!.Value;
        var equal = Kish.EffectiveN(Array.ConvertAll(weights, _ => weights[0]))!.Value;
        return n >= 1 && n <= weights.Length && Math.Abs(n - scaled) < 1e-9 * n && Math.Abs(equal - weights.Length) < 1e-9 * equal;
    });

    [Fact]
    public void Equal_weights_give_the_usual_standard_error()
    {
        // 1, 2, 2, 5: mean 2.5, squared deviations 2.25 + .25 + .25 + 6.25 = 9, s² = 3, se = sqrt(3/4)
        double[] values = [1, 2, 5], weights = [7, 14, 7], squares = [49, 98, 49];
        Assert.Equal(2.5, WeightedEstimates.Mean(values, weights)!.Value, 1e-15);
        Assert.Equal(Math.Sqrt(0.75), WeightedEstimates.StandardError(values, weights, squares, 4)!.Value, 1e-14);
    }

    [Fact]
    public void Unequal_weights_give_the_linearised_standard_error()
    {
        // 0 with weight 1, 1 with weight 3: mean .75; sqrt(2/1·(1·.5625 + 9·.0625))/4 = 1.0606601717798212/... = sqrt(2.25)/4
        Assert.Equal(1.5 / 4, WeightedEstimates.StandardError([0, 1], [1, 3], [1, 9], 2)!.Value, 1e-14);
    }

    [Fact]
    public void Without_weight_or_for_one_answer_there_is_no_standard_error()
    {
        Assert.Null(WeightedEstimates.Mean([], []));
        Assert.Null(WeightedEstimates.Mean([1, 2], [0, 0]));
        Assert.Null(WeightedEstimates.StandardError([1, 2], [0, 0], [0, 0], 5));
        Assert.Null(WeightedEstimates.StandardError([1, 2], [1, 0], [1, 0], 1));
        Assert.Throws<ArgumentException>(() => WeightedEstimates.Mean([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => WeightedEstimates.StandardError([1, 2], [1, 1], [1], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedEstimates.Mean([1], [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedEstimates.StandardError([1], [1], [-1], 2));
    }

    // weights.api.unweighted, weights.api.poststratified.mean, .total
    [Fact]
    public void Published_post_stratified_estimates_are_met()
    {
        Assert.Equal(644.1694, WeightedEstimates.Mean(ApiMeans, ApiSizes)!.Value, 5e-5);
        var types = PostStratification.Weights([12 + 132, 3 + 11, 8 + 17], [4421, 755, 1018])!;
        double[] weights = [.. types, .. types];
        Assert.Equal(642.31079, WeightedEstimates.Mean(ApiMeans, Times(ApiSizes, weights))!.Value, 5e-6);
        Assert.Equal(3680892.9, Times(ApiEnrolled, weights).Sum(), 0.05);
    }

    // nps.stratified.1: +40, -10, +10 points with population shares .2, .5, .3
    [Fact]
    public void A_published_stratified_net_share_is_met()
    {
        // Variances p + d - (p - d)² of 30/10/10, 60/60/80, 20/15/15
        var estimate = PostStratification.Estimate([0.2, 0.5, 0.3], [0.4, -0.1, 0.1], [0.8 - 0.16, 0.7 - 0.01, 0.7 - 0.01], [50, 200, 50])!;
        Assert.Equal(0.06, estimate.Value, 1e-15);
        Assert.Equal(0.05115174, estimate.StandardError, 5e-7);
        Assert.Equal(259.7403, estimate.EffectiveN, 5e-5);
        // The population as counts gives the same.
        var counts = PostStratification.Estimate([200, 500, 300], [0.4, -0.1, 0.1], [0.64, 0.69, 0.69], [50, 200, 50])!;
        Assert.Equal(estimate.EffectiveN, counts.EffectiveN, 1e-9);
        Assert.Equal(estimate.StandardError, counts.StandardError, 1e-15);
    }

    [Fact]
    public void A_stratum_that_nobody_stands_for_leaves_no_estimate()
    {
        Assert.Null(PostStratification.Weights([5, 0, 3], [10, 10, 10]));
        Assert.Equal([1], PostStratification.EmptyCells([5, 0, 3], [10, 10, 10]));
        Assert.Null(PostStratification.Estimate([10, 10], [1, 1], [1, 1], [5, 0]));
        Assert.Null(PostStratification.Estimate([0, 0], [1, 1], [1, 1], [5, 5]));
        Assert.Null(PostStratification.Estimate([], [], [], []));
        Assert.Equal([2, 0, 0], PostStratification.Weights([5, 7, 0], [10, 0, 0])!);
        Assert.Equal(1, PostStratification.Estimate([10, 0], [1, 9], [1, double.NaN], [5, 0])!.Value);
    }

    [Fact]
    public void Impossible_strata_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PostStratification.Weights([1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PostStratification.Weights([-1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PostStratification.Weights([1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => PostStratification.Estimate([1], [1, 2], [1], [1]));
        Assert.Throws<ArgumentException>(() => PostStratification.Estimate([1], [1], [1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PostStratification.Estimate([1], [1], [-1], [1]));
    }

    [Fact]
    public void Weights_above_the_cap_are_cut_and_the_total_stays()
    {
        // 1, 1, 2, 8 capped at 4: 4 trimmed of 12, kept 8, times 12/8.
        var trimmed = WeightTrim.Of([1, 1, 2, 8], 4)!;
        Assert.Equal([1.5, 1.5, 3, 6], trimmed.Weights);
        Assert.Equal((1, 4, 4.0 / 12), (trimmed.Trimmed, trimmed.TrimmedMass, trimmed.TrimmedShare));
        var untouched = WeightTrim.Of([0.1, 0.2, 0.3], 4)!;
        Assert.Equal([0.1, 0.2, 0.3], untouched.Weights);
        Assert.Equal((0, 0, 0), (untouched.Trimmed, untouched.TrimmedMass, untouched.TrimmedShare));
        Assert.Null(WeightTrim.Of([], 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightTrim.Of([1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightTrim.Of([0], 1));
    }

    // weights.api.raked.converged
    [Fact]
    public void Published_raked_estimates_are_met()
    {
        var raked = Raking.Of(ApiSizes, [[1072, 5122], [4421, 755, 1018]]);
        Assert.True(raked.Converged);
        Assert.Equal(641.230321, WeightedEstimates.Mean(ApiMeans, raked.Table.ToArray())!.Value, 1e-3);
        Assert.Equal(3647280.148, Times(ApiEnrolled, [.. raked.Weights!]).Sum(), 1e-3);
    }

    // weights.raking.ipf
    [Fact]
    public void A_published_table_is_met()
    {
        var raked = Raking.Of([40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50], [[150, 300, 400, 150], [200, 300, 400, 100]]);
        double[] expected = [64.56, 46.23, 35.38, 3.82, 49.97, 68.16, 156.50, 25.37, 56.72, 144.43, 145.08, 53.77, 28.75, 41.18, 63.03, 17.03];
        Assert.All(expected.Zip(raked.Table), pair => Assert.Equal(pair.First, pair.Second, 0.005));
        Assert.InRange(raked.Rounds, 2, 100);
    }

    [Fact]
    public void A_raked_table_has_its_margins_in_three_dimensions_too()
        => Law.Holds(Gen.Choose(1, 50).ArrayOf(12), cells =>
        {
            double[] table = [.. cells];
            var raked = Raking.Of(table, [[40, 60], [30, 70], [20, 30, 50]]);
            Assert.True(raked.Converged);
            Assert.Equal(30, raked.Table.Where((_, i) => i / 3 % 2 == 0).Sum(), 1e-7);
            Assert.Equal(60, raked.Table.Skip(6).Sum(), 1e-7);
            Assert.Equal(50, raked.Table.Where((_, i) => i % 3 == 2).Sum(), 1e-7);
            Assert.All(Enumerable.Range(0, 12), i => Assert.Equal(raked.Table[i], table[i] * raked.Weights![i], 1e-9));
        });

    [Fact]
    public void One_margin_is_post_stratification()
        => Assert.Equal(PostStratification.Weights([5, 2, 4], [10, 10, 0])!, Raking.Of([5, 2, 4], [[10, 10, 0]]).Weights!);

    [Fact]
    public void A_category_that_nobody_stands_for_is_named()
    {
        var raked = Raking.Of([5, 0, 3, 0], [[4, 4], [6, 2]]);
        Assert.False(raked.Converged);
        Assert.Null(raked.Weights);
        Assert.Equal([(1, 1)], raked.EmptyCells);
        Assert.Equal(0, raked.Rounds);
    }

    [Fact]
    public void Margins_that_the_zeros_rule_out_do_not_converge()
    {
        // With the upper right corner empty, the first column must hold at least the first row.
        var raked = Raking.Of([1, 0, 1, 1], [[8, 2], [2, 8]]);
        Assert.Equal((false, 1000), (raked.Converged, raked.Rounds));
        Assert.Null(raked.Weights);
    }

    [Fact]
    public void Impossible_margins_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Raking.Of([1], null!));
        Assert.Throws<ArgumentException>(() => Raking.Of([1], []));
        Assert.Throws<ArgumentNullException>(() => Raking.Of([1], [null!]));
        Assert.Throws<ArgumentException>(() => Raking.Of([1, 1, 1], [[1, 1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Raking.Of([1, 1], [[0, 0]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Raking.Of([1, 1], [[-1, 2]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Raking.Of([1, -1], [[1, 1]]));
        Assert.Contains("one total", Assert.Throws<ArgumentException>(() => Raking.Of([1, 1, 1, 1], [[1, 2], [2, 2]])).Message, StringComparison.Ordinal);
    }

    private static double[] Times(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a * b)];

    public class Equality : EqualityContract<StratifiedEstimate>
    {
        protected override IReadOnlyList<Func<StratifiedEstimate>> Makers =>
        [
            () => PostStratification.Estimate([1, 1], [1, 2], [1, 1], [4, 4])!,
            () => PostStratification.Estimate([1, 1], [1, 3], [1, 1], [4, 4])!,
            () => PostStratification.Estimate([1, 1], [1, 2], [1, 2], [4, 4])!,
            () => PostStratification.Estimate([1, 1], [1, 2], [1, 1], [4, 5])!,
        ];

        [Fact]
        public void Its_text_is_invariant()
            => UnderCulture.Run(UnderCulture.Foreign, _ => Assert.Equal("1.5 (SE 0.5, effective n 8)", PostStratification.Estimate([1, 1], [1, 2], [2, 2], [4, 4])!.ToString()));
    }
}
