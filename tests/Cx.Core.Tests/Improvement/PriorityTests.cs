using Cx.Core.Improvement;
using Cx.Core.Scales;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;
using Interval = Cx.Core.Statistics.Interval;

namespace Cx.Core.Tests.Improvement;

public class PriorityTests
{
    private static ImportancePerformancePoint Point(string name, double importance, double performance, double half = 0.5) =>
        ImportancePerformancePoint.Of(name, importance, Around(importance, half), performance, Around(performance, half));

    private static Interval Around(double value, double half) => Interval.Of(value - half, value + half, default, "made");

    [Fact]
    public void Each_quadrant_is_what_it_is_called()
    {
        var analysis = ImportancePerformance.From([Point("a", 9, 2), Point("b", 9, 8), Point("c", 1, 2), Point("d", 1, 8), Point("e", 5.2, 8)], QuadrantCut.At(5, 5))!;

        Assert.Equal(
            [(Quadrant.Concentrate, Quadrant.Concentrate), (Quadrant.KeepUp, Quadrant.KeepUp), (Quadrant.LowPriority, Quadrant.LowPriority), (Quadrant.PossibleOverkill, Quadrant.PossibleOverkill), (Quadrant.Undecided, Quadrant.KeepUp)],
            analysis.Rows.Select(row => (row.Quadrant, row.Observed)));
        Assert.Equal(["a", "e", "b", "c", "d"], analysis.Ranked.Select(row => row.Point.Name));
        Assert.Equal("a: Concentrate; e: Undecided (KeepUp as observed); b: KeepUp; c: LowPriority; d: PossibleOverkill", analysis.ToString());
        Assert.Equal((5, 5, "explicit: 5, 5"), (analysis.ImportanceAt, analysis.PerformanceAt, analysis.Cut.ToString()));
        Assert.Equal("a: importance 9, performance 2", analysis.Rows[0].Point.ToString());
    }

    // What is certainly to be concentrated on, what perhaps is, what else is not decided, and then what needs nothing; of one kind the more important first, then the weaker.
    [Fact]
    public void What_needs_work_comes_first()
    {
        var analysis = ImportancePerformance.From(
            [Point("overkill", 1, 8), Point("low", 1, 2), Point("keep", 9, 8), Point("undecided, good", 9, 5.2), Point("undecided, weak", 9, 4.8), Point("work, strong", 8, 3), Point("work", 9, 3), Point("work, weak", 9, 2)],
            QuadrantCut.At(5, 5))!;
        Assert.Equal(["work, weak", "work", "work, strong", "undecided, weak", "undecided, good", "keep", "low", "overkill"], analysis.Ranked.Select(row => row.Point.Name));
    }

    [Fact]
    public void On_the_cut_is_the_higher_side_and_a_limit_on_it_decides()
    {
        var on = ImportancePerformance.From([Point("on", 5, 5, 0)], QuadrantCut.At(5, 5))!.Rows[0];
        Assert.Equal((Quadrant.KeepUp, Quadrant.KeepUp), (on.Quadrant, on.Observed));
        Assert.Equal(Quadrant.KeepUp, ImportancePerformance.From([Point("a", 5.5, 5.5)], QuadrantCut.At(5, 5))!.Rows[0].Quadrant);
        Assert.Equal(Quadrant.Undecided, ImportancePerformance.From([Point("a", 4.5, 5.5)], QuadrantCut.At(5, 5))!.Rows[0].Quadrant);
    }

