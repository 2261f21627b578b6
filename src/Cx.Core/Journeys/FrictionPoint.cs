using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>The friction at an event: its components, and their blend.</summary>
/// <remarks>
/// <para>A blend hides what it is made of, so it never comes without its components.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record FrictionPoint
{
    internal FrictionPoint(string name, long occurrences, long journeys, ValueList<FrictionComponent> components, double? blend, ValueList<string> owners, ValueList<PainPoint> painPoints)
    {
        Event = new TouchpointId(name);
        Occurrences = occurrences;
        Journeys = journeys;
        Components = components;
        Blend = blend;
        Owners = owners;
        PainPoints = painPoints;
    }

    /// <summary>The event.</summary>
    public TouchpointId Event { get; }

    /// <summary>How often it happened.</summary>
    public long Occurrences { get; }

    /// <summary>In how many journeys.</summary>
    public long Journeys { get; }

    /// <summary>The components that are known.</summary>
    public IReadOnlyList<FrictionComponent> Components { get; }

    /// <summary>The weighted mean of the components that are known, 0…1; <see langword="null"/> when none is.</summary>
    public double? Blend { get; }

    /// <summary>Who owns the touchpoints of the event by the blueprint, sorted; empty without a blueprint.</summary>
    public IReadOnlyList<string> Owners { get; }

    /// <summary>What is known to hurt at the touchpoints of the event by the blueprint, the most severe first, then by id; empty without a blueprint.</summary>
    public IReadOnlyList<PainPoint> PainPoints { get; }

    /// <summary>A component.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>The component, or <see langword="null"/> when it is not known here.</returns>
    public FrictionComponent? Component(FrictionKind kind) => Components.FirstOrDefault(component => component.Kind == kind);

    /// <summary>The event with its friction.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event}: {Blend:0.####} ({string.Join(", ", Components.Select(component => component.ToString()))})");
}
