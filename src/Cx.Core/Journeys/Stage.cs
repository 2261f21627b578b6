using System.Text.Json;

namespace Cx.Core.Journeys;

/// <summary>A stage of the intended journey, such as onboarding.</summary>
/// <remarks>
/// <para>Part of a <see cref="JourneyBlueprint"/>. The order is unique in it.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record Stage
{
    internal Stage(StageId id, string name, int order, ExperienceComponent component, string? owner, TimeSpan? targetDuration, IReadOnlyList<MetricId> kpis, IReadOnlyDictionary<string, JsonElement> extensions)
    {
        Id = id;
        Name = name;
        Order = order;
        Component = component;
        Owner = owner;
        TargetDuration = targetDuration;
        Kpis = kpis;
        Extensions = extensions;
    }

    /// <summary>The id.</summary>
    public StageId Id { get; }

    /// <summary>The name to show; the id where none was given.</summary>
    public string Name { get; }

    /// <summary>The place among the stages, ascending.</summary>
    public int Order { get; }

    /// <summary>The part of the experience it belongs to.</summary>
    public ExperienceComponent Component { get; }

    /// <summary>Who is responsible; <see langword="null"/> when nobody is named.</summary>
    public string? Owner { get; }

    /// <summary>How long it should last at most, more than nothing; <see langword="null"/> without a target.</summary>
    public TimeSpan? TargetDuration { get; }

    /// <summary>The metrics by which it is judged, in the order of their ids.</summary>
    public IReadOnlyList<MetricId> Kpis { get; }

    /// <summary>What the document says beyond the schema, by member name; empty when nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; }
}
