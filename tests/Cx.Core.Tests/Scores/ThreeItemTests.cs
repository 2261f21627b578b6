using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scores;

public class ThreeItemTests
{
    private static Gen<ThreeItemAnswers> Any { get; } =
        from three in (from x in Gen.Choose(1, 10) from kind in Gen.Choose(0, 14) select kind switch { 0 => default, 1 => Rating<Csat10>.Skipped, 2 => Answers.Reinterpreted<Csat10>(77), _ => Rating<Csat10>.From(x) }).ArrayOf(3)
        select new ThreeItemAnswers(three[0], three[1], three[2]);

    private static Gen<ThreeItemAnswers[]> Sample { get; } = from n in Gen.Choose(0, 30) from answers in Any.ArrayOf(n) select answers;

    [Fact]
    public void The_index_is_the_mean_of_the_indices_of_those_who_answered_all_three() =>
        Law.Holds(from sample in Sample from weights in Gen.Choose(0, 20).ArrayOf(3) where weights.Sum() > 0 select (sample, weights), given =>
        {
            var (a, b, c) = (given.weights[0] / 7.0, given.weights[1] / 7.0, given.weights[2] / 7.0);
            double[] indices = [.. given.sample.Where(IsComplete).Select(x => 100 * (((a * x.Satisfaction.Value!.Value) + (b * x.Expectations.Value!.Value) + (c * x.Ideal.Value!.Value)) - (a + b + c)) / (9 * (a + b + c)))];
            var score = ThreeItemSatisfactionIndex.From(Counted(given.sample), a, b, c);
            Assert.Equal(indices.Length == 0, score is null);
            if (score is null) return;

            Assert.Equal(indices.Average(), score.Points, 1e-9);
            Assert.Equal(indices.Length, score.N);
            Assert.Equal(given.sample.Length, score.Sample.Offered);
            Assert.Equal(indices.Length < 2, score.StandardDeviation is null);
            Assert.Equal(indices.Length < 2, score.Interval() is null);
            if (indices.Length < 2) return;
            var deviation = Math.Sqrt(indices.Sum(x => (x - indices.Average()) * (x - indices.Average())) / (indices.Length - 1));
            Assert.Equal(deviation, score.StandardDeviation!.Value, 1e-6);
            Assert.Equal(deviation / Math.Sqrt(indices.Length), score.StandardError!.Value, 1e-6);
            ScoreIntervalLaws.AssertNested(score.Interval, 0, 100);
        });

    [Fact]
    public void Its_state_merges_and_comes_out_again() =>
        Law.Holds(from a in Sample from b in Sample from one in Any select (a, b, one), given =>
        {
            var (a, b) = (Counted(given.a), Counted(given.b));
            var (ab, ba) = (a, b);
            ab.Merge(b);
            ba.Merge(a);
            Assert.Equal(ab, ba);
            Assert.Equal(Counted([.. given.b, .. given.a]), ab);
            ab.Subtract(b);
            Assert.Equal(a, ab);
            ab.Add(given.one);
            Assert.NotEqual(a, ab);
            ab.Remove(given.one);
            Assert.Equal(a, ab);
            ab.Merge(default);
            Assert.Equal(a, ab);
            ThreeItemCounts through = default;
            foreach (var answers in given.a) AggregateExtensions.Add(ref through, answers);
            Assert.Equal(a, through);
            Assert.Equal(a.GetHashCode(), through.GetHashCode());
            Assert.Equal(given.a.Length, a.Complete + a.Incomplete + a.Invalid);
        });

    [Theory]
    [InlineData(8, 7, 6, .3885, .3190, .2925, 67.7333)]
    [InlineData(8, 7, 6, 1, 1, 1, 66.6667)]
    [InlineData(1, 1, 1, 3, 2, 1, 0)]
    [InlineData(10, 10, 10, .2, .3, .5, 100)]
    public void One_respondent_has_the_index_of_the_formula(int satisfaction, int expectations, int ideal, double a, double b, double c, double points)
    {
        var score = ThreeItemSatisfactionIndex.From(Counted([Three(satisfaction, expectations, ideal)]), a, b, c)!;

        Assert.Equal(points, score.Points, 5e-5);
        Assert.Equal((a, b, c), (score.SatisfactionWeight, score.ExpectationsWeight, score.IdealWeight));
        Assert.Null(score.StandardError);
        Assert.Null(score.Weighting);
        Assert.Equal("Three-item satisfaction index", ((IScore)score).Name);
    }

    [Fact]
    public void Two_indices_with_the_same_weights_are_compared_by_Welch()
    {
        // Indices 0, 100 and 100, 100 of the first items alone: t = (50 - 100)/sqrt(5000/2) = -1, 1 df, p .5.
        var one = ThreeItemSatisfactionIndex.From(Counted([Three(1, 5, 5), Three(10, 5, 5)]), 1, 0, 0)!;
        var other = ThreeItemSatisfactionIndex.From(Counted([Three(10, 5, 5), Three(10, 1, 1)]), 1, 0, 0)!;
        var difference = one.CompareWith(other)!;

        Assert.Equal((-50, -1), (difference.Value, difference.Statistic!.Value));
        Assert.Equal(0.5, difference.PValue!.Value, 1e-10);
        Assert.Equal(ScoreUnit.PompPoints, difference.Unit);
        Assert.Contains("Calculate both the same way", Assert.Throws<ArgumentException>(() => one.CompareWith(ThreeItemSatisfactionIndex.From(Counted([Three(1, 1, 1)]))!)).Message, StringComparison.Ordinal);
        Assert.Null(one.CompareWith(ThreeItemSatisfactionIndex.From(Counted([Three(1, 1, 1)]), 1, 0, 0)!));
    }

