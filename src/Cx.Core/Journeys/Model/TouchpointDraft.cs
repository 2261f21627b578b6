using Cx.Core.Feedback;

namespace Cx.Core.Journeys.Model;

/// <summary>A touchpoint as it was given.</summary>
internal sealed class TouchpointDraft : ElementDraft
{
    public string Id { get; set; } = string.Empty;

    public string? Event { get; set; }

    public string Stage { get; set; } = string.Empty;

    public string? Name { get; set; }

    public TouchpointKind Kind { get; set; }

    public Initiator Initiator { get; set; }

    public List<string> Channels { get; } = [];

    public List<string> Personas { get; } = [];

    public string? Owner { get; set; }

    public bool Optional { get; set; }

    public bool Repeatable { get; set; }

    public TimeSpan? MaxWait { get; set; }

    public double? ExpectedEmotion { get; set; }

    public SurveyDraft? Survey { get; set; }

    public bool IsMomentThatMatters { get; set; }

    public Visibility Visibility { get; set; }

    public string EventOrId => Event ?? Id;

    public Touchpoint Make(string? stageOwner) => new(
        new TouchpointId(Id), new TouchpointId(EventOrId), new StageId(Stage), Name ?? Id, Kind, Initiator,
        BlueprintDraft.Sorted(Channels, text => new ChannelId(text)), BlueprintDraft.Sorted(Personas, text => new PersonaId(text)),
        Owner ?? stageOwner, Optional, Repeatable, MaxWait,
        ExpectedEmotion is { } emotion ? Emotion.From(emotion) : null,
        Survey is { Scale: { } scale } survey ? new SurveyBinding(scale, survey.Level) : null,
        IsMomentThatMatters, Visibility, ExtensionMap.Of(Extensions), Owner);
}
