using System.Text.Json.Serialization;

namespace Cx.Core.Improvement;

/// <summary>What a health score is made of: components whose weights add up to 1, and what happens when one is not known.</summary>
/// <remarks>
/// <para>Weights are a claim about what keeps customers. <see cref="HealthValidation"/> tells how well it did against those who left later.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: components in their order, and the choice. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(HealthModelJsonConverter))]
public sealed record HealthModel
{
    private readonly HealthComponent[] _components;

    private HealthModel(MissingComponent missing, HealthComponent[] components)
    {
        Missing = missing;
        _components = components;
    }

    /// <summary>What happens when a component is not known.</summary>
    public MissingComponent Missing { get; }

    /// <summary>The components, in the order they were given.</summary>
    public IReadOnlyList<HealthComponent> Components => _components;

    /// <summary>Makes a model.</summary>
    /// <param name="missing">What happens when a component is not known.</param>
    /// <param name="components">The components, one or more.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The weights do not add up to 1, or a name stands twice.</exception>
    public static HealthModel Of(MissingComponent missing, params IReadOnlyList<HealthComponent> components)
    {
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(components);
        Figures.CheckNames(components.Select(component => component.Name), "Components", nameof(components));
        Figures.CheckUnitSum(components.Select(component => component.Weight), "The weights of a health score", nameof(components));
        return new HealthModel(missing, [.. components]);
    }

    /// <inheritdoc/>
    public bool Equals(HealthModel? other) => other is not null && Missing == other.Missing && _components.AsSpan().SequenceEqual(other._components);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Missing, _components.Length, _components[0]);

    /// <summary>The components and the choice.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{string.Join("; ", _components.AsEnumerable())}; missing: {Missing}";
}
