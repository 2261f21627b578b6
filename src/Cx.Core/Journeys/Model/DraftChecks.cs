using System.Globalization;
using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Model;

/// <summary>The rules about single elements and references. The rules about ways through the blueprint are <see cref="DraftGraph"/>.</summary>
internal sealed class DraftChecks
{
    private readonly BlueprintDraft _draft;
    private readonly BlueprintOptions _options;
    private readonly List<BlueprintDiagnostic> _found;
    private readonly Dictionary<string, StageDraft> _stages;
    private readonly Dictionary<string, TouchpointDraft> _touchpoints = new(StringComparer.Ordinal);
    private readonly HashSet<string> _channels;
    private readonly HashSet<string> _personas;

    private DraftChecks(BlueprintDraft draft, BlueprintOptions options)
    {
        _draft = draft;
        _options = options;
        _found = [.. draft.Problems];
        _stages = new(StringComparer.Ordinal);
        foreach (var stage in draft.Stages) _stages.TryAdd(stage.Id, stage);
        foreach (var touchpoint in draft.Touchpoints) _touchpoints.TryAdd(touchpoint.Id, touchpoint);
        _channels = draft.Channels.Select(channel => channel.Id).ToHashSet(StringComparer.Ordinal);
        _personas = draft.Personas.Select(persona => persona.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Everything that is to be said about the draft, in order. Named scales are looked up, so that the draft can be made into a blueprint.</summary>
    public static ValueList<BlueprintDiagnostic> Run(BlueprintDraft draft, BlueprintOptions? options)
    {
        var checks = new DraftChecks(draft, options ?? new BlueprintOptions());
        checks.Blueprint();
        checks.Personas();
        checks.Channels();
        checks.Stages();
        for (var i = 0; i < draft.Touchpoints.Count; i++) checks.Touchpoint(draft.Touchpoints[i], BlueprintDraft.Place("touchpoints", i));
        checks.Transitions();
        checks.PainPoints();
        checks.Twice("personas", draft.Personas, persona => persona.Id, "persona");
        checks.Twice("channels", draft.Channels, channel => channel.Id, "channel");
        checks.Twice("stages", draft.Stages, stage => stage.Id, "stage");
        checks.Twice("touchpoints", draft.Touchpoints, touchpoint => touchpoint.Id, "touchpoint");
        checks.Twice("transitions", draft.Transitions, transition => transition.Key, "transition");
        checks.Twice("painPoints", draft.PainPoints, pain => pain.Id, "pain point");
        new DraftGraph(draft).Check(checks._found);
        checks.Previous();
        return ValueList<BlueprintDiagnostic>.Of(checks._found
            .OrderBy(one => one.Pointer, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal).ThenBy(one => one.Message, StringComparer.Ordinal));
    }

    private void Add(string id, DiagnosticSeverity severity, string pointer, string message, params ReadOnlySpan<string> related)
        => _found.Add(new BlueprintDiagnostic(id, severity, message, pointer, ValueList<string>.Of(related.ToArray())));

    private void Form(string pointer, string message, params ReadOnlySpan<string> related)
        => Add(BlueprintRules.Form, DiagnosticSeverity.Error, pointer, message, related);

    private void IdForm(string text, string pointer, string noun)
    {
        if (!IdText.IsValid(text)) Form(pointer, $"A {noun} id is a text of 1 to 128 characters without control characters. Give it such an id.");
    }

    private void TextForm(string? text, string pointer, string noun)
    {
        if (text is not null && string.IsNullOrWhiteSpace(text)) Form(pointer, $"The {noun} is empty. Write it, or leave it out.");
    }

    private void TimeForm(TimeSpan? time, string pointer, string noun)
    {
        if (time <= TimeSpan.Zero) Form(pointer, $"The {noun} is more than no time. Write a positive time such as \"3.00:00:00\", or leave it out.");
    }

    private void EnumForm<T>(T value, string pointer)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value)) Form(pointer, $"{value} is no {typeof(T).Name}. Use one of the named values.");
    }

    private void Blueprint()
    {
        IdForm(_draft.Id, "/id", "blueprint");
        if (!BlueprintVersion.TryParse(_draft.Version, out _)) Form("/version", "A version is three whole numbers apart by dots. Write one such as 1.0.0.");
        TextForm(_draft.Name, "/name", "name");
        TextForm(_draft.Goal, "/goal", "goal");
        Encoded(_draft.Name ?? _draft.Id, _draft.Name is null ? "/id" : "/name", _draft.Id);
        References("entries", _draft.Entries);
        References("success", _draft.Success);
        References("failure", _draft.Failure);
        foreach (var component in ExperienceComponent.ToCover)
        {
            if (!_draft.Stages.Any(stage => stage.Component == component.Text))
                Add(BlueprintRules.Uncovered, DiagnosticSeverity.Info, "/stages", $"No stage is of the component {component}. Add one, or know that this blueprint leaves it out.", component.Text);
        }
    }

    private void References(string list, List<string> ids)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            var pointer = BlueprintDraft.Place(list, i);
            if (!_touchpoints.ContainsKey(ids[i])) Unknown(pointer, "touchpoint", ids[i]);
            ListedTwice(ids, i, pointer, "touchpoint");
        }

        if (list != "failure") return;
        for (var i = 0; i < ids.Count; i++)
        {
            if (_draft.Success.Contains(ids[i], StringComparer.Ordinal))
                Form(BlueprintDraft.Place(list, i), $"The touchpoint {Quoted(ids[i])} is both a success and a failure. The first end decides a journey, so it is one of the two.", ids[i]);
        }
    }

    private void Unknown(string pointer, string noun, string id, params ReadOnlySpan<string> related)
        => Add(BlueprintRules.Unknown, DiagnosticSeverity.Error, pointer, $"There is no {noun} {Quoted(id)}. Define it, or correct the name.", [id, .. related]);

    private void Personas()
    {
        for (var i = 0; i < _draft.Personas.Count; i++)
        {
            var (persona, at) = (_draft.Personas[i], BlueprintDraft.Place("personas", i));
            IdForm(persona.Id, at + "/id", "persona");
            TextForm(persona.Name, at + "/name", "name");
            TextForm(persona.Description, at + "/description", "description");
            Encoded(persona.Name ?? persona.Id, at + (persona.Name is null ? "/id" : "/name"), persona.Id);
        }
    }

    private void Channels()
    {
        for (var i = 0; i < _draft.Channels.Count; i++)
        {
            var (channel, at) = (_draft.Channels[i], BlueprintDraft.Place("channels", i));
            IdForm(channel.Id, at + "/id", "channel");
            EnumForm(channel.Medium, at + "/medium");
            Encoded(channel.Id, at + "/id", channel.Id);
        }
    }

    private void Stages()
    {
        var orders = new Dictionary<int, string>();
        for (var i = 0; i < _draft.Stages.Count; i++)
        {
            var (stage, at) = (_draft.Stages[i], BlueprintDraft.Place("stages", i));
            IdForm(stage.Id, at + "/id", "stage");
            TextForm(stage.Name, at + "/name", "name");
            TextForm(stage.Owner, at + "/owner", "owner");
            TimeForm(stage.TargetDuration, at + "/targetDuration", "target duration");
            IdForm(stage.Component, at + "/component", "component");
            for (var k = 0; k < stage.Kpis.Count; k++)
            {
                IdForm(stage.Kpis[k], $"{at}{BlueprintDraft.Place("kpis", k)}", "metric");
                ListedTwice(stage.Kpis, k, $"{at}{BlueprintDraft.Place("kpis", k)}", "metric");
            }

            if (!orders.TryAdd(stage.Order, stage.Id))
                Form(at + "/order", string.Create(CultureInfo.InvariantCulture, $"The stages {Quoted(orders[stage.Order])} and {Quoted(stage.Id)} both have the order {stage.Order}. Give each its own."), orders[stage.Order], stage.Id);
            Encoded(stage.Name ?? stage.Id, at + (stage.Name is null ? "/id" : "/name"), stage.Id);
        }
    }

    private void Touchpoint(TouchpointDraft touchpoint, string at)
    {
        var id = touchpoint.Id;
        IdForm(id, at + "/id", "touchpoint");
        if (touchpoint.Event is { } name) IdForm(name, at + "/event", "touchpoint");
        TextForm(touchpoint.Name, at + "/name", "name");
        TextForm(touchpoint.Owner, at + "/owner", "owner");
        TimeForm(touchpoint.MaxWait, at + "/maxWait", "longest wait");
        EnumForm(touchpoint.Kind, at + "/kind");
        EnumForm(touchpoint.Initiator, at + "/initiator");
        EnumForm(touchpoint.Visibility, at + "/visibility");
        Encoded(touchpoint.Name ?? id, at + (touchpoint.Name is null ? "/id" : "/name"), id);

        var stage = _stages.GetValueOrDefault(touchpoint.Stage);
        if (stage is null) Unknown(at + "/stage", "stage", touchpoint.Stage, id);
        for (var i = 0; i < touchpoint.Channels.Count; i++)
        {
            var pointer = $"{at}{BlueprintDraft.Place("channels", i)}";
            if (!_channels.Contains(touchpoint.Channels[i])) Unknown(pointer, "channel", touchpoint.Channels[i], id);
            ListedTwice(touchpoint.Channels, i, pointer, "channel");
        }

        for (var i = 0; i < touchpoint.Personas.Count; i++)
        {
            var pointer = $"{at}{BlueprintDraft.Place("personas", i)}";
            ListedTwice(touchpoint.Personas, i, pointer, "persona");
            if (!_personas.Contains(touchpoint.Personas[i]))
                Add(BlueprintRules.UnknownPersona, DiagnosticSeverity.Error, pointer, $"The touchpoint {Quoted(id)} is meant for the persona {Quoted(touchpoint.Personas[i])}, which is not defined. Define it, or correct the name.", id, touchpoint.Personas[i]);
        }

        if (touchpoint.Owner is null && stage is { Owner: null })
            Add(BlueprintRules.NoOwner, DiagnosticSeverity.Warning, at, $"Nobody owns the touchpoint {Quoted(id)}, and nobody its stage. Name an owner at one of them.", id, touchpoint.Stage);
        if (touchpoint is { Kind: TouchpointKind.CommunicationPoint, Channels.Count: 0 })
            Add(BlueprintRules.NoChannel, DiagnosticSeverity.Error, at + "/channels", $"The communication point {Quoted(id)} has no channel. Name one, or make it an action.", id);
        if (touchpoint.ExpectedEmotion is { } emotion && !Emotion.TryFrom(emotion, out _))
            Add(BlueprintRules.EmotionRange, DiagnosticSeverity.Error, at + "/expectedEmotion", string.Create(CultureInfo.InvariantCulture, $"The expected emotion {emotion} of {Quoted(id)} is outside −1 to 1. Write a number of that range; Emotion.Of makes one of an answer."), id);
        TooLong(touchpoint.MaxWait, stage, at + "/maxWait", id);
        if (touchpoint is { IsMomentThatMatters: true, Survey: null } && stage is { Kpis.Count: 0 })
            Add(BlueprintRules.Unmeasured, DiagnosticSeverity.Warning, at + "/momentThatMatters", $"The moment that matters {Quoted(id)} has no survey, and its stage no KPI: nobody will know how it went. Bind a survey, or give the stage a KPI.", id);
        if (touchpoint.Survey is { } survey) Survey(survey, id, at + "/survey");
    }

    private void TooLong(TimeSpan? wait, StageDraft? stage, string pointer, string id)
    {
        if (wait > stage?.TargetDuration)
            Add(BlueprintRules.Wait, DiagnosticSeverity.Warning, pointer, $"The wait after {Quoted(id)} may last longer than the whole stage {Quoted(stage!.Id)} should. Shorten the wait, or lengthen the target of the stage.", id, stage.Id);
    }

    private void Survey(SurveyDraft survey, string id, string at)
    {
        EnumForm(survey.Level, at + "/level");
        _options.Scales.TryFind(survey.ScaleId, out var registered);
        if (survey.Scale is null && registered is null)
        {
            Unknown(at + "/scale", "scale", survey.ScaleId, id);
            return;
        }

        survey.Scale ??= registered;
        if (registered is not null && !registered.IsSameScaleAs(survey.Scale))
        {
            Add(BlueprintRules.Scale, DiagnosticSeverity.Error, at + "/scale",
                $"The survey of {Quoted(id)} is on a scale {Quoted(survey.ScaleId)} of {BlueprintText.Scale(survey.Scale!)}; the registered scale of that id is of {BlueprintText.Scale(registered)}. Correct it, or give it another id.", id, survey.ScaleId);
        }
        else if (survey.Scale!.Id == Nps.Definition.Id && survey.Level == SurveyLevel.Transactional)
        {
            Add(BlueprintRules.Scale, DiagnosticSeverity.Warning, at + "/level",
                $"The recommend question at {Quoted(id)} is bound as transactional, and it asks about the relationship. Bind it as relational, or ask for satisfaction or effort here.", id, survey.ScaleId);
        }
    }

    private void Transitions()
    {
        for (var i = 0; i < _draft.Transitions.Count; i++)
        {
            var (transition, at) = (_draft.Transitions[i], BlueprintDraft.Place("transitions", i));
            EnumForm(transition.Kind, at + "/kind");
            TimeForm(transition.MaxWait, at + "/maxWait", "longest wait");
            if (!_touchpoints.ContainsKey(transition.From)) Unknown(at + "/from", "touchpoint", transition.From);
            if (!_touchpoints.ContainsKey(transition.To)) Unknown(at + "/to", "touchpoint", transition.To);
            var (from, to) = (StageOf(transition.From), StageOf(transition.To));
            TooLong(transition.MaxWait, from, at + "/maxWait", transition.From);
            if (transition.Kind == TransitionKind.Next && to?.Order < from?.Order)
                Add(BlueprintRules.Backwards, DiagnosticSeverity.Warning, at, $"The next step after {Quoted(transition.From)} is {Quoted(transition.To)}, in an earlier stage. Make it a loop, or correct the order of the stages.", transition.From, transition.To);
        }
    }

    private StageDraft? StageOf(string touchpoint)
        => _touchpoints.TryGetValue(touchpoint, out var found) ? _stages.GetValueOrDefault(found.Stage) : null;

    private void PainPoints()
    {
        for (var i = 0; i < _draft.PainPoints.Count; i++)
        {
            var (pain, at) = (_draft.PainPoints[i], BlueprintDraft.Place("painPoints", i));
            IdForm(pain.Id, at + "/id", "pain point");
            EnumForm(pain.Evidence, at + "/evidence");
            TextForm(pain.Hypothesis, at + "/hypothesis", "hypothesis");
            for (var k = 0; k < pain.Opportunities.Count; k++) TextForm(pain.Opportunities[k], $"{at}{BlueprintDraft.Place("opportunities", k)}", "opportunity");
            if (pain.Severity is < 1 or > 5) Form(at + "/severity", string.Create(CultureInfo.InvariantCulture, $"The severity {pain.Severity} is none: write 1, which hardly hurts, to 5."), pain.Id);
            if (!_touchpoints.ContainsKey(pain.Touchpoint)) Unknown(at + "/touchpoint", "touchpoint", pain.Touchpoint, pain.Id);
            if (pain.Evidence == PainEvidence.Hypothesised)
                Add(BlueprintRules.NoEvidence, DiagnosticSeverity.Warning, at + "/evidence", $"Nobody has seen the pain point {Quoted(pain.Id)} yet. Look for it in what customers do or say, then mark it observed or reported.", pain.Id);
        }
    }

    private void ListedTwice(List<string> list, int index, string pointer, string noun)
    {
        if (list.IndexOf(list[index]) < index)
            Add(BlueprintRules.Twice, DiagnosticSeverity.Error, pointer, $"The {noun} {Quoted(list[index])} stands twice in this list. Name it once.", list[index]);
    }

    private void Twice<T>(string list, List<T> elements, Func<T, string> id, string noun)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < elements.Count; i++)
        {
            var text = id(elements[i]);
            if (!seen.Add(text)) Add(BlueprintRules.Twice, DiagnosticSeverity.Error, BlueprintDraft.Place(list, i), $"There are two of the {noun} {Quoted(text)}. Rename one, or remove it.", text);
        }
    }

    private void Encoded(string name, string pointer, string id)
    {
        if (MermaidText.NeedsEncoding(name))
            Add(BlueprintRules.Encoded, DiagnosticSeverity.Info, pointer, $"The name {Quoted(name)} is written with codes in a Mermaid journey, and shown as it is. Letters, digits, spaces and _ ( ) / need none.", id);
    }

    private void Previous()
    {
        if (_options.Previous is not { } previous || !BlueprintVersion.TryParse(_draft.Version, out var version) || version.Major > previous.Version.Major) return;
        var breaking = DraftDiff.Between(BlueprintDraft.Of(previous), _draft).Where(change => change.IsBreaking).ToArray();
        if (breaking.Length == 0) return;
        var shown = string.Join("; ", breaking.Take(3).Select(change => change.ToString()["breaking: ".Length..]));
        Add(BlueprintRules.Breaking, DiagnosticSeverity.Error, "/version",
            string.Create(CultureInfo.InvariantCulture, $"Journeys that began under {previous.Version} break: {shown}{(breaking.Length > 3 ? $"; and {breaking.Length - 3} more" : string.Empty)}. Raise the major version to {previous.Version.Major + 1} or more, or take the change back."),
            [.. breaking.Select(change => change.Id).Distinct(StringComparer.Ordinal)]);
    }

    private static string Quoted(string text) => $"\"{MessageText.Shorten(text)}\"";
}