    [Fact]
    public void The_cut_may_be_the_means_or_the_midpoints_of_scales()
    {
        ImportancePerformancePoint[] points = [Point("a", 2, 10), Point("b", 4, 20)];
        var means = ImportancePerformance.From(points, QuadrantCut.Means)!;
        Assert.Equal((3, 15, "means"), (means.ImportanceAt, means.PerformanceAt, means.Cut.ToString()));
        var midpoints = ImportancePerformance.From(points, QuadrantCut.ScaleMidpoints(Csat7.Definition, Nps.Definition))!;
        Assert.Equal((4, 5, "scale midpoints: 4, 5"), (midpoints.ImportanceAt, midpoints.PerformanceAt, midpoints.Cut.ToString()));
        // A scale does not always begin with 0: the middle of 1 to 5 is 3.
        Assert.Equal("scale midpoints: 3, 4", QuadrantCut.ScaleMidpoints(Csat5.Definition, Csat7.Definition).ToString());
        Assert.Null(ImportancePerformance.From([], QuadrantCut.Means));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuadrantCut.At(double.NaN, 0));
        Assert.Throws<ArgumentException>(() => ImportancePerformance.From([points[0], points[0]], QuadrantCut.Means));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImportancePerformancePoint.Of("a", double.NaN, null, 0, null));
    }

    [Fact]
    public void Without_an_interval_nothing_is_decided() =>
        Assert.Equal(Quadrant.Undecided, ImportancePerformance.From([ImportancePerformancePoint.Of("a", 9, null, 9, Around(9, 0.1))], QuadrantCut.At(5, 5))!.Rows[0].Quadrant);

    // Csat5 answers 4 and 5: mean 4.5 is 87.5 of 100.
    [Fact]
    public void Drivers_are_rated_in_percent_of_the_maximum_possible()
    {
        var random = new SplitMix(3);
        Rating<Csat5>[] Answers(Func<int, int> of) => [.. Enumerable.Range(0, 80).Select(i => Rating<Csat5>.From(of(i)))];
        var data = DriverData.From(
            DriverColumn.Of("y", Answers(i => 1 + (i % 5))),
            DriverColumn.Of("good", Answers(i => 4 + (i % 2))),
            DriverColumn.Of("weak", Answers(i => Math.Clamp((i % 5) - random.Below(2), 1, 3))));
        var weights = RelativeWeights.Bootstrap(data, seed: 1, replicates: 200)!;
        var analysis = ImportancePerformance.From(data, weights.Drivers, QuadrantCut.At(0.1, 60))!;

        Assert.Equal(87.5, analysis.Rows[0].Point.Performance, 1e-12);
        Assert.Equal([Quadrant.PossibleOverkill, Quadrant.Concentrate], analysis.Rows.Select(row => row.Quadrant));
        Assert.All(analysis.Rows, row => Assert.InRange(row.Point.PerformanceInterval!.High, 0, 100));
        var plain = DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 4, 3]), DriverColumn.OfNumbers("a", [1, 2, 3, 5]));
        Assert.Contains("column of numbers", Assert.Throws<ArgumentException>(() => ImportancePerformance.From(plain, RelativeWeights.From(plain)!.Drivers, QuadrantCut.Means)).Message, StringComparison.Ordinal);
    }

    // Saturated: one attribute, so the coefficients are differences of group means. Low 1,2; middle 3,4,5; high 5,5,4: means 1.5, 4, 4.6667.
    [Fact]
    public void Penalty_and_reward_of_one_attribute_are_differences_of_means()
    {
        var overall = DriverColumn.OfNumbers("overall", [1, 2, 3, 4, 5, 5, 5, 4, null]);
        var service = DriverColumn.Of("service", Made.Ratings<Csat5>(1, 2, 3, 3, 3, 4, 5, 5, 5));
        var result = PenaltyReward.From(overall, [service])!;
        var attribute = Assert.Single(result.Attributes);

        Assert.Equal(2.5, attribute.Penalty, 1e-12);
        Assert.Equal(2 / 3.0, attribute.Reward, 1e-12);
        Assert.Equal(2.5 - (2 / 3.0), attribute.Contrast, 1e-12);
        Assert.Equal((2, 3), (attribute.Low, attribute.High));
        Assert.Equal((8, 1), (result.N, result.Incomplete));
        // Residuals .5 + 2 + 2/3 over 5 degrees of freedom; Var(contrast) = s²(1/2 + 1/3 + 4/3): the base group counts twice.
        var half = 2.5705818356363 * Math.Sqrt((0.5 + 2 + (2 / 3.0)) / 5 * ((1 / 2.0) + (1 / 3.0) + (4 / 3.0)));
        Assert.Equal(half, attribute.ContrastInterval.Width / 2, 1e-9);
        Assert.Equal(AttributeClass.Performance, attribute.Class);
        Assert.Equal("service: penalty 2.50, reward 0.67, Performance", attribute.ToString());
        Assert.StartsWith("service: penalty 2.50", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_agrees_with_the_normal_equations_of_both_attributes()
    {
        var random = new SplitMix(8);
        var rows = Enumerable.Range(0, 60).Select(_ => (A: 1 + random.Below(5), B: 1 + random.Below(7), Noise: random.Next())).ToList();
        // Bad service costs 3, good gives nothing; a good extra gives 2, a bad one costs nothing. Ces5 is an effort: 1, 2 are good.
        var y = rows.Select(row => 5 - (row.A >= 4 ? 3 : 0) + (row.B >= 6 ? 2 : 0) + row.Noise).ToArray();
        var result = PenaltyReward.From(
            DriverColumn.OfNumbers("y", [.. y.Select(value => (double?)value)]),
            [DriverColumn.Of("effort", [.. rows.Select(row => Rating<Ces5>.From(row.A))]), DriverColumn.Of("extra", [.. rows.Select(row => Rating<Csat7>.From(row.B))])])!;

        var x = Matrix<double>.Build.DenseOfRows(rows.Select(row => new[] { 1.0, row.A >= 4 ? 1 : 0, row.A <= 2 ? 1 : 0, row.B <= 2 ? 1 : 0, row.B >= 6 ? 1 : 0 }));
        var b = x.TransposeThisAndMultiply(x).Inverse() * x.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(y));
        Assert.Equal([-b[1], b[2], -b[3], b[4]], result.Attributes.SelectMany(attribute => new[] { attribute.Penalty, attribute.Reward }), (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal([AttributeClass.Basic, AttributeClass.Exciter], result.Attributes.Select(attribute => attribute.Class));
    }

    [Fact]
    public void What_nobody_rated_badly_or_well_cannot_be_judged()
    {
        var overall = DriverColumn.OfNumbers("y", [1, 2, 3, 4, 5, 2, 3]);
        var fine = DriverColumn.Of("fine", Made.Ratings<Csat5>(1, 2, 3, 3, 4, 5, 3));
        var never = DriverColumn.Of("never bad", Made.Ratings<Csat5>(3, 4, 3, 3, 4, 5, 3));
        Assert.Equal(["never bad"], PenaltyReward.From(overall, [fine, never])!.NotJudged);
        Assert.Null(PenaltyReward.From(overall, [never]));
        Assert.Null(PenaltyReward.From(DriverColumn.OfNumbers("y", [1, 1, 1, 1, 1, 1, 1]), [fine]));
        Assert.Contains("no favourable box", Assert.Throws<ArgumentException>(() => PenaltyReward.From(overall, [DriverColumn.OfNumbers("n", [1, 2, 3, 4, 5, 6, 7])])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PenaltyReward.From(overall, [DriverColumn.Of("t", Made.Ratings<Thumbs>(1, 0, 1, 0, 1, 0, 1))]));
        Assert.Throws<ArgumentException>(() => PenaltyReward.From(overall, []));
    }

    [Fact]
    public void Every_pair_of_answers_is_in_one_category_and_a_missing_one_in_none()
    {
        KanoAnswer[] five = [KanoAnswer.Like, KanoAnswer.MustBe, KanoAnswer.Neutral, KanoAnswer.LiveWith, KanoAnswer.Dislike];
        var survey = KanoSurvey.From([.. five.SelectMany(f => five.Select(d => (f, d))), (KanoAnswer.NotAnswered, KanoAnswer.Like), (KanoAnswer.Like, KanoAnswer.NotAnswered)])!;
        // Counted in the printed table: A 3, O 1, M 3, I 9, R 7, Q 2.
        Assert.Equal((3, 1, 3, 9, 7, 2), (survey.CountOf(KanoCategory.Attractive), survey.CountOf(KanoCategory.OneDimensional), survey.CountOf(KanoCategory.MustBe), survey.CountOf(KanoCategory.Indifferent), survey.CountOf(KanoCategory.Reverse), survey.CountOf(KanoCategory.Questionable)));
        Assert.Equal((25, 2), (survey.N, survey.Incomplete));
        Assert.Null(KanoSurvey.From([(KanoAnswer.NotAnswered, KanoAnswer.Like)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KanoSurvey.CategoryOf((KanoAnswer)6, KanoAnswer.Like));
        Assert.Throws<ArgumentOutOfRangeException>(() => KanoSurvey.CategoryOf(KanoAnswer.Like, (KanoAnswer)(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => survey.CountOf((KanoCategory)6));
        Assert.Throws<ArgumentOutOfRangeException>(() => KanoSurvey.OfCounts(1, -1, 0, 0));
    }

    [Fact]
    public void Ties_go_to_must_be_then_one_dimensional_then_attractive_then_indifferent()
    {
        Assert.Equal(KanoCategory.MustBe, KanoSurvey.OfCounts(2, 2, 2, 2)!.Category);
        Assert.Equal(KanoCategory.OneDimensional, KanoSurvey.OfCounts(2, 2, 1, 2)!.Category);
        Assert.Equal(KanoCategory.Attractive, KanoSurvey.OfCounts(2, 1, 1, 2)!.Category);
        Assert.Equal(KanoCategory.Indifferent, KanoSurvey.OfCounts(0, 0, 0, 2, 2, 2)!.Category);
        Assert.Equal(0, KanoSurvey.OfCounts(2, 2, 2, 2)!.CategoryStrength);
    }

    // A60 O25 M10 I5: top .60 - next .25; total .95.
    [Fact]
    public void Strength_says_whether_the_category_is_clear()
    {
        var survey = KanoSurvey.OfCounts(60, 25, 10, 5)!;
        Assert.Equal(0.35, survey.CategoryStrength, 1e-15);
        Assert.True(survey.IsClear);
        Assert.Equal(0.95, survey.TotalStrength.Value);
        Assert.Equal((85, 100), (survey.Better!.Hits, survey.Better.N));
        Assert.Equal(35, survey.AbsenceCosts!.Hits);
        Assert.Equal("Attractive (clear), better 0.85, worse -0.35, n 100", survey.ToString());
        var contested = KanoSurvey.OfCounts(35, 30, 35, 0)!;
        Assert.Equal((KanoCategory.MustBe, false), (contested.Category, contested.IsClear));
        // 40 and 34 of 100 are .06 apart, which is just clear; 40 and 35 are not. Who refuses is in the total strength's denominator: 84 of 100.
        var border = KanoSurvey.OfCounts(40, 34, 10, 6, 7, 3)!;
        Assert.Equal((true, false), (border.IsClear, KanoSurvey.OfCounts(40, 35, 10, 5, 7, 3)!.IsClear));
        Assert.Equal((84, 100), (border.TotalStrength.Hits, border.TotalStrength.N));
        var refused = KanoSurvey.OfCounts(0, 0, 0, 0, 3, 1)!;
        Assert.Equal((null, null, null), (refused.Better, refused.Worse, refused.AbsenceCosts));
        Assert.Equal("Reverse (clear), better none, worse none, n 4", refused.ToString());
    }

    [Fact]
    public void Better_and_worse_stay_in_their_ranges_and_surveys_merge() => Law.Holds(
        from counts in Gen.ArrayOf(Gen.Choose(0, 30), 14) select counts,
        counts =>
        {
            var one = KanoSurvey.OfCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
            var other = KanoSurvey.OfCounts(counts[7], counts[8], counts[9], counts[10], counts[11], counts[12], counts[13]);
            if (one is null || other is null) return;
            if (one.Better is { } better) Assert.InRange(better.Value, 0, 1);
            if (one.Worse is { } worse) Assert.InRange(worse, -1, 0);
            var both = one.Merge(other);
            Assert.Equal(both, other.Merge(one));
            Assert.Equal((one.N + other.N, one.Incomplete + other.Incomplete), (both.N, both.Incomplete));
        });

    public class Kanos : JsonContract<KanoSurvey>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(KanoSurvey Value, string Json)> Written =>
            [(KanoSurvey.OfCounts(60, 25, 10, 5, 2, 1, 3)!, """{"attractive":60,"oneDimensional":25,"mustBe":10,"indifferent":5,"reverse":2,"questionable":1,"incomplete":3}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"attractive":0,"oneDimensional":0,"mustBe":0,"indifferent":0,"reverse":0,"questionable":0,"incomplete":3}""", "Write null"),
            ("""{"attractive":-1,"oneDimensional":0,"mustBe":0,"indifferent":0,"reverse":0,"questionable":0,"incomplete":3}""", "attractive"),
            ("""{"attractive":1}""", "oneDimensional"),
            ("[]", "JSON object"),
        ];
    }

    public class KanoEquality : EqualityContract<KanoSurvey>
    {
        protected override IReadOnlyList<Func<KanoSurvey>> Makers =>
            [() => KanoSurvey.OfCounts(1, 0, 0, 0)!, () => KanoSurvey.OfCounts(0, 1, 0, 0)!, () => KanoSurvey.OfCounts(1, 0, 0, 0, 0, 0, 1)!, () => KanoSurvey.OfCounts(0, 0, 0, 0, 1)!];
    }

    public class Cuts : EqualityContract<QuadrantCut>
    {
        protected override IReadOnlyList<Func<QuadrantCut>> Makers => [() => QuadrantCut.Means, () => QuadrantCut.At(4, 5), () => QuadrantCut.ScaleMidpoints(Csat7.Definition, Nps.Definition)];
    }

    public class Analyses : EqualityContract<ImportancePerformance>
    {
        protected override IReadOnlyList<Func<ImportancePerformance>> Makers =>
        [
            () => ImportancePerformance.From([Point("a", 9, 2)], QuadrantCut.Means)!,
            () => ImportancePerformance.From([Point("a", 9, 2)], QuadrantCut.At(9, 2))!,
            () => ImportancePerformance.From([Point("b", 9, 2)], QuadrantCut.Means)!,
        ];
    }

    public class Penalties : EqualityContract<PenaltyReward>
    {
        protected override IReadOnlyList<Func<PenaltyReward>> Makers => [() => Of(5), () => Of(4)];

        private static PenaltyReward Of(double last) => PenaltyReward.From(
            DriverColumn.OfNumbers("overall", [1, 2, 3, 4, 5, last]), [DriverColumn.Of("service", Made.Ratings<Csat5>(1, 2, 3, 3, 4, 5))])!;
    }
}
