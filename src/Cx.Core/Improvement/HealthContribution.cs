using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>What a component adds to a customer's health score.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record HealthContribution
{
    internal HealthContribution(string name, double? figure, double? points, double weight)
    {
        Name = name;
        Figure = figure;
        Points = points;
        Weight = weight;
    }

    /// <summary>The name of the component.</summary>
    public string Name { get; }

    /// <summary>The figure of the customer, in the unit of the component; <see langword="null"/> where it is not known.</summary>
    public double? Figure { get; }

    /// <summary>The points 0…100 that the figure gives, or that stand in for it; <see langword="null"/> where the component is left out.</summary>
    public double? Points { get; }

    /// <summary>The weight that counted, a share 0…1: stretched where others are left out, 0 where this one is.</summary>
    public double Weight { get; }

    /// <summary>Whether the points stand in for a figure that is not known.</summary>
    public bool IsImputed => Figure is null && Points is not null;

    /// <summary>Weight times points: what the component adds, in points; all of them add up to the score.</summary>
    public double Contribution => Weight * (Points ?? 0);

    /// <summary>Name and points, such as <c>errors 12.5</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {DisplayRounding.ToText(Contribution, 1)}{(Points is null ? " (left out)" : IsImputed ? " (imputed)" : string.Empty)}");
}
