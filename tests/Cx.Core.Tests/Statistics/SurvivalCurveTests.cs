using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Statistics;

public class SurvivalCurveTests
{
    private static readonly SurvivalCurve Curve = SurvivalCurve.Of([6, 7, 9, 10], [true, true, false, true])!;

    [Fact]
    public void Of_no_cases_there_is_no_curve()
    {
        Assert.Null(SurvivalCurve.Of([], []));
        Assert.Null(SurvivalCurve.Of([], [], []));
        Assert.Null(SurvivalCurve.OfCounts([], [], []));
        Assert.Null(SurvivalCurve.OfCounts([1], [0], [0]));
    }

    [Fact]
    public void Its_table_has_a_row_for_each_time_and_the_cases_at_risk_before_it()
    {
        var curve = SurvivalCurve.Of([3, 3, 1, 2], [true, false, false, true], [2, 0, 0, 0])!;
        Assert.Equal([1, 2, 3], curve.Times.ToArray());
        Assert.Equal([0, 1, 1], curve.EventCounts.ToArray());
        Assert.Equal([1, 0, 1], curve.CensoredCounts.ToArray());
        Assert.Equal([0, 1, 0], curve.EnteredCounts.ToArray());
        Assert.Equal([3, 2, 2], curve.AtRiskCounts.ToArray());
        Assert.Equal([1, 0.5, 0.25], curve.Survival.ToArray());
        Assert.Equal((4, 2, 2, 1, 3), (curve.N, curve.Events, curve.Censored, curve.LateEntries, curve.Last));
    }

    [Fact]
    public void More_late_entries_than_are_held_at_a_time_are_all_at_risk()
    {
        const int n = 300_000;
        var times = Enumerable.Range(0, n).Select(i => i % 4 == 0 ? 3.0 : 2.0).ToArray();
        var curve = SurvivalCurve.Of(times, [.. times.Select(time => time == 2)], [.. Enumerable.Repeat(1.0, n)])!;

        // All enter at 1; three of four end at 2, the rest is still open at 3.
        Assert.Equal([n, n / 4], curve.AtRiskCounts.ToArray()[^2..]);
        Assert.Equal(0.25, curve.Survival[^1]);
        Assert.Equal(n, curve.LateEntries);
    }

    [Fact]
    public void Negative_zero_is_zero() => Assert.Equal(SurvivalCurve.Of([0, 0], [true, false]), SurvivalCurve.Of([-0.0, 0], [true, false]));

    [Fact]
    public void Counted_cases_give_the_curve_of_the_cases() =>
        Assert.Equal(SurvivalCurve.Of([1, 1, 2], [true, true, false]), SurvivalCurve.OfCounts([1, 1.5, 2], [2, 0, 0], [0, 0, 1]));

