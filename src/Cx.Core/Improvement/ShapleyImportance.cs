using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>R² shared out to drivers that overlap: for each driver the mean gain in R² when it is added, over all orders in which drivers can be added.</summary>
/// <remarks>
/// <para>Known as LMG (Lindeman, Merenda and Gold, <em>Introduction to Bivariate and Multivariate Analysis</em>, 1980; Grömping, <em>Relative Importance for Linear Regression in R</em>, 2006) and as the Shapley value of R² (Lipovetsky and Conklin, <em>Analysis of Regression in Game Theory Approach</em>, 2001). Shares of the outcome's variance, 0…1; they add up to R² and do not depend on the order in which drivers are given. A driver uncorrelated with all others gets r².</para>
/// <para>Exact up to <see cref="MostExact"/> drivers; beyond, over orders drawn with a seed, and every share says how uncertain that makes it.</para>
/// <para>Association, not cause: a driver with a large share goes with the outcome, and may be its result, or share a cause with it. Whether changing it changes the outcome shows only in a before and after, or an experiment.</para>
/// <para>Needs more respondents than drivers + 1, and drivers of which none follows from the others; else <see langword="null"/>. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var shares = ShapleyImportance.FromCorrelations(["quick", "friendly"], [1, 0.5, 0.5, 1], [0.6, 0.4]);
/// double? share = shares?.Drivers[0].Share;   // (0.36 + (R² − 0.16))/2
/// </code>
/// </example>
public sealed record ShapleyImportance
{
    /// <summary>The most drivers that are calculated exactly: 2^16 models.</summary>
    public const int MostExact = 16;

    private readonly ImportanceCore _core;

    private ShapleyImportance(ImportanceCore core, int? orders)
    {
        _core = core;
        Orders = orders;
    }

    /// <summary>The drivers, in the order they were given; those that never vary are left out.</summary>
    public IReadOnlyList<DriverImportance> Drivers => _core.Drivers;

    /// <summary>The share of the outcome's variance that all drivers explain together, 0…1.</summary>
    public double RSquared => _core.RSquared;

    /// <summary>R² with its growth by chance taken out, at most 1; negative where the drivers explain less than chance would; <see langword="null"/> where only correlations are known.</summary>
    public double? AdjustedRSquared => _core.AdjustedRSquared;

    /// <summary>The respondents that were used; <see langword="null"/> where only correlations are known.</summary>
    public int? N => _core.N;

    /// <summary>The respondents who left something out: counted, not used.</summary>
    public int Incomplete => _core.Incomplete;

    /// <summary>The names of the drivers that never vary, and so say nothing.</summary>
    public IReadOnlyList<string> ConstantDrivers => _core.Dropped;

    /// <summary>How many times respondents were drawn again for the intervals; 0 without intervals.</summary>
    public int Replicates => _core.Replicates;

    /// <summary>How many of these draws had no result, because something did not vary in them: left out of the intervals.</summary>
    public int UnusableReplicates => _core.Unusable;

    /// <summary>Whether all orders were used.</summary>
    public bool IsExact => Orders is null;

    /// <summary>How many orders were drawn; <see langword="null"/> where all were used.</summary>
    public int? Orders { get; }

    /// <summary>The exact shares of data.</summary>
    /// <param name="data">The outcome and its drivers, at most <see cref="MostExact"/> that vary.</param>
    /// <returns>The shares; <see langword="null"/> for too few respondents, an outcome that never varies, or a driver that follows from the others.</returns>
    /// <exception cref="ArgumentException">There are more drivers.</exception>
    public static ShapleyImportance? From(DriverData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckExact(data.Drivers.Count);
        return Core(data) is { } core ? new ShapleyImportance(core, null) : null;
    }

