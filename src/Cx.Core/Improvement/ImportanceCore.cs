using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>What the two ways to share out R² have in common.</summary>
/// <remarks>Equal when the drivers, R² and all counts are.</remarks>
internal sealed class ImportanceCore : IEquatable<ImportanceCore>
{
    public required DriverImportance[] Drivers { get; init; }

    public required double RSquared { get; init; }

    public required int? N { get; init; }

    public required int Incomplete { get; init; }

    public required string[] Dropped { get; init; }

    public int Replicates { get; init; }

    public int Unusable { get; init; }

    public double? AdjustedRSquared => N is { } n ? 1 - ((1 - RSquared) * (n - 1) / (n - Drivers.Length - 1)) : null;

    /// <summary>The correlations of data, or null where there are too few rows or something never varies or follows from the others.</summary>
    public static DriverModel? ModelOf(ReadOnlySpan<double> rows, int width)
    {
        var k = width - 1;
        // ItemMatrix wants three rows; so does one driver.
        if (k == 0 || rows.Length / width <= k + 1 || ItemMatrix.Covariances(rows, width)?.ToCorrelations() is not { } all) return null;
        var (correlations, outcome) = (new double[k * k], new double[k]);
        for (var i = 0; i < k; i++)
        {
            outcome[i] = all[0, i + 1];
            for (var j = 0; j < k; j++) correlations[(i * k) + j] = all[i + 1, j + 1];
        }

        return DriverModel.Of(correlations, outcome);
    }

    public static ImportanceCore Of(IReadOnlyList<string> names, DriverModel model, double[] shares, double[]? errors, DriverData? data) => new()
    {
        Drivers = [.. names.Select((name, i) => new DriverImportance(name, shares[i], model.RSquared > 0 ? shares[i] / model.RSquared : null, model.Outcome[i], model.Betas[i], null, errors?[i]))],
        RSquared = model.RSquared,
        N = data?.N,
        Incomplete = data?.Incomplete ?? 0,
        Dropped = [.. data?.ConstantDrivers ?? []],
    };

    /// <summary>The same shares with percentile intervals: respondents are drawn with replacement and the shares calculated again.</summary>
    public ImportanceCore Bootstrapped(DriverData data, Func<DriverModel, double[]> shares, int seed, int replicates, Confidence confidence)
    {
        var random = new SplitMix(seed);
        var (width, n) = (data.Width, data.N);
        var rows = new double[n * width];
        var drawn = Enumerable.Range(0, width - 1).Select(_ => new List<double>(replicates)).ToArray();
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            for (var row = 0; row < n; row++) data.Rows.Slice(random.Below(n) * width, width).CopyTo(rows.AsSpan(row * width));
            if (ModelOf(rows, width) is not { } model) continue;
            var again = shares(model);
            for (var i = 0; i < again.Length; i++) drawn[i].Add(again[i]);
        }

        return new ImportanceCore
        {
            Drivers = [.. Drivers.Select((driver, i) => new DriverImportance(driver.Name, driver.Share, driver.PartOfRSquared, driver.Correlation, driver.Beta, Percentiles(drawn[i], confidence), driver.SamplingError))],
            RSquared = RSquared,
            N = N,
            Incomplete = Incomplete,
            Dropped = Dropped,
            Replicates = replicates,
            Unusable = replicates - drawn[0].Count,
        };
    }

    public static void CheckReplicates(int replicates)
    {
        const int Fewest = 100;
        if (replicates < Fewest) throw new ArgumentOutOfRangeException(nameof(replicates), replicates, "Fewer than 100 replicates say little about the ends of an interval. Ask for 1000 or more.");
    }

    public bool Equals(ImportanceCore? other) =>
        other is not null && RSquared.Equals(other.RSquared) && N == other.N && Incomplete == other.Incomplete && Replicates == other.Replicates && Unusable == other.Unusable
        && Drivers.AsSpan().SequenceEqual(other.Drivers) && Dropped.AsSpan().SequenceEqual(other.Dropped);

    public override bool Equals(object? obj) => Equals(obj as ImportanceCore);

    public string ToText() => $"R² {DisplayRounding.ToText(RSquared, 4)}: {string.Join(", ", Drivers.Select(driver => $"{driver.Name} {DisplayRounding.ToText(driver.Share, 4)}"))}";

    public override int GetHashCode() => HashCode.Combine(RSquared, N, Incomplete, Drivers.Length, Replicates);

    // The inverse of the empirical distribution at alpha/2 and 1 - alpha/2.
    private static Interval? Percentiles(List<double> values, Confidence confidence)
    {
        if (values.Count == 0) return null;
        values.Sort();
        return Interval.Of(Order(values, confidence.Alpha / 2), Order(values, 1 - (confidence.Alpha / 2)), confidence, "PercentileBootstrap");
    }

    private static double Order(List<double> sorted, double p) => sorted[Math.Clamp((int)Math.Ceiling(p * sorted.Count) - 1, 0, sorted.Count - 1)];
}
