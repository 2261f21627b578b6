using System.Text.Json.Serialization;

namespace Cx.Core.Journeys;

/// <summary>Asks how far journeys are from a blueprint.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: the blueprint. No order. Thread safety: immutable.</remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record ConformanceSpec : JourneySpec<ConformanceResult>
{
    private ConformanceSpec(CompiledBlueprint blueprint) => Blueprint = blueprint;

    /// <summary>The blueprint that is the yardstick.</summary>
    public CompiledBlueprint Blueprint { get; }

    /// <summary>Makes the question.</summary>
    /// <param name="blueprint">The blueprint that is the yardstick.</param>
    /// <returns>The question.</returns>
    public static ConformanceSpec Of(CompiledBlueprint blueprint)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        return new ConformanceSpec(blueprint);
    }

    internal override string Schema => $"conformance {Blueprint.Blueprint} {Blueprint.Blueprint.Fingerprint}";

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new ConformanceOperator(engine, this);

    internal override ConformanceResult Read(JourneyOperator state, JourneyLook look) => ((ConformanceOperator)state).Read(look with { Blueprint = Blueprint.Blueprint.ToString() });
}