    /// <summary>The exact shares of data, with bootstrap intervals: respondents are drawn again with replacement, and the middle of the shares found is kept (percentile method).</summary>
    /// <remarks>A share is never negative, so the interval of a driver without any effect lies above 0 all the same: compare drivers, do not test against 0.</remarks>
    /// <param name="data">The outcome and its drivers, at most <see cref="MostExact"/> that vary.</param>
    /// <param name="seed">The seed of the draws: the same seed gives the same intervals.</param>
    /// <param name="replicates">How many times to draw, 100 or more; 1000 by default.</param>
    /// <param name="confidence">The confidence of the intervals; .95 by default.</param>
    /// <returns>The shares; <see langword="null"/> for too few respondents, an outcome that never varies, or a driver that follows from the others.</returns>
    /// <exception cref="ArgumentException">There are more drivers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 100 replicates.</exception>
    public static ShapleyImportance? Bootstrap(DriverData data, int seed, int replicates = 1000, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckExact(data.Drivers.Count);
        ImportanceCore.CheckReplicates(replicates);
        return Core(data) is { } core ? new ShapleyImportance(core.Bootstrapped(data, ShapleyShares.Exact, seed, replicates, confidence), null) : null;
    }

    /// <summary>The shares of data over orders drawn at random, for any number of drivers.</summary>
    /// <param name="data">The outcome and its drivers.</param>
    /// <param name="seed">The seed of the draws: the same seed gives the same shares.</param>
    /// <param name="orders">How many orders to draw, an even number of 4 or more, since each is used with its reverse; 2000 by default.</param>
    /// <returns>The shares with their <see cref="DriverImportance.SamplingError"/>; <see langword="null"/> for too few respondents, an outcome that never varies, or a driver that follows from the others.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of orders is odd or below 4.</exception>
    public static ShapleyImportance? Sampled(DriverData data, int seed, int orders = 2000)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (orders < 4 || orders % 2 != 0) throw new ArgumentOutOfRangeException(nameof(orders), orders, "Orders are drawn in pairs, two pairs or more: say an even number of 4 or more.");
        if (ImportanceCore.ModelOf(data.Rows, data.Width) is not { } model) return null;
        var (shares, errors) = ShapleyShares.Sampled(model, seed, orders / 2);
        return new ShapleyImportance(ImportanceCore.Of(data.Drivers, model, shares, errors, data), orders);
    }

    /// <summary>The exact shares of correlations, such as those printed in a paper.</summary>
    /// <param name="names">The names of the drivers, at most <see cref="MostExact"/>.</param>
    /// <param name="correlations">The correlations among the drivers, row after row.</param>
    /// <param name="outcomeCorrelations">The correlation of each driver with the outcome.</param>
    /// <returns>The shares; <see langword="null"/> where a driver follows from the others.</returns>
    /// <exception cref="ArgumentException">There are more drivers, these are no correlations, or no data has them together.</exception>
    public static ShapleyImportance? FromCorrelations(IReadOnlyList<string> names, ReadOnlySpan<double> correlations, ReadOnlySpan<double> outcomeCorrelations)
    {
        ArgumentNullException.ThrowIfNull(names);
        DriverModel.Check(names, correlations, outcomeCorrelations);
        CheckExact(names.Count);
        return DriverModel.Of(correlations.ToArray(), outcomeCorrelations.ToArray()) is { } model
            ? new ShapleyImportance(ImportanceCore.Of(names, model, ShapleyShares.Exact(model), null, null), null)
            : null;
    }

    /// <inheritdoc/>
    public bool Equals(ShapleyImportance? other) => other is not null && Orders == other.Orders && _core.Equals(other._core);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core, Orders);

    /// <summary>R² and the shares, such as <c>R² 0.7067: Education 0.2601, Examination 0.1712</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => _core.ToText();

    private static ImportanceCore? Core(DriverData data) =>
        ImportanceCore.ModelOf(data.Rows, data.Width) is { } model ? ImportanceCore.Of(data.Drivers, model, ShapleyShares.Exact(model), null, data) : null;

    private static void CheckExact(int drivers)
    {
        if (drivers > MostExact)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{drivers} drivers are more than the {MostExact} that are calculated exactly. Use {nameof(Sampled)}, {nameof(RelativeWeights)}, or fewer drivers."), nameof(drivers));
    }
}
