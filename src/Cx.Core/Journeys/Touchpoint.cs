using System.Text.Json;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>A place of the intended journey where customer and company meet.</summary>
/// <remarks>
/// <para>Part of a <see cref="JourneyBlueprint"/>. Two touchpoints may share one event, such as support before and after the purchase: only conformance tells them apart.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record Touchpoint
{
    internal Touchpoint(TouchpointId id, TouchpointId @event, StageId stage, string name, TouchpointKind kind, Initiator initiator, IReadOnlyList<ChannelId> channels, IReadOnlyList<PersonaId> personas, string? owner, bool optional, bool repeatable, TimeSpan? maxWait, Emotion? expectedEmotion, SurveyBinding? survey, bool isMomentThatMatters, Visibility visibility, IReadOnlyDictionary<string, JsonElement> extensions, string? ownOwner)
    {
        Id = id;
        Event = @event;
        Stage = stage;
        Name = name;
        Kind = kind;
        Initiator = initiator;
        Channels = channels;
        Personas = personas;
        Owner = owner;
        Optional = optional;
        Repeatable = repeatable;
        MaxWait = maxWait;
        ExpectedEmotion = expectedEmotion;
        Survey = survey;
        IsMomentThatMatters = isMomentThatMatters;
        Visibility = visibility;
        Extensions = extensions;
        OwnOwner = ownOwner;
    }

    /// <summary>The id.</summary>
    public TouchpointId Id { get; }

    /// <summary>The name under which interactions here are recorded; the id where none was given.</summary>
    public TouchpointId Event { get; }

    /// <summary>The stage it belongs to.</summary>
    public StageId Stage { get; }

    /// <summary>The name to show; the id where none was given.</summary>
    public string Name { get; }

    /// <summary>What happens here.</summary>
    public TouchpointKind Kind { get; }

    /// <summary>Who begins it.</summary>
    public Initiator Initiator { get; }

    /// <summary>The channels it allows, in the order of their ids; empty: none is asked for.</summary>
    public IReadOnlyList<ChannelId> Channels { get; }

    /// <summary>The personas it is meant for, in the order of their ids; empty: all.</summary>
    public IReadOnlyList<PersonaId> Personas { get; }

    /// <summary>Who is responsible: its own owner, else that of the stage; <see langword="null"/> when neither is named.</summary>
    public string? Owner { get; }

    /// <summary>Whether a journey may leave it out.</summary>
    public bool Optional { get; }

    /// <summary>Whether it may happen again right after itself.</summary>
    public bool Repeatable { get; }

    /// <summary>The longest intended time to the next interaction; <see langword="null"/> when any.</summary>
    public TimeSpan? MaxWait { get; }

    /// <summary>How the customer should feel; <see langword="null"/> when not said. What was felt comes from answers.</summary>
    public Emotion? ExpectedEmotion { get; }

    /// <summary>The survey asked here; <see langword="null"/> when none.</summary>
    public SurveyBinding? Survey { get; }

    /// <summary>Whether the whole journey is remembered by it.</summary>
    public bool IsMomentThatMatters { get; }

    /// <summary>Whether the customer sees it.</summary>
    public Visibility Visibility { get; }

    /// <summary>What the document says beyond the schema, by member name; empty when nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; }

    internal string? OwnOwner { get; }
}
