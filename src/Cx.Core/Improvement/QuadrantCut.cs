using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Improvement;

/// <summary>Where the four quadrants meet. It is an argument because it decides the result: the same points fall into other quadrants by another cut.</summary>
/// <remarks>
/// <para><see cref="Means"/> always calls about half of the points weak, however good all of them are; midpoints and explicit values do not.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record QuadrantCut
{
    private QuadrantCut(double? importance, double? performance, string name)
    {
        Importance = importance;
        Performance = performance;
        Name = name;
    }

    /// <summary>The means of all points: relative to each other.</summary>
    public static QuadrantCut Means { get; } = new(null, null, "means");

    /// <summary>The importance at the cut, in units of the importances; <see langword="null"/> for the mean of the points.</summary>
    public double? Importance { get; }

    /// <summary>The performance at the cut, in units of the performances; <see langword="null"/> for the mean of the points.</summary>
    public double? Performance { get; }

    /// <summary>How the cut was chosen.</summary>
    public string Name { get; }

    /// <summary>The midpoints of the two scales that importance and performance were asked on.</summary>
    /// <param name="importance">The scale of the importances.</param>
    /// <param name="performance">The scale of the performances.</param>
    /// <returns>The cut.</returns>
    public static QuadrantCut ScaleMidpoints(ScaleDefinition importance, ScaleDefinition performance)
    {
        ArgumentNullException.ThrowIfNull(importance);
        ArgumentNullException.ThrowIfNull(performance);
        return new QuadrantCut((importance.Min + importance.Max) / 2.0, (performance.Min + performance.Max) / 2.0, "scale midpoints");
    }

    /// <summary>A cut at two values.</summary>
    /// <param name="importance">The importance from which something is important.</param>
    /// <param name="performance">The performance from which something is done well.</param>
    /// <returns>The cut.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public static QuadrantCut At(double importance, double performance) => new(Figures.Finite(importance, nameof(importance)), Figures.Finite(performance, nameof(performance)), "explicit");

    /// <summary>How it was chosen, with its values if it has some, such as <c>explicit: 0.1, 75</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Importance is null ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}: {Importance:G6}, {Performance:G6}");
}
