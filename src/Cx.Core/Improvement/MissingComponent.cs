using System.Globalization;

namespace Cx.Core.Improvement;

/// <summary>What happens to a health score when a component of it is not known: a choice that has to be made, because each one misleads in its own way.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record MissingComponent
{
    private MissingComponent(string name, double? points)
    {
        Name = name;
        Points = points;
    }

    /// <summary>The weights of the components that are known are stretched to 1. The score then speaks of fewer things; its coverage says of how much.</summary>
    public static MissingComponent Renormalise { get; } = new("renormalise", null);

    /// <summary>No score without every component.</summary>
    public static MissingComponent Unknown { get; } = new("unknown", null);

    /// <summary>The name of the choice.</summary>
    public string Name { get; }

    /// <summary>The points 0…100 that stand in; <see langword="null"/> where nothing stands in.</summary>
    public double? Points { get; }

    /// <summary>Points stand in for what is not known, such as the mean of all customers.</summary>
    /// <param name="points">The points, 0…100.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The points are not within 0…100.</exception>
    public static MissingComponent Impute(double points) =>
        points is >= 0 and <= 100 ? new MissingComponent("impute", points + 0.0) : throw new ArgumentOutOfRangeException(nameof(points), points, "Points of a health score lie within 0…100.");

    /// <summary>The name, and the points if there are some, such as <c>impute 50</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Points is { } points ? string.Create(CultureInfo.InvariantCulture, $"{Name} {points:G6}") : Name;
}
