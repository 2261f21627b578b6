using System.Globalization;

namespace Cx.Core.Improvement;

/// <summary>A part of a health score: a figure of the customer, what it is worth at its worst and best, and its weight.</summary>
/// <remarks>
/// <para>The figure is turned into points along a straight line: <see cref="Worst"/> gives 0, <see cref="Best"/> gives 100, what lies beyond them no less and no more. Best may be the smaller number, as for errors.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record HealthComponent
{
    private HealthComponent(string name, double weight, double worst, double best)
    {
        Name = name;
        Weight = weight;
        Worst = worst;
        Best = best;
    }

    /// <summary>What the figure is.</summary>
    public string Name { get; }

    /// <summary>Its weight, a share 0…1 of the whole score.</summary>
    public double Weight { get; }

    /// <summary>The figure that gives 0 points, in the unit of the figure.</summary>
    public double Worst { get; }

    /// <summary>The figure that gives 100 points, in the unit of the figure.</summary>
    public double Best { get; }

    /// <summary>Makes a component.</summary>
    /// <param name="name">What the figure is.</param>
    /// <param name="weight">Its weight, 0…1; the weights of all components add up to 1.</param>
    /// <param name="worst">The figure that gives 0 points.</param>
    /// <param name="best">The figure that gives 100 points.</param>
    /// <returns>The component.</returns>
    /// <exception cref="ArgumentException">The name is empty, or worst and best are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not within 0…1, or a figure is not finite.</exception>
    public static HealthComponent Of(string name, double weight, double worst, double best)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(weight is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(weight), weight, $"The weight of \"{name}\" is a share 0…1.");
        Figures.Finite(worst, nameof(worst));
        Figures.Finite(best, nameof(best));
        if (worst == best || !double.IsFinite(best - worst)) throw new ArgumentException($"The worst and the best \"{name}\" are two different numbers: what gives 0 points, and what gives 100.", nameof(best));
        return new HealthComponent(name, weight + 0.0, worst + 0.0, best + 0.0);
    }

    /// <summary>The points of a figure.</summary>
    /// <param name="figure">The figure of a customer.</param>
    /// <returns>Points 0…100.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The figure is not finite.</exception>
    public double PointsOf(double figure) => Math.Clamp(100 * ((Figures.Finite(figure, nameof(figure)) - Worst) / (Best - Worst)), 0, 100);

    /// <summary>Name, weight and ends, such as <c>errors 0.2: 10 … 0</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Weight:G6}: {Worst:G6} … {Best:G6}");
}
