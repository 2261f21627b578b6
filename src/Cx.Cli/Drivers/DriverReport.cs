using Cx.Core.Improvement;

namespace Cx.Cli.Drivers;

/// <summary>Everything that <c>cx drivers</c> shows.</summary>
internal sealed record DriverReport
{
    public required DriverFrame Frame { get; init; }

    public required DriverRequest Request { get; init; }

    public required long Rows { get; init; }

    public required long Invalid { get; init; }

    public required DriverData Data { get; init; }

    /// <summary>Whether there are too few complete rows to show anything of them.</summary>
    public bool IsSuppressed => Data.N > 0 && Data.N < Frame.MinimumN;

    /// <summary>The drivers, the weightiest first; empty where nothing varies or where it is hidden.</summary>
    public IReadOnlyList<DriverRow> Drivers { get; private init; } = [];

    public double? RSquared { get; private init; }

    public double? AdjustedRSquared { get; private init; }

    /// <summary>How many orders were drawn; <see langword="null"/> where all were used, or none is needed.</summary>
    public int? Orders { get; private init; }

    /// <summary>How many draws of rows the intervals are of, and how many of them had no result.</summary>
    public (int Replicates, int Unusable)? Bootstrap { get; private init; }

    /// <summary>Why nothing is shared out; <see langword="null"/> where it is.</summary>
    public string? WhyNot { get; private init; }

    public static DriverReport Of(DriverFrame frame, DriverRequest request, long rows, long invalid, DriverData data)
    {
        var report = new DriverReport { Frame = frame, Request = request, Rows = rows, Invalid = invalid, Data = data };
        if (report.IsSuppressed) return report with { WhyNot = "too few complete rows to be shown" };
        if (CorrelationImportance.From(data, frame.Confidence) is not { } correlations) return report with { WhyNot = data.N == 0 ? "no row is complete" : $"{data.Outcome}, or every driver, is the same in all complete rows" };
        return frame.Method switch
        {
            DriverMethod.Correlation => report with { Drivers = Sorted(correlations, null) },
            DriverMethod.Johnson => report.WithJohnson(correlations),
            _ => report.WithShapley(correlations),
        };
    }

    private static DriverRow[] Sorted(CorrelationImportance correlations, IReadOnlyList<DriverImportance>? importances) =>
        [.. correlations.Drivers.Select((driver, i) => new DriverRow(driver.Name, driver, importances?[i])).OrderByDescending(row => row.Weight)];

    private DriverReport WithJohnson(CorrelationImportance correlations)
    {
        var weights = Frame.Replicates > 0 ? RelativeWeights.Bootstrap(Data, Frame.Seed, Frame.Replicates, Frame.Confidence) : RelativeWeights.From(Data);
        if (weights is null) return Without(correlations);
        return this with
        {
            Drivers = Sorted(correlations, weights.Drivers),
            RSquared = weights.RSquared,
            AdjustedRSquared = weights.AdjustedRSquared,
            Bootstrap = Frame.Replicates > 0 ? (weights.Replicates, weights.UnusableReplicates) : null,
        };
    }

    private DriverReport WithShapley(CorrelationImportance correlations)
    {
        // Beyond the exact ones the sampling of orders takes the time, and its error takes the place of the interval.
        var isExact = Data.Drivers.Count <= ShapleyImportance.MostExact;
        var shares = !isExact ? ShapleyImportance.Sampled(Data, Frame.Seed, Frame.Orders)
            : Frame.Replicates > 0 ? ShapleyImportance.Bootstrap(Data, Frame.Seed, Frame.Replicates, Frame.Confidence) : ShapleyImportance.From(Data);
        if (shares is null) return Without(correlations);
        return this with
        {
            Drivers = Sorted(correlations, shares.Drivers),
            RSquared = shares.RSquared,
            AdjustedRSquared = shares.AdjustedRSquared,
            Orders = shares.Orders,
            Bootstrap = isExact && Frame.Replicates > 0 ? (shares.Replicates, shares.UnusableReplicates) : null,
        };
    }

    private DriverReport Without(CorrelationImportance correlations) => this with
    {
        Drivers = Sorted(correlations, null),
        WhyNot = Data.N <= Data.Drivers.Count + 1
            ? Text.Line($"{Data.Drivers.Count} drivers need more than {Data.Drivers.Count + 1} complete rows")
            : "a driver follows from the others; leave one of them out",
    };
}
