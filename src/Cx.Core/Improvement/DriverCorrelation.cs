using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>How far one driver goes together with the outcome, taken by itself.</summary>
/// <remarks>
/// <para>Correlations −1…1. Drivers that overlap share what they explain, so these do not add up to anything. Association, not cause.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: name and all numbers. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record DriverCorrelation
{
    internal DriverCorrelation(string name, double pearson, double spearman, Interval? interval)
    {
        Name = name;
        Pearson = pearson;
        Spearman = spearman;
        Interval = interval;
    }

    /// <summary>The name of the driver.</summary>
    public string Name { get; }

    /// <summary>Pearson's r, −1…1.</summary>
    public double Pearson { get; }

    /// <summary>Spearman's rank correlation, −1…1: it asks only whether both rise together, which is safer for ratings with few levels.</summary>
    public double Spearman { get; }

    /// <summary>The interval of <see cref="Pearson"/> by Fisher's z, within −1…1; <see langword="null"/> for three respondents or fewer, and at −1 and 1.</summary>
    public Interval? Interval { get; }

    /// <summary>Name and correlations, such as <c>quick: r 0.63, rho 0.66</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: r {DisplayRounding.ToText(Pearson, 2)}, rho {DisplayRounding.ToText(Spearman, 2)}");
}