    // More than one batch of the table, with few and with many different times, in and out of order.
    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(900_000)]
    public void Many_cases_are_counted_as_few_are(int modulus)
    {
        var cases = Enumerable.Range(0, 300_000).Select(i => (Time: 1.5 + (i * 7919L % 300_007 % modulus), IsEvent: i % 3 > 0, Entry: i % 2 == 0 ? 1.0 + (i % 4 / 8.0) : 0)).ToList();

        var curve = SurvivalCurve.Of([.. cases.Select(one => one.Time)], [.. cases.Select(one => one.IsEvent)], [.. cases.Select(one => one.Entry)])!;

        var groups = cases.GroupBy(one => one.Time).OrderBy(group => group.Key).ToList();
        Assert.Equal([1, 1.25, .. groups.Select(group => group.Key)], curve.Times.ToArray());
        Assert.Equal([0, 0, .. groups.Select(group => group.LongCount(one => one.IsEvent))], curve.EventCounts.ToArray());
        Assert.Equal([0, 0, .. groups.Select(group => group.LongCount(one => !one.IsEvent))], curve.CensoredCounts.ToArray());
        Assert.Equal(150_000, curve.EnteredCounts.ToArray().Sum());
        Assert.Equal((300_000, 75_000), (curve.N, curve.EnteredCounts[0]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_time_that_is_none_is_refused_wherever_it_comes_in(double time)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SurvivalCurve.Of([time], [true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SurvivalCurve.Of([time], [true], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SurvivalCurve.Of([1], [true], [time]));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.OfCounts([time], [1], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve.At(time));
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve.RestrictedMean(time));
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve.RestrictedMeanStandardError(time));
    }

    [Fact]
    public void Columns_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([1], [true, false]));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([1], [true], [0, 0]));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.OfCounts([1], [1, 1], [0]));
    }

    [Fact]
    public void A_case_that_enters_when_it_leaves_is_refused() =>
        Assert.Contains("never observed", Assert.Throws<ArgumentOutOfRangeException>(() => SurvivalCurve.Of([5], [true], [5])).Message, StringComparison.Ordinal);

    [Fact]
    public void Before_the_first_event_everything_survives_without_a_log_log_interval()
    {
        Assert.Equal(1, Curve.At(5));
        Assert.Equal(0, Curve.StandardErrorAt(5));
        Assert.Equal((1, 1), (Curve.IntervalAt(5, default, SurvivalInterval.Plain)!.Low, Curve.IntervalAt(5, default, SurvivalInterval.Log)!.High));
        Assert.Null(Curve.IntervalAt(5));
    }

    [Fact]
    public void Where_nothing_is_left_the_share_is_0_for_good_and_has_no_error()
    {
        Assert.Equal(0, Curve.At(10));
        Assert.Equal(0, Curve.At(1e9));
        Assert.Null(Curve.StandardErrorAt(10));
        Assert.All(Enum.GetValues<SurvivalInterval>(), method => Assert.Null(Curve.IntervalAt(10, default, method)));
        // Area 6·1 + 1·3/4 + 3·1/2.
        Assert.Equal(8.25, Curve.RestrictedMean(100)!.Value, 1e-12);
    }

    [Fact]
    public void An_interval_of_no_kind_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve.IntervalAt(6, default, (SurvivalInterval)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve.Quantile(default, default, (SurvivalInterval)9));
    }

    [Fact]
    public void The_text_is_invariant() => UnderCulture.Run(UnderCulture.Foreign, _ =>
    {
        Assert.Equal("n 4, 2 events, S 0.5 at 9.5", SurvivalCurve.Of([6, 7, 8, 9.5], [true, true, false, false])!.ToString());
        Assert.Equal("1/2: 7 [6, not reached]", Curve.Quantile().ToString());
    });

    // Made by R survival 3.5-3: see README.md beside the files.
    [DataTheory]
    [InlineData("lung_input.csv", "time", "status", "2", "km_lung.csv", 186)]
    [InlineData("gold_survival.csv", "days", "churned", "1", "gold_km_churn.csv", 19)]
    public void It_is_the_curve_of_the_reference_at_every_time(string cases, string timeColumn, string eventColumn, string isEvent, string table, int rows)
    {
        var input = Rows(cases);
        var curve = SurvivalCurve.Of([.. input.Select(row => Number(row[timeColumn])!.Value)], [.. input.Select(row => row[eventColumn] == isEvent)])!;
        var expected = Rows(table);
        Assert.Equal(rows, expected.Count);
        Assert.All(expected, row =>
        {
            // The printed times have fifteen digits, so each is looked up a trace later.
            var time = Number(row["time"])!.Value + 1e-9;
            Assert.Equal(Number(row["surv"])!.Value, curve.At(Math.Min(time, curve.Last))!.Value, 1e-9);
            AssertNear(Number(row["greenwood_se"]), curve.StandardErrorAt(Math.Min(time, curve.Last)));
            foreach (var (method, low, high) in (IEnumerable<(SurvivalInterval, string, string)>)
                [(SurvivalInterval.LogLog, row.ContainsKey("loglog_lo") ? "loglog_lo" : "lo", row.ContainsKey("loglog_hi") ? "loglog_hi" : "hi"), (SurvivalInterval.Log, "log_lo", "log_hi"), (SurvivalInterval.Plain, "plain_lo", "plain_hi")])
            {
                if (!row.ContainsKey(low)) continue;
                var interval = curve.IntervalAt(Math.Min(time, curve.Last), default, method);
                AssertNear(Number(row[low]), interval?.Low);
                AssertNear(Number(row[high]), interval?.High);
            }
        });
        if (expected.Count == curve.Times.Length) Assert.Equal(expected.Select(row => Count(row["n.risk"])), curve.AtRiskCounts.ToArray());
    }

    // The raw cases of the same study; status 2 is an event.
    [DataFact]
    public void Raw_cases_give_the_counts_of_the_reference_table()
    {
        var cases = Rows("lung_input.csv");
        var table = Rows("km_lung.csv");
        var curve = SurvivalCurve.Of([.. cases.Select(row => Number(row["time"])!.Value)], [.. cases.Select(row => row["status"] == "2")])!;

        Assert.Equal((228, 165, 63), (curve.N, curve.Events, curve.Censored));
        Assert.Equal(
            SurvivalCurve.OfCounts([.. table.Select(row => Number(row["time"])!.Value)], [.. table.Select(row => Count(row["n.event"]))], [.. table.Select(row => Count(row["n.censor"]))]),
            curve);
        // survfit(Surv(time, status) ~ 1) prints 310 [285, 363] with the log interval.
        var median = curve.Quantile(default, default, SurvivalInterval.Log);
        Assert.Equal((310, 285, 363), (median.Value, median.Low, median.High));
    }

    // gold_analyses.json and its README: S is exactly 1/2 between two event times, and the first of them is the median.
    [DataFact]
    public void A_level_that_is_met_exactly_gives_the_first_time()
    {
        var rows = Rows("gold_ttfv.csv");
        var curve = SurvivalCurve.Of([.. rows.Select(row => Number(row["days"])!.Value)], [.. rows.Select(row => row["reached"] == "1")])!;

        Assert.Equal((102, 70), (curve.N, curve.Events));
        Assert.Equal(5.8239930555555555, curve.Quantile().Value!.Value, 1e-9);
        Assert.Equal(1 - 0.6862745098039216, curve.At(14)!.Value, 1e-9);
    }

    private static List<Dictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Shared, "vectors", "journeys", name));
        var header = lines[0].Split(',').Select(cell => cell.Trim('"')).ToArray();
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second.Trim(), StringComparer.Ordinal))];
    }

    private static double? Number(string cell) => cell is "NA" or "NaN" ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static long Count(string cell) => long.Parse(cell, CultureInfo.InvariantCulture);

    private static void AssertNear(double? expected, double? actual)
    {
        if (expected is { } number) Assert.Equal(number, actual!.Value, 1e-9);
        else Assert.Null(actual);
    }

    public class Equality : EqualityContract<SurvivalCurve>
    {
        protected override IReadOnlyList<Func<SurvivalCurve>> Makers =>
        [
            () => SurvivalCurve.Of([1, 2], [true, true])!,
            () => SurvivalCurve.Of([1, 2], [true, false])!,
            () => SurvivalCurve.Of([1, 3], [true, false])!,
            () => SurvivalCurve.Of([1, 1, 2], [true, true, false])!,
            () => SurvivalCurve.Of([1, 2], [true, false], [0, 1])!,
        ];
    }

    public class QuantileEquality : EqualityContract<SurvivalQuantile>
    {
        protected override IReadOnlyList<Func<SurvivalQuantile>> Makers =>
            [() => Curve.Quantile(), () => Curve.Quantile(QuantileLevel.P90), () => Curve.Quantile(default, Confidence.P90), () => Curve.Quantile(default, default, SurvivalInterval.Plain)];
    }

    public class JsonForm : JsonContract<SurvivalCurve>
    {
        protected override JsonSerializerContext Context => StatisticsJsonContext.Default;

        protected override IReadOnlyList<(SurvivalCurve Value, string Json)> Written =>
            [(SurvivalCurve.Of([1.5, 2], [true, false], [0, 0.5])!, """{"times":[0.5,1.5,2],"events":[0,1,0],"censored":[0,0,1],"entered":[1,0,0]}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("3", "A survival curve is an object"),
            ("""{"times":[1],"events":[1]}""", "needs all of"),
            ("""{"times":[1],"events":[1],"censored":[0,0]}""", "one entry for each time"),
            ("""{"times":[],"events":[],"censored":[]}""", "Write null"),
        ];

        [Fact]
        public void Late_entries_may_be_left_out_and_more_may_be_said() =>
            Assert.Equal(SurvivalCurve.Of([1], [true]), System.Text.Json.JsonSerializer.Deserialize("""{"x":[1],"times":[1],"events":[1],"censored":[0]}""", StatisticsJsonContext.Default.SurvivalCurve));
    }
}
