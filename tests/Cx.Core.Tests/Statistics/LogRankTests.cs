using System.Text.Json.Serialization;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace Cx.Core.Tests.Statistics;

public class LogRankTests
{
    private static Gen<(int Time, bool IsEvent, int Entry)> Case { get; } =
        from time in Gen.Choose(1, 15)
        from isEvent in Gen.Elements(true, true, false)
        from entry in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 10))
        select (time, isEvent, entry < time ? entry : 0);

    private static Gen<(int Time, bool IsEvent, int Entry)[][]> Groups { get; } =
        from k in Gen.Choose(2, 4)
        from groups in Gen.ArrayOf(Gen.ArrayOf(Case).Where(cases => cases.Length > 0), k)
        select groups;

    private static SurvivalCurve CurveOf(IEnumerable<(int Time, bool IsEvent, int Entry)> cases)
    {
        var list = cases.ToList();
        return SurvivalCurve.Of([.. list.Select(one => (double)one.Time)], [.. list.Select(one => one.IsEvent)], [.. list.Select(one => (double)one.Entry)])!;
    }

    // The definition, case by case, with a pseudo-inverse from another library.
    [Fact]
    public void It_is_the_test_of_Mantel_for_any_number_of_groups() => Law.Holds(Groups, groups =>
    {
        var k = groups.Length;
        var expected = new double[k];
        var covariance = Matrix<double>.Build.Dense(k, k);
        foreach (var time in groups.SelectMany(group => group).Where(one => one.IsEvent).Select(one => one.Time).Distinct())
        {
            double[] risk = [.. groups.Select(group => (double)group.Count(one => one.Entry < time && time <= one.Time))];
            double events = groups.Sum(group => group.Count(one => one.IsEvent && one.Time == time)), n = risk.Sum();
            for (var i = 0; i < k; i++)
            {
                expected[i] += events * risk[i] / n;
                for (var j = 0; j < k && n > 1; j++) covariance[i, j] += events * (n - events) / (n - 1) * risk[i] / n * ((i == j ? 1 : 0) - (risk[j] / n));
            }
        }

        var result = LogRank.Of([.. groups.Select(CurveOf)]);
        var rank = covariance.Rank();
        if (rank == 0)
        {
            Assert.Null(result);
            return;
        }

        long[] observed = [.. groups.Select(group => group.LongCount(one => one.IsEvent))];
        var difference = Vector<double>.Build.Dense([.. observed.Zip(expected, (o, e) => o - e)]);
        Assert.Equal(observed, result!.Observed);
        Assert.All(expected.Zip(result.Expected), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
        Assert.Equal(rank, result.Test.DegreesOfFreedom);
        Assert.Equal(difference * covariance.PseudoInverse() * difference, result.Test.Statistic!.Value, 1e-8);
        Assert.Equal(ChiSquared.Survival(result.Test.Statistic!.Value, rank), result.Test.PValue);
        Assert.Equal("LogRank", result.Test.Method);
    });

    [Fact]
    public void The_order_of_the_groups_does_not_matter() => Law.Holds(Groups, groups =>
    {
        var there = LogRank.Of([.. groups.Select(CurveOf)]);
        var back = LogRank.Of([.. groups.Reverse().Select(CurveOf)]);
        Assert.Equal(there is null, back is null);
        if (there is not null) Assert.Equal(there.Test.Statistic!.Value, back!.Test.Statistic!.Value, 1e-8);
    });

    [Fact]
    public void Two_groups_that_are_alike_do_not_differ()
    {
        var curve = SurvivalCurve.Of([1, 2, 3], [true, true, false])!;
        var result = LogRank.Of(curve, curve)!;
        Assert.Equal((0, 1), (result.Test.Statistic, result.Test.PValue));
        Assert.Equal("chi-squared 0, df 1, p 1", result.ToString());
    }

    [Fact]
    public void Without_two_groups_or_without_events_there_is_no_test()
    {
        var open = SurvivalCurve.Of([1, 2], [false, false])!;
        Assert.Null(LogRank.Of());
        Assert.Null(LogRank.Of(SurvivalCurve.Of([1, 2], [true, true])!));
        Assert.Null(LogRank.Of(open, open));
        Assert.Throws<ArgumentNullException>(() => LogRank.Of(open, null!));
    }

    public class Equality : EqualityContract<LogRankResult>
    {
        protected override IReadOnlyList<Func<LogRankResult>> Makers => [() => Made(1, 2), () => Made(2, 1), () => Made(1, 1)];

        internal static LogRankResult Made(double first, double second) => LogRank.Of(SurvivalCurve.Of([first, 4], [true, true])!, SurvivalCurve.Of([second, 4], [true, false])!)!;
    }

    public class JsonForm : JsonContract<LogRankResult>
    {
        protected override JsonSerializerContext Context => StatisticsJsonContext.Default;

        // Both at risk once: one event of two, E = 1/2 each, V = 1/4, chi-squared = 1.
        protected override IReadOnlyList<(LogRankResult Value, string Json)> Written =>
        [
            (new LogRankResult([1, 0], [0.5, 0.5], new Cx.Core.Statistics.TestResult(1, 1, 0.25, "LogRank")),
                """{"observed":[1,0],"expected":[0.5,0.5],"test":{"statistic":1,"degreesOfFreedom":1,"pValue":0.25,"method":"LogRank"}}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("3", "A log-rank test is an object"),
            ("{}", "needs observed"),
            ("""{"observed":[1],"expected":[1],"test":{"statistic":1,"degreesOfFreedom":1,"pValue":0.25,"method":"LogRank"}}""", "two groups"),
            ("""{"observed":[1,-1],"expected":[1,1],"test":{"statistic":1,"degreesOfFreedom":1,"pValue":0.25,"method":"LogRank"}}""", "0 or more"),
            ("""{"observed":[1,0],"expected":[0.5,0.5],"test":3}""", "A test result is an object"),
        ];

        [Fact]
        public void Unknown_members_are_skipped() =>
            Assert.Equal(Written[0].Value, System.Text.Json.JsonSerializer.Deserialize("{\"x\":[1]," + Written[0].Json[1..], StatisticsJsonContext.Default.LogRankResult));
    }
}
