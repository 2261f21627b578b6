using System.Text.Json;
using Cx.Core.Improvement;
using Cx.Core.Scales;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Improvement;

public class DriverTests
{
    // Whole numbers for one outcome and up to five drivers; respondents enough for a regression.
    private static Gen<DriverData> Data { get; } =
        from k in Gen.Choose(1, 5)
        from n in Gen.Choose(k + 4, 40)
        from cells in Gen.ArrayOf(Gen.Choose(1, 7), n * (k + 1))
        select Of(k, cells);

    private static DriverData Of(int k, int[] cells)
    {
        DriverColumn Column(int place) => DriverColumn.OfNumbers(place == 0 ? "outcome" : FormattableString.Invariant($"d{place}"), [.. cells.Where((_, i) => i % (k + 1) == place).Select(value => (double?)value)]);
        return DriverData.From(Column(0), [.. Enumerable.Range(1, k).Select(Column)]);
    }

    private static DriverData Swiss { get; } = Vector("driver.swiss.data");

    private static DriverData Vector(string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "conformance", "drivers.json")));
        var inputs = document.RootElement.EnumerateArray().Single(vector => vector.GetProperty("id").GetString() == id).GetProperty("inputs");
        var names = inputs.GetProperty("columns").EnumerateArray().Select(name => name.GetString()!).ToList();
        var rows = inputs.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetDouble()).ToArray()).ToList();
        var columns = names.Select((name, i) => DriverColumn.OfNumbers(name, [.. rows.Select(row => (double?)row[i])])).ToList();
        return DriverData.From(columns[0], [.. columns.Skip(1)]);
    }

    [Fact]
    public void Shares_are_not_negative_and_add_up_to_R_squared() => Law.Holds(Data, data =>
    {
        if (ShapleyImportance.From(data) is not { } shapley)
        {
            Assert.Null(RelativeWeights.From(data));
            return;
        }

        var johnson = RelativeWeights.From(data)!;
        foreach (var drivers in new[] { shapley.Drivers, johnson.Drivers })
        {
            Assert.All(drivers, driver => Assert.InRange(driver.Share, 0, 1));
            Assert.Equal(shapley.RSquared, drivers.Sum(driver => driver.Share), 1e-9);
            if (shapley.RSquared > 0) Assert.Equal(1, drivers.Sum(driver => driver.PartOfRSquared!.Value), 1e-7);
        }

        Assert.Equal(shapley.RSquared, johnson.RSquared);
    });

    [Fact]
    public void The_order_of_the_drivers_does_not_matter() => Law.Holds(
        from k in Gen.Choose(2, 5) from n in Gen.Choose(k + 4, 40) from cells in Gen.ArrayOf(Gen.Choose(1, 7), n * (k + 1)) from shift in Gen.Choose(1, 4) select (k, cells, shift),
        given =>
        {
            var (k, cells, shift) = given;
            var data = Of(k, cells);
            DriverColumn Column(string name) => DriverColumn.OfNumbers(name, [.. data.ValuesOf(name).Select(value => (double?)value)]);
            var turned = data.Drivers.Skip(shift % data.Drivers.Count).Concat(data.Drivers.Take(shift % data.Drivers.Count)).Reverse().ToList();
            if (turned.Count == 0) return;
            var other = DriverData.From(Column("outcome"), [.. turned.Select(Column)]);
            if (ShapleyImportance.From(data) is not { } here || ShapleyImportance.From(other) is not { } there) return;
            foreach (var driver in here.Drivers) Assert.Equal(driver.Share, there.Drivers.Single(its => its.Name == driver.Name).Share, 1e-9);
            var weights = RelativeWeights.From(other)!;
            foreach (var driver in RelativeWeights.From(data)!.Drivers) Assert.Equal(driver.Share, weights.Drivers.Single(its => its.Name == driver.Name).Share, 1e-8);
        });

    // Every order one by one, each step with a regression of its own.
    [Fact]
    public void Shapley_shares_are_the_mean_gains_over_all_orders() => Law.Holds(Data, data =>
    {
        if (ShapleyImportance.From(data) is not { } shapley) return;
        var k = data.Drivers.Count;
        var gains = new double[k];
        var orders = Orders([.. Enumerable.Range(0, k)]).ToList();
        foreach (var order in orders)
        {
            double before = 0;
            for (var taken = 1; taken <= k; taken++)
            {
                var now = RSquared(data, order[..taken]);
                gains[order[taken - 1]] += (now - before) / orders.Count;
                before = now;
            }
        }

        for (var i = 0; i < k; i++) Assert.Equal(gains[i], shapley.Drivers[i].Share, 1e-8);
    });

    // Johnson's weights of two drivers are the Shapley shares: the nearest orthogonal variables are symmetric in both.
    [Fact]
    public void Of_two_drivers_both_ways_agree() => Law.Holds(
        from n in Gen.Choose(6, 40) from cells in Gen.ArrayOf(Gen.Choose(1, 7), n * 3) select Of(2, cells),
        data =>
        {
            if (ShapleyImportance.From(data) is not { } shapley) return;
            Assert.Equal(shapley.Drivers.Select(driver => driver.Share), RelativeWeights.From(data)!.Drivers.Select(driver => driver.Share), (a, b) => Math.Abs(a - b) < 1e-9);
        });

    [Fact]
    public void A_driver_uncorrelated_with_all_others_has_its_squared_correlation()
    {
        var shapley = ShapleyImportance.FromCorrelations(["alone", "a", "b"], [1, 0, 0, 0, 1, 0.6, 0, 0.6, 1], [0.3, 0.5, 0.4])!;
        var johnson = RelativeWeights.FromCorrelations(["alone", "a", "b"], [1, 0, 0, 0, 1, 0.6, 0, 0.6, 1], [0.3, 0.5, 0.4])!;
        Assert.Equal(0.09, shapley.Drivers[0].Share, 1e-12);
        Assert.Equal(0.09, johnson.Drivers[0].Share, 1e-12);
        Assert.Equal((null, null, 0), (shapley.N, shapley.AdjustedRSquared, shapley.Incomplete));
    }

    [Fact]
    public void The_standardised_coefficients_are_those_of_the_regression()
    {
        var shapley = ShapleyImportance.From(Swiss)!;
        var outcome = Standardised(Swiss.ValuesOf("Fertility"));
        var columns = Swiss.Drivers.Select(name => Standardised(Swiss.ValuesOf(name))).ToList();
        var model = LinearRegression.Of(outcome, [.. Enumerable.Range(0, Swiss.N).SelectMany(row => columns.Select(column => column[row]))], columns.Count)!;

        Assert.Equal(model.Coefficients, shapley.Drivers.Select(driver => driver.Beta), (a, b) => Math.Abs(a - b) < 1e-10);
        Assert.Equal(model.RSquared, shapley.RSquared, 1e-12);
        Assert.Equal(model.AdjustedRSquared, shapley.AdjustedRSquared!.Value, 1e-12);
        Assert.Equal(47, shapley.N);

        static double[] Standardised(double[] values)
        {
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
            return [.. values.Select(value => (value - mean) / deviation)];
        }
    }

    [Fact]
    public void Sampled_orders_come_near_the_exact_shares_and_say_how_near()
    {
        var exact = ShapleyImportance.From(Swiss)!;
        var sampled = ShapleyImportance.Sampled(Swiss, seed: 1, orders: 400)!;

        Assert.Equal(exact.RSquared, sampled.Drivers.Sum(driver => driver.Share), 1e-12);
        Assert.All(exact.Drivers.Zip(sampled.Drivers), pair => Assert.InRange(Math.Abs(pair.First.Share - pair.Second.Share), 0, 4 * pair.Second.SamplingError!.Value));
        Assert.All(sampled.Drivers, driver => Assert.InRange(driver.SamplingError!.Value, 1e-6, 0.02));
        Assert.Equal((true, null, false, 400), (exact.IsExact, exact.Orders, sampled.IsExact, sampled.Orders));
        Assert.Equal(sampled, ShapleyImportance.Sampled(Swiss, seed: 1, orders: 400));
        Assert.NotEqual(sampled, ShapleyImportance.Sampled(Swiss, seed: 2, orders: 400));
        Assert.Null(exact.Drivers[0].SamplingError);
    }

    // Of two drivers there are two orders, and every pair has both.
    [Fact]
    public void A_pair_of_orders_is_an_order_and_its_reverse()
    {
        var data = DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 4, 3, 6]), DriverColumn.OfNumbers("a", [1, 2, 3, 5, 5]), DriverColumn.OfNumbers("b", [2, 1, 4, 3, 4]));
        var (exact, sampled) = (ShapleyImportance.From(data)!, ShapleyImportance.Sampled(data, seed: 1, orders: 4)!);

        Assert.All(exact.Drivers.Zip(sampled.Drivers), pair => Assert.Equal(pair.First.Share, pair.Second.Share, 1e-12));
        Assert.All(sampled.Drivers, driver => Assert.Equal(0, driver.SamplingError!.Value, 1e-12));
    }

    // r of ten complete respondents; Fisher's interval of it by hand.
    [Fact]
    public void The_interval_of_a_correlation_is_of_the_complete_respondents()
    {
        var data = DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null, 3]), DriverColumn.OfNumbers("a", [2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 5, null]));
        var driver = CorrelationImportance.From(data)!.Drivers[0];

        // Each value differs from its partner by 1: Pearson's r and Spearman's rho are 1 - 6·10/(10·99).
        Assert.Equal(1 - (60 / 990.0), driver.Pearson, 1e-12);
        Assert.Equal(1 - (60 / 990.0), driver.Spearman, 1e-12);
        Assert.Equal(Math.Tanh(Math.Atanh(driver.Pearson) - (1.959963984540054 / Math.Sqrt(7))), driver.Interval!.Low, 1e-12);
        Assert.Equal(Math.Tanh(Math.Atanh(driver.Pearson) + (1.959963984540054 / Math.Sqrt(7))), driver.Interval.High, 1e-12);
    }

    // The same draws, each evaluated by the way without bootstrap: of 100 sorted values the third and the ninety-eighth, ceil(100·.025) and ceil(100·.975).
    [Fact]
    public void A_bootstrap_interval_is_the_order_statistics_of_its_draws()
    {
        double?[] outcome = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], first = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5], second = [1, 4, 1, 4, 2, 1, 3, 5, 6, 2, 3, 7];
        DriverData Of(IEnumerable<int> rows)
        {
            var drawn = rows.ToList();
            DriverColumn Column(string name, double?[] values) => DriverColumn.OfNumbers(name, [.. drawn.Select(row => values[row])]);
            return DriverData.From(Column("y", outcome), Column("a", first), Column("b", second));
        }

        var random = new SplitMix(4);
        List<double> shares = [];
        for (var replicate = 0; replicate < 100; replicate++) shares.Add(RelativeWeights.From(Of([.. Enumerable.Range(0, outcome.Length).Select(_ => random.Below(outcome.Length))]))!.Drivers[0].Share);
        shares.Sort();
        var interval = RelativeWeights.Bootstrap(Of(Enumerable.Range(0, outcome.Length)), seed: 4, replicates: 100)!.Drivers[0].Interval!;

        Assert.Equal(shares[2], interval.Low, 1e-12);
        Assert.Equal(shares[97], interval.High, 1e-12);
    }

    // The errors that are reported against the spread of the shares over other seeds.
    [Fact]
    public void The_sampling_error_is_the_spread_over_seeds()
    {
        var runs = Enumerable.Range(0, 200).Select(seed => ShapleyImportance.Sampled(Swiss, seed, orders: 40)!.Drivers[2]).ToList();
        var mean = runs.Average(run => run.Share);
        var spread = Math.Sqrt(runs.Average(run => (run.Share - mean) * (run.Share - mean)));
        Assert.InRange(runs.Average(run => run.SamplingError!.Value) / spread, 0.8, 1.25);
    }

    [Fact]
    public void Bootstrap_intervals_hold_the_shares_and_repeat_with_the_seed()
    {
        var johnson = RelativeWeights.Bootstrap(Swiss, seed: 7, replicates: 200)!;
        var shapley = ShapleyImportance.Bootstrap(Swiss, seed: 7, replicates: 200, Confidence.P90)!;

        Assert.All(johnson.Drivers.Concat(shapley.Drivers), driver => Assert.True(driver.Interval!.Contains(driver.Share), driver.ToString()));
        Assert.All(shapley.Drivers, driver => Assert.Equal((Confidence.P90, "PercentileBootstrap"), (driver.Interval!.Confidence, driver.Interval.Method)));
        Assert.Equal((200, 0), (johnson.Replicates, johnson.UnusableReplicates));
        Assert.Equal(johnson, RelativeWeights.Bootstrap(Swiss, seed: 7, replicates: 200));
        Assert.NotEqual(johnson, RelativeWeights.Bootstrap(Swiss, seed: 8, replicates: 200));
        Assert.Equal(RelativeWeights.From(Swiss)!.Drivers.Select(driver => driver.Share), johnson.Drivers.Select(driver => driver.Share));
        Assert.Null(RelativeWeights.From(Swiss)!.Drivers[0].Interval);
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativeWeights.Bootstrap(Swiss, 1, 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShapleyImportance.Bootstrap(Swiss, 1, 99));
    }

    // One driver: the share is r², whose standard error is about 2 r (1 - r²)/sqrt n for normal data: .5 and n 400 give .0375.
    [Fact]
    public void A_bootstrap_interval_is_about_as_wide_as_theory_says()
    {
        var random = new SplitMix(5);
        double Bell() => Math.Sqrt(-2 * Math.Log(1 - random.Next())) * Math.Cos(2 * Math.PI * random.Next());
        double?[] driver = [.. Enumerable.Range(0, 400).Select(_ => (double?)Bell())], outcome = [.. driver.Select(value => (double?)((0.5 * value!.Value) + (Math.Sqrt(0.75) * Bell())))];
        var weights = RelativeWeights.Bootstrap(DriverData.From(DriverColumn.OfNumbers("y", outcome), DriverColumn.OfNumbers("x", driver)), seed: 3, replicates: 1000)!;
        var r = Math.Sqrt(weights.RSquared);
        Assert.InRange(weights.Drivers[0].Interval!.Width / (2 * 1.96 * 2 * r * (1 - weights.RSquared) / 20), 0.85, 1.15);
    }

    [Fact]
    public void A_draw_without_a_result_is_counted()
    {
        // Nineteen of twenty say the same: a third of all draws miss the one who does not.
        double?[] rare = [1, .. Enumerable.Repeat((double?)0, 19)], outcome = [.. Enumerable.Range(0, 20).Select(i => (double?)(i % 7))];
        var weights = RelativeWeights.Bootstrap(DriverData.From(DriverColumn.OfNumbers("y", outcome), DriverColumn.OfNumbers("rare", rare)), seed: 1, replicates: 500)!;
        Assert.InRange(weights.UnusableReplicates, 120, 240);
        Assert.NotNull(weights.Drivers[0].Interval);
    }

    [Fact]
    public void Who_left_something_out_is_counted_and_not_used()
    {
        var data = DriverData.From(
            DriverColumn.OfNumbers("y", [1, 2, null, 4, 5, 3]),
            DriverColumn.OfNumbers("a", [1, 2, 3, null, 5, 2]),
            DriverColumn.OfNumbers("b", [2, 1, 3, null, null, 4]));
        Assert.Equal((3, 3), (data.N, data.Incomplete));
        Assert.Equal((1, 1, 2), (data.Missing["y"], data.Missing["a"], data.Missing["b"]));
        Assert.Equal([1, 2, 2], data.ValuesOf("a"));
        Assert.Equal("y by a, b: 3 complete, 3 incomplete", data.ToString());
        Assert.Null(RelativeWeights.From(data));
        Assert.Equal(3, CorrelationImportance.From(data)!.Incomplete);
    }

    [Fact]
    public void A_driver_that_never_varies_is_dropped_by_its_name()
    {
        var data = DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 4, 3]), DriverColumn.OfNumbers("same", [5, 5, 5, 5]), DriverColumn.OfNumbers("a", [1, 2, 3, 5]));
        Assert.Equal(["a"], data.Drivers);
        Assert.Equal(["same"], data.ConstantDrivers);
        Assert.Equal(["same"], RelativeWeights.From(data)!.ConstantDrivers);
        Assert.Equal(["a"], ShapleyImportance.From(data)!.Drivers.Select(driver => driver.Name));
        Assert.Contains("never varies", Assert.Throws<ArgumentException>(() => data.ValuesOf("same")).Message, StringComparison.Ordinal);
        var nothing = DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 4, 3]), DriverColumn.OfNumbers("same", [5, 5, 5, 5]));
        Assert.Null(RelativeWeights.From(nothing));
        Assert.Null(ShapleyImportance.From(nothing));
        Assert.Null(CorrelationImportance.From(nothing));
        var nobody = DriverData.From(DriverColumn.OfNumbers("y", [null]), DriverColumn.OfNumbers("a", [1]));
        Assert.Equal((0, 1, 0), (nobody.N, nobody.Incomplete, nobody.ConstantDrivers.Count));
        Assert.Null(CorrelationImportance.From(nobody));
        Assert.Null(RelativeWeights.From(nobody));
    }

    [Fact]
    public void Where_nothing_can_be_told_apart_there_is_no_result()
    {
        var twice = DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 4, 3, 6]), DriverColumn.OfNumbers("a", [1, 2, 3, 5, 4]), DriverColumn.OfNumbers("half", [0.5, 1, 1.5, 2.5, 2]));
        var still = DriverData.From(DriverColumn.OfNumbers("y", [4, 4, 4, 4]), DriverColumn.OfNumbers("a", [1, 2, 3, 5]));
        foreach (var data in new[] { twice, still })
        {
            Assert.Null(RelativeWeights.From(data));
            Assert.Null(RelativeWeights.Bootstrap(data, 1));
            Assert.Null(ShapleyImportance.From(data));
            Assert.Null(ShapleyImportance.Bootstrap(data, 1));
            Assert.Null(ShapleyImportance.Sampled(data, 1));
        }

        Assert.Null(CorrelationImportance.From(still));
        Assert.NotNull(CorrelationImportance.From(twice));
    }

    [Fact]
    public void A_scale_on_which_less_is_better_is_turned_round()
    {
        Rating<Ces5>[] effort = [Rating<Ces5>.From(1), Rating<Ces5>.From(5), Rating<Ces5>.From(3), Rating<Ces5>.From(2), Rating<Ces5>.Skipped];
        int[] answers = [5, 1, 3, 4, 2];
        Rating[] satisfied = [.. answers.Select(value => Rating.From(Csat5.Definition, value))];
        var data = DriverData.From(DriverColumn.Of("satisfied", satisfied), DriverColumn.Of("effort", effort));
        Assert.Equal([5, 1, 3, 4], data.ValuesOf("effort"));
        Assert.Equal(1, CorrelationImportance.From(data)!.Drivers[0].Pearson, 1e-12);
        Assert.Equal((Ces5.Definition, 5, 1), (DriverColumn.Of("effort", effort).Scale, DriverColumn.Of("effort", effort).Count, DriverColumn.Of("effort", effort).Missing));
        Assert.Null(DriverColumn.Of("none", new Rating[2]).Scale);
        Assert.Equal("effort: 5, 1 missing", DriverColumn.Of("effort", effort).ToString());
    }

    [Fact]
    public void Columns_that_do_not_fit_together_are_refused()
    {
        var y = DriverColumn.OfNumbers("y", [1, 2]);
        Assert.Contains("Give one column or more", Assert.Throws<ArgumentException>(() => DriverData.From(y)).Message, StringComparison.Ordinal);
        Assert.Contains("stands twice", Assert.Throws<ArgumentException>(() => DriverData.From(y, DriverColumn.OfNumbers("y", [1, 2]))).Message, StringComparison.Ordinal);
        Assert.Contains("3 respondents and \"y\" has 2", Assert.Throws<ArgumentException>(() => DriverData.From(y, DriverColumn.OfNumbers("a", [1, 2, 3]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DriverColumn.OfNumbers("a", [double.NaN]));
        Assert.Throws<ArgumentException>(() => DriverColumn.OfNumbers(" ", [1]));
        Assert.Throws<ScaleMismatchException>(() => DriverColumn.Of("a", [Rating.From(Csat5.Definition, 1), Rating.From(Csat7.Definition, 1)]));
        Assert.Throws<ArgumentException>(() => DriverData.From(y, DriverColumn.OfNumbers("a", [1, 2])).MeanOf("b"));
    }

    // Mean 2.75, S² = 8.75/3, t(3) at .975 = 3.182446.
    [Fact]
    public void The_mean_of_a_column_has_its_interval()
    {
        var data = DriverData.From(DriverColumn.OfNumbers("y", [1, 3, 2, 5]), DriverColumn.OfNumbers("a", [1, 2, 3, 4]));
        var (mean, interval) = data.MeanOf("y")!.Value;
        Assert.Equal(2.75, mean);
        Assert.Equal(2.75 + (3.1824463052837 * Math.Sqrt(8.75 / 3 / 4)), interval!.High, 1e-9);
        Assert.Null(DriverData.From(DriverColumn.OfNumbers("y", [null]), DriverColumn.OfNumbers("a", [1])).MeanOf("y"));
        Assert.Null(DriverData.From(DriverColumn.OfNumbers("y", [1]), DriverColumn.OfNumbers("a", [1])).MeanOf("y")!.Value.Interval);
    }

    [Fact]
    public void More_drivers_than_can_be_exact_are_refused_with_the_way_out()
    {
        var random = new SplitMix(11);
        DriverColumn Column(string name) => DriverColumn.OfNumbers(name, [.. Enumerable.Range(0, 60).Select(_ => (double?)random.Next())]);
        var data = DriverData.From(Column("y"), [.. Enumerable.Range(0, 17).Select(i => Column(FormattableString.Invariant($"d{i}")))]);
        Assert.Contains("Use Sampled", Assert.Throws<ArgumentException>(() => ShapleyImportance.From(data)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ShapleyImportance.Bootstrap(data, 1));
        var sampled = ShapleyImportance.Sampled(data, seed: 1, orders: 200)!;
        Assert.Equal(sampled.RSquared, sampled.Drivers.Sum(driver => driver.Share), 1e-10);
        Assert.Equal(sampled.RSquared, RelativeWeights.From(data)!.Drivers.Sum(driver => driver.Share), 1e-10);
        Assert.Throws<ArgumentOutOfRangeException>(() => ShapleyImportance.Sampled(data, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShapleyImportance.Sampled(data, 1, 2));
    }

    [Fact]
    public void Sixteen_drivers_are_exact()
    {
        var random = new SplitMix(11);
        DriverColumn Column(string name) => DriverColumn.OfNumbers(name, [.. Enumerable.Range(0, 60).Select(_ => (double?)random.Next())]);
        var data = DriverData.From(Column("y"), [.. Enumerable.Range(0, 16).Select(i => Column(FormattableString.Invariant($"d{i}")))]);
        var exact = ShapleyImportance.From(data)!;
        Assert.Equal(exact.RSquared, exact.Drivers.Sum(driver => driver.Share), 1e-10);
        Assert.All(exact.Drivers.Zip(ShapleyImportance.Sampled(data, 4, 400)!.Drivers), pair => Assert.InRange(Math.Abs(pair.First.Share - pair.Second.Share), 0, 5 * pair.Second.SamplingError!.Value));
    }

    [Fact]
    public void What_are_no_correlations_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RelativeWeights.FromCorrelations([], [], []));
        Assert.Throws<ArgumentException>(() => RelativeWeights.FromCorrelations(["a", "a"], [1, 0, 0, 1], [0, 0]));
        Assert.Throws<ArgumentException>(() => RelativeWeights.FromCorrelations(["a", "b"], [1, 0, 0], [0, 0]));
        Assert.Throws<ArgumentException>(() => RelativeWeights.FromCorrelations(["a", "b"], [1, 0.5, 0.4, 1], [0, 0]));
        Assert.Throws<ArgumentException>(() => RelativeWeights.FromCorrelations(["a", "b"], [1, 1.5, 1.5, 1], [0, 0]));
        Assert.Throws<ArgumentException>(() => RelativeWeights.FromCorrelations(["a"], [2], [0]));
        Assert.Throws<ArgumentException>(() => ShapleyImportance.FromCorrelations(["a"], [1], [double.NaN]));
        Assert.Contains("above 1", Assert.Throws<ArgumentException>(() => ShapleyImportance.FromCorrelations(["a", "b"], [1, 0, 0, 1], [0.9, 0.9])).Message, StringComparison.Ordinal);
        Assert.Null(ShapleyImportance.FromCorrelations(["a", "b"], [1, 1, 1, 1], [0.5, 0.5]));
        Assert.Null(RelativeWeights.FromCorrelations(["a", "b"], [1, 1, 1, 1], [0.5, 0.5]));
        var none = RelativeWeights.FromCorrelations(["a"], [1], [0])!;
        Assert.Null(none.Drivers[0].PartOfRSquared);
        Assert.Throws<ArgumentException>(() => ShapleyImportance.FromCorrelations([.. Enumerable.Range(0, 17).Select(i => FormattableString.Invariant($"d{i}"))], [.. Enumerable.Range(0, 289).Select(i => i % 18 == 0 ? 1.0 : 0)], new double[17]));
    }

    [Fact]
    public void Results_read_as_text()
    {
        Assert.Equal("R² 0.7067: Agriculture 0.0571, Examination 0.1712, Education 0.2601, Catholic 0.1056, Infant.Mortality 0.1128", ShapleyImportance.From(Swiss)!.ToString());
        Assert.StartsWith("R² 0.7067: Agriculture 0.0484", RelativeWeights.From(Swiss)!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Education: 0.2601 of the variance (r -0.66)", ShapleyImportance.From(Swiss)!.Drivers[2].ToString());
        Assert.Equal("y by a: 3 complete, 0 incomplete", DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 3]), DriverColumn.OfNumbers("a", [1, 2, 4])).ToString());
        Assert.Equal("a: r 0.98, rho 1.00; n 3", CorrelationImportance.From(DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 3]), DriverColumn.OfNumbers("a", [1, 2, 4])))!.ToString());
    }

    // Two columns of independent tools: Pearson's and Spearman's correlations of every question with the recommend question.
    [DataFact]
    public void The_drivers_of_the_mobile_phone_survey()
    {
        var lines = File.ReadAllLines(Repository.Data("mobi_ecsi.csv"));
        var names = lines[0].Split(',');
        var cells = lines.Skip(1).Select(line => line.Split(',')).ToList();
        DriverColumn Column(string name) => DriverColumn.Of(name, [.. cells.Select(row => Rating.From(Csat10.Definition, int.Parse(row[Array.IndexOf(names, name)], System.Globalization.CultureInfo.InvariantCulture)))]);
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Expected("mobi_ecsi.json")));
        var expected = document.RootElement.GetProperty("results").GetProperty("drivers_of_CUSL3_recommend").EnumerateObject().ToList();

        var data = DriverData.From(Column("CUSL3"), [.. expected.Select(driver => Column(driver.Name))]);
        var correlations = CorrelationImportance.From(data)!;

        Assert.Equal(250, correlations.N);
        Assert.All(expected.Zip(correlations.Drivers), pair =>
        {
            Assert.Equal(pair.First.Name, pair.Second.Name);
            Assert.Equal(pair.First.Value.GetProperty("pearson").GetDouble(), pair.Second.Pearson, 1e-9);
            Assert.Equal(pair.First.Value.GetProperty("spearman").GetDouble(), pair.Second.Spearman, 1e-9);
        });
        Assert.Equal(23, data.Drivers.Count);
        var weights = RelativeWeights.From(data)!;
        Assert.Equal(weights.RSquared, weights.Drivers.Sum(driver => driver.Share), 1e-10);
    }

    private static double RSquared(DriverData data, int[] drivers)
    {
        double[][] columns = [.. drivers.Select(driver => data.ValuesOf(data.Drivers[driver]))];
        return LinearRegression.Of(data.ValuesOf("outcome"), [.. Enumerable.Range(0, data.N).SelectMany(row => columns.Select(column => column[row]))], drivers.Length)!.RSquared;
    }

    private static IEnumerable<int[]> Orders(int[] places) =>
        places.Length < 2 ? [places] : places.SelectMany(first => Orders([.. places.Where(place => place != first)]).Select(rest => (int[])[first, .. rest]));

    public class Relative : EqualityContract<RelativeWeights>
    {
        protected override IReadOnlyList<Func<RelativeWeights>> Makers =>
        [
            () => RelativeWeights.FromCorrelations(["a"], [1], [0.5])!,
            () => RelativeWeights.FromCorrelations(["a"], [1], [-0.5])!,
            () => RelativeWeights.FromCorrelations(["b"], [1], [0.5])!,
            () => RelativeWeights.From(Swiss)!,
        ];
    }

    public class Shapley : EqualityContract<ShapleyImportance>
    {
        protected override IReadOnlyList<Func<ShapleyImportance>> Makers =>
        [
            () => ShapleyImportance.FromCorrelations(["a"], [1], [0.5])!,
            () => ShapleyImportance.FromCorrelations(["a"], [1], [-0.5])!,
            () => ShapleyImportance.From(Swiss)!,
            () => ShapleyImportance.Sampled(Swiss, 1, 4)!,
        ];
    }

    public class Correlations : EqualityContract<CorrelationImportance>
    {
        protected override IReadOnlyList<Func<CorrelationImportance>> Makers =>
        [
            () => CorrelationImportance.From(Swiss)!,
            () => CorrelationImportance.From(Swiss, Confidence.P90)!,
            () => CorrelationImportance.From(DriverData.From(DriverColumn.OfNumbers("y", [1, 2, 3]), DriverColumn.OfNumbers("a", [1, 2, 4])))!,
        ];
    }

    public class Columns : EqualityContract<DriverImportance>
    {
        protected override IReadOnlyList<Func<DriverImportance>> Makers => [() => ShapleyImportance.From(Swiss)!.Drivers[0], () => ShapleyImportance.From(Swiss)!.Drivers[1], () => ShapleyImportance.Sampled(Swiss, 1, 4)!.Drivers[0]];
    }
}