    [Fact]
    public void Weights_that_make_no_sense_and_states_that_cannot_be_are_refused()
    {
        var counts = Counted([Three(1, 2, 3)]);
        foreach (var (a, b, c) in new[] { (-1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (double.NaN, 1, 1), (double.PositiveInfinity, 1, 1), (double.MaxValue, double.MaxValue, 1) })
            Assert.Contains("Each is 0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => ThreeItemSatisfactionIndex.From(counts, a, b, c)).Message, StringComparison.Ordinal);

        ThreeItemCounts below = default;
        below.Remove(Three(1, 2, 3));
        Assert.Contains("more was removed than added", Assert.Throws<InvalidOperationException>(() => ThreeItemSatisfactionIndex.From(below)).Message, StringComparison.Ordinal);
        below.Add(Three(5, 5, 5));
        Assert.Contains("with other answers than added", Assert.Throws<InvalidOperationException>(() => ThreeItemSatisfactionIndex.From(below)).Message, StringComparison.Ordinal);
        counts.Add(Three(10, 10, 10));
        counts.Remove(Three(1, 10, 3));
        Assert.Throws<InvalidOperationException>(() => ThreeItemSatisfactionIndex.From(counts));
    }

    [Fact]
    public void A_state_that_is_full_throws_and_stays()
    {
        var counts = Counted([Three(10, 10, 10)]);
#pragma warning disable CX5002 // doubling is the quick way to a full counter
        for (var i = 0; i < 56; i++) counts.Merge(counts);
#pragma warning restore CX5002
        var before = counts;

        Assert.Throws<OverflowException>(() => counts.Merge(counts));
        Assert.Equal(before, counts);
        Assert.Equal(100, ThreeItemSatisfactionIndex.From(counts)!.Points);
        Assert.Equal(0, ThreeItemSatisfactionIndex.From(counts)!.StandardDeviation);
    }

    [Fact]
    public void The_default_is_empty()
    {
        Assert.Null(ThreeItemSatisfactionIndex.From(default));
        Assert.Equal("0 complete, 0 incomplete, 0 invalid", default(ThreeItemCounts).ToString());
        Assert.Equal(", , ", default(ThreeItemAnswers).ToString());
        Assert.Equal("8, 7, skipped", new ThreeItemAnswers(Rating<Csat10>.From(8), Rating<Csat10>.From(7), Rating<Csat10>.Skipped).ToString());
    }

    [Fact]
    public void An_index_over_questions_weighs_their_points()
    {
        var (half, full) = (PompScore.From(Answers.Of<Csat5>(3)), PompScore.From(Answers.Of<Csat7>(7)));
        Assert.Equal(0.4 * 50 + 0.6 * 100, WeightedSatisfactionIndex.From((half, 0.4), (full, 0.6))!.Value, 1e-12);
        Assert.Null(WeightedSatisfactionIndex.From((half, 0.4), (null, 0.6)));
        Assert.Null(WeightedSatisfactionIndex.From());
        Assert.Contains("They must add up to 1", Assert.Throws<ArgumentException>(() => WeightedSatisfactionIndex.From((half, 0.4), (full, 0.4))).Message, StringComparison.Ordinal);
        Assert.Contains("0 or more", Assert.Throws<ArgumentException>(() => WeightedSatisfactionIndex.From((half, -0.4), (full, 1.4))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => WeightedSatisfactionIndex.From((half, double.NaN)));

        // (2 good - 1 bad of 4, 0 of 2) over two items: (25 + 0)/2.
        Assert.Equal(12.5, NetBoxIndex.From(Answers.Of<Csat5>(5, 4, 3, 1), Answers.Of<Csat5>(3, 3)));
        Assert.Null(NetBoxIndex.From(Answers.Of<Csat5>(5), default));
        Assert.Null(NetBoxIndex.From<Csat5>());
        Assert.Contains("NetBoxScore.Net", Assert.Throws<InvalidOperationException>(() => NetBoxIndex.From(Answers.Of<Slider100>(5))).Message, StringComparison.Ordinal);
    }

    private static bool IsComplete(ThreeItemAnswers answers) => answers.Satisfaction.IsAnswered && answers.Expectations.IsAnswered && answers.Ideal.IsAnswered;

    private static ThreeItemAnswers Three(int satisfaction, int expectations, int ideal) => new(Rating<Csat10>.From(satisfaction), Rating<Csat10>.From(expectations), Rating<Csat10>.From(ideal));

    private static ThreeItemCounts Counted(ReadOnlySpan<ThreeItemAnswers> sample)
    {
        ThreeItemCounts counts = default;
        foreach (var answers in sample) counts.Add(answers);
        return counts;
    }
}

public class ThreeItemCountsEquality : EqualityContract<ThreeItemCounts>
{
    protected override IReadOnlyList<Func<ThreeItemCounts>> Makers => [() => default, () => Of(8, 7, 6), () => Of(8, 6, 7), () => Of(7, 7, 7), () => Of(null, 7, 7)];

    private static ThreeItemCounts Of(int? a, int? b, int? c)
    {
        ThreeItemCounts counts = default;
        counts.Add(new ThreeItemAnswers(Rating<Csat10>.FromNullable(a), Rating<Csat10>.FromNullable(b), Rating<Csat10>.FromNullable(c)));
        return counts;
    }
}

public class ThreeItemAnswersEquality : EqualityContract<ThreeItemAnswers>
{
    protected override IReadOnlyList<Func<ThreeItemAnswers>> Makers =>
        [() => default, () => new(Rating<Csat10>.From(8), default, default), () => new(default, Rating<Csat10>.From(8), default), () => new(default, default, Rating<Csat10>.From(8))];
}
