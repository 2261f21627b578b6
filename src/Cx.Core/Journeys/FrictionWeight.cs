using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>How much a component counts in the blend of friction.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record FrictionWeight
{
    private FrictionWeight(FrictionKind kind, double weight)
    {
        Kind = kind;
        Weight = weight;
    }

    /// <summary>The component.</summary>
    public FrictionKind Kind { get; }

    /// <summary>Its weight, 0 or more; only the ratio to the others matters.</summary>
    public double Weight { get; }

    /// <summary>Makes a weight.</summary>
    /// <param name="kind">The component.</param>
    /// <param name="weight">Its weight, 0 or more.</param>
    /// <returns>Both together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The component is none, or the weight is negative or no number.</exception>
    public static FrictionWeight Of(FrictionKind kind, double weight)
    {
        if (!Enum.IsDefined(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such component of friction.");
        return weight >= 0 && double.IsFinite(weight) ? new FrictionWeight(kind, weight) : throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a finite number, 0 or more.");
    }

    /// <summary>The component with its weight.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}: {Weight}");
}
