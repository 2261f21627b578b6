using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>Johnson's relative weights: R² shared out to drivers that overlap, by way of the nearest variables that do not.</summary>
/// <remarks>
/// <para>R = V D V', L = V √D V', b = L⁻¹r, weight_i = Σ L_ik² b_k² (Johnson, <em>A Heuristic Method for Estimating the Relative Weight of Predictor Variables in Multiple Regression</em>, 2000). Weights are shares of the outcome's variance, 0…1, and add up to R². They come near <see cref="ShapleyImportance"/> and are fast for any number of drivers.</para>
/// <para>Association, not cause: a driver with a large weight goes with the outcome, and may be its result, or share a cause with it. Whether changing it changes the outcome shows only in a before and after, or an experiment.</para>
/// <para>Needs more respondents than drivers + 1, and drivers of which none follows from the others; else <see langword="null"/>. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var weights = RelativeWeights.FromCorrelations(["quick", "friendly"], [1, 0.5, 0.5, 1], [0.6, 0.4]);
/// double? share = weights?.Drivers[0].Share;
/// </code>
/// </example>
public sealed record RelativeWeights
{
    private readonly ImportanceCore _core;

    private RelativeWeights(ImportanceCore core) => _core = core;

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

    /// <summary>The weights of data.</summary>
    /// <param name="data">The outcome and its drivers.</param>
    /// <returns>The weights; <see langword="null"/> for too few respondents, an outcome that never varies, or a driver that follows from the others.</returns>
    public static RelativeWeights? From(DriverData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Core(data) is { } core ? new RelativeWeights(core) : null;
    }

    /// <summary>The weights of data, with bootstrap intervals: respondents are drawn again with replacement, and the middle of the shares found is kept (percentile method).</summary>
    /// <remarks>A share is never negative, so the interval of a driver without any effect lies above 0 all the same: compare drivers, do not test against 0.</remarks>
    /// <param name="data">The outcome and its drivers.</param>
    /// <param name="seed">The seed of the draws: the same seed gives the same intervals.</param>
    /// <param name="replicates">How many times to draw, 100 or more; 1000 by default.</param>
    /// <param name="confidence">The confidence of the intervals; .95 by default.</param>
    /// <returns>The weights; <see langword="null"/> for too few respondents, an outcome that never varies, or a driver that follows from the others.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 100 replicates.</exception>
    public static RelativeWeights? Bootstrap(DriverData data, int seed, int replicates = 1000, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ImportanceCore.CheckReplicates(replicates);
        return Core(data) is { } core ? new RelativeWeights(core.Bootstrapped(data, JohnsonWeights.Of, seed, replicates, confidence)) : null;
    }

    /// <summary>The weights of correlations, such as those printed in a paper.</summary>
    /// <param name="names">The names of the drivers.</param>
    /// <param name="correlations">The correlations among the drivers, row after row.</param>
    /// <param name="outcomeCorrelations">The correlation of each driver with the outcome.</param>
    /// <returns>The weights; <see langword="null"/> where a driver follows from the others.</returns>
    /// <exception cref="ArgumentException">These are no correlations, or no data has them together.</exception>
    public static RelativeWeights? FromCorrelations(IReadOnlyList<string> names, ReadOnlySpan<double> correlations, ReadOnlySpan<double> outcomeCorrelations)
    {
        ArgumentNullException.ThrowIfNull(names);
        DriverModel.Check(names, correlations, outcomeCorrelations);
        return DriverModel.Of(correlations.ToArray(), outcomeCorrelations.ToArray()) is { } model
            ? new RelativeWeights(ImportanceCore.Of(names, model, JohnsonWeights.Of(model), null, null))
            : null;
    }

    /// <inheritdoc/>
    public bool Equals(RelativeWeights? other) => other is not null && _core.Equals(other._core);

    /// <inheritdoc/>
    public override int GetHashCode() => _core.GetHashCode();

    /// <summary>R² and the shares, such as <c>R² 0.7067: Education 0.2720, Examination 0.1547</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => _core.ToText();

    private static ImportanceCore? Core(DriverData data) =>
        ImportanceCore.ModelOf(data.Rows, data.Width) is { } model ? ImportanceCore.Of(data.Drivers, model, JohnsonWeights.Of(model), null, data) : null;
}
