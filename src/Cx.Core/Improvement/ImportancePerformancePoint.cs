using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>How important something is to customers and how well it is done, both with their uncertainty.</summary>
/// <remarks>
/// <para>Importance in one unit for all points, whatever it is: a mean of stated importances, or a share of R². Performance likewise; higher is better in both.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ImportancePerformancePoint
{
    private ImportancePerformancePoint(string name, double importance, Interval? importanceInterval, double performance, Interval? performanceInterval)
    {
        Name = name;
        Importance = importance;
        ImportanceInterval = importanceInterval;
        Performance = performance;
        PerformanceInterval = performanceInterval;
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>How important it is, in the unit of the importances.</summary>
    public double Importance { get; }

    /// <summary>The interval of the importance; <see langword="null"/> where it is not known.</summary>
    public Interval? ImportanceInterval { get; }

    /// <summary>How well it is done, in the unit of the performances.</summary>
    public double Performance { get; }

    /// <summary>The interval of the performance; <see langword="null"/> where it is not known.</summary>
    public Interval? PerformanceInterval { get; }

    /// <summary>Makes a point.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="importance">How important it is.</param>
    /// <param name="importanceInterval">The interval of the importance; <see langword="null"/> where it is not known, which leaves the point undecided.</param>
    /// <param name="performance">How well it is done.</param>
    /// <param name="performanceInterval">The interval of the performance; <see langword="null"/> where it is not known, which leaves the point undecided.</param>
    /// <returns>The point.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public static ImportancePerformancePoint Of(string name, double importance, Interval? importanceInterval, double performance, Interval? performanceInterval)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ImportancePerformancePoint(name, Figures.Finite(importance, nameof(importance)), importanceInterval, Figures.Finite(performance, nameof(performance)), performanceInterval);
    }

    /// <summary>Name and both values, such as <c>wait: importance 0.26, performance 61.5</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: importance {Importance:G6}, performance {Performance:G6}");
}
