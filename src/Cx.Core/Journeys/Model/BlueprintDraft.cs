using System.Globalization;
using System.Text.Json;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys.Model;

/// <summary>What builder and loader make first: everything as it was given, wrong or not, in the order in which it was given.</summary>
internal sealed class BlueprintDraft
{
    public string Id { get; set; } = string.Empty;

    public string Version { get; set; } = string.Empty;

    public string? Name { get; set; }

    public string? Goal { get; set; }

    public List<PersonaDraft> Personas { get; } = [];

    public List<ChannelDraft> Channels { get; } = [];

    public List<StageDraft> Stages { get; } = [];

    public List<TouchpointDraft> Touchpoints { get; } = [];

    public List<TransitionDraft> Transitions { get; } = [];

    public List<string> Entries { get; } = [];

    public List<string> Success { get; } = [];

    public List<string> Failure { get; } = [];

    public List<PainPointDraft> PainPoints { get; } = [];

    public Dictionary<string, JsonElement> Extensions { get; } = new(StringComparer.Ordinal);

    /// <summary>What could not even be put into the draft.</summary>
    public List<BlueprintDiagnostic> Problems { get; } = [];

    public static string Place(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"/{list}/{index}");

    public void Malformed(string pointer, string message, params string[] related)
        => Problems.Add(new BlueprintDiagnostic(BlueprintRules.Form, DiagnosticSeverity.Error, message, pointer, ValueList<string>.Of(related)));

    /// <summary>The draft from which a valid blueprint would be made again.</summary>
    public static BlueprintDraft Of(JourneyBlueprint blueprint)
    {
        var draft = new BlueprintDraft { Id = blueprint.Id.Text, Version = blueprint.Version.ToString(), Name = blueprint.Name, Goal = blueprint.Goal };
        draft.Personas.AddRange(blueprint.Personas.Select(persona => new PersonaDraft { Id = persona.Id.Text, Name = persona.Name, Description = persona.Description }.With(persona.Extensions)));
        draft.Channels.AddRange(blueprint.Channels.Select(channel => new ChannelDraft { Id = channel.Id.Text, Medium = channel.Medium, Assisted = channel.Assisted }.With(channel.Extensions)));
        draft.Stages.AddRange(blueprint.Stages.Select(stage =>
        {
            var copy = new StageDraft { Id = stage.Id.Text, Name = stage.Name, Order = stage.Order, Component = stage.Component.Text, Owner = stage.Owner, TargetDuration = stage.TargetDuration };
            copy.Kpis.AddRange(stage.Kpis.Select(kpi => kpi.Text));
            return copy.With(stage.Extensions);
        }));
        draft.Touchpoints.AddRange(blueprint.Touchpoints.Select(touchpoint =>
        {
            var copy = new TouchpointDraft
            {
                Id = touchpoint.Id.Text,
                Event = touchpoint.Event.Text,
                Stage = touchpoint.Stage.Text,
                Name = touchpoint.Name,
                Kind = touchpoint.Kind,
                Initiator = touchpoint.Initiator,
                Owner = touchpoint.OwnOwner,
                Optional = touchpoint.Optional,
                Repeatable = touchpoint.Repeatable,
                MaxWait = touchpoint.MaxWait,
                ExpectedEmotion = touchpoint.ExpectedEmotion?.Value,
                Survey = touchpoint.Survey is { } survey ? new SurveyDraft { ScaleId = survey.Scale.Id, Scale = survey.Scale, Level = survey.Level } : null,
                IsMomentThatMatters = touchpoint.IsMomentThatMatters,
                Visibility = touchpoint.Visibility,
            };
            copy.Channels.AddRange(touchpoint.Channels.Select(channel => channel.Text));
            copy.Personas.AddRange(touchpoint.Personas.Select(persona => persona.Text));
            return copy.With(touchpoint.Extensions);
        }));
        draft.Transitions.AddRange(blueprint.Transitions.Select(transition => new TransitionDraft { From = transition.From.Text, To = transition.To.Text, Kind = transition.Kind, MaxWait = transition.MaxWait }.With(transition.Extensions)));
        draft.Entries.AddRange(blueprint.Entries.Select(id => id.Text));
        draft.Success.AddRange(blueprint.Success.Select(id => id.Text));
        draft.Failure.AddRange(blueprint.Failure.Select(id => id.Text));
        draft.PainPoints.AddRange(blueprint.PainPoints.Select(pain =>
        {
            var copy = new PainPointDraft { Id = pain.Id.Text, Touchpoint = pain.Touchpoint.Text, Severity = pain.Severity, Evidence = pain.Evidence, Hypothesis = pain.Hypothesis };
            copy.Opportunities.AddRange(pain.Opportunities);
            return copy.With(pain.Extensions);
        }));
        foreach (var (name, value) in blueprint.Extensions) draft.Extensions.Add(name, value);
        return draft;
    }

