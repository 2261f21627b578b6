using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>A part of an allocation: a name and its share of the whole.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record ResourcePart
{
    internal ResourcePart(string name, double share)
    {
        Name = name;
        Share = share + 0.0;
    }

    /// <summary>What the resources go to.</summary>
    public string Name { get; }

    /// <summary>The share of all resources, 0…1; in a deviation the difference of two shares, −1…1.</summary>
    public double Share { get; }

    /// <summary>Name and share, such as <c>service 0.60</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {DisplayRounding.ToText(Share, 2)}");
}
