using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>How much of an outcome's variance goes with one driver: its share of R², and its correlation and coefficient beside it.</summary>
/// <remarks>
/// <para>The share says how much the driver goes with the outcome, not whether changing the driver changes the outcome: association, not cause.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: name and all numbers. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record DriverImportance
{
    internal DriverImportance(string name, double share, double? partOfRSquared, double correlation, double beta, Interval? interval, double? samplingError)
    {
        Name = name;
        Share = share + 0.0;
        PartOfRSquared = partOfRSquared;
        Correlation = correlation + 0.0;
        Beta = beta + 0.0;
        Interval = interval;
        SamplingError = samplingError;
    }

    /// <summary>The name of the driver.</summary>
    public string Name { get; }

    /// <summary>The share of the outcome's variance that is attributed to the driver, 0…1; all drivers together have R².</summary>
    public double Share { get; }

    /// <summary>The share of R², 0…1; all drivers together have 1. <see langword="null"/> where R² is 0.</summary>
    public double? PartOfRSquared { get; }

    /// <summary>Pearson's correlation with the outcome, −1…1. Its sign tells the direction, which the share does not.</summary>
    public double Correlation { get; }

    /// <summary>The standardised coefficient: by how many standard deviations the outcome differs per standard deviation of the driver, the others held still. Its sign may be the opposite of the correlation where drivers overlap.</summary>
    public double Beta { get; }

    /// <summary>The bootstrap interval of <see cref="Share"/>, within 0…1; <see langword="null"/> where none was asked for.</summary>
    public Interval? Interval { get; }

    /// <summary>The standard error that the sampling of orders adds, as a share of variance; <see langword="null"/> for an exact share.</summary>
    public double? SamplingError { get; }

    /// <summary>Name and share, such as <c>Education: 0.2601 of the variance (r -0.66)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {DisplayRounding.ToText(Share, 4)} of the variance (r {DisplayRounding.ToText(Correlation, 2)})");
}