    /// <summary>The blueprint. The draft must be free of errors.</summary>
    public JourneyBlueprint Make()
    {
        var stages = Stages.Select(stage => new Stage(
            new StageId(stage.Id), stage.Name ?? stage.Id, stage.Order, new ExperienceComponent(stage.Component), stage.Owner, stage.TargetDuration,
            Sorted(stage.Kpis, text => new MetricId(text)), ExtensionMap.Of(stage.Extensions))).OrderBy(stage => stage.Order).ToArray();
        var byId = stages.ToDictionary(stage => stage.Id.Text, StringComparer.Ordinal);
        var touchpoints = Touchpoints
            .OrderBy(touchpoint => byId[touchpoint.Stage].Order).ThenBy(touchpoint => touchpoint.Id, StringComparer.Ordinal)
            .Select(touchpoint => touchpoint.Make(byId[touchpoint.Stage].Owner));
        return new JourneyBlueprint(
            new BlueprintId(Id), BlueprintVersion.Parse(Version), Name ?? Id, Goal,
            ById(Personas, persona => persona.Id, persona => new Persona(new PersonaId(persona.Id), persona.Name ?? persona.Id, persona.Description, ExtensionMap.Of(persona.Extensions))),
            ById(Channels, channel => channel.Id, channel => new Channel(new ChannelId(channel.Id), channel.Medium, channel.Assisted, ExtensionMap.Of(channel.Extensions))),
            ValueList<Stage>.Of(stages),
            ValueList<Touchpoint>.Of(touchpoints),
            ValueList<Transition>.Of(Transitions
                .OrderBy(transition => transition.From, StringComparer.Ordinal).ThenBy(transition => transition.To, StringComparer.Ordinal)
                .Select(transition => new Transition(new TouchpointId(transition.From), new TouchpointId(transition.To), transition.Kind, transition.MaxWait, ExtensionMap.Of(transition.Extensions)))),
            Sorted(Entries, text => new TouchpointId(text)), Sorted(Success, text => new TouchpointId(text)), Sorted(Failure, text => new TouchpointId(text)),
            ById(PainPoints, pain => pain.Id, pain => new PainPoint(
                new PainPointId(pain.Id), new TouchpointId(pain.Touchpoint), pain.Severity, pain.Evidence, pain.Hypothesis, ValueList<string>.Of(pain.Opportunities), ExtensionMap.Of(pain.Extensions))),
            ExtensionMap.Of(Extensions));
    }

    internal static ValueList<TId> Sorted<TId>(List<string> texts, Func<string, TId> make) => ValueList<TId>.Of(texts.Order(StringComparer.Ordinal).Select(make));

    private static ValueList<TElement> ById<TDraft, TElement>(List<TDraft> drafts, Func<TDraft, string> id, Func<TDraft, TElement> make)
        => ValueList<TElement>.Of(drafts.OrderBy(id, StringComparer.Ordinal).Select(make));
}
