using System.Globalization;
using System.Text.Json;
using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Model;

/// <summary>Reads JSON into a draft. What has not the form that the schema describes is a finding, and reading goes on.</summary>
internal sealed class DraftReader
{
    private readonly BlueprintDraft _draft = new();

    private delegate void Member(string name, JsonElement value, string pointer);

    public static BlueprintDraft Read(ReadOnlyMemory<byte> json)
    {
        var reader = new DraftReader();
        try
        {
            using var document = JsonDocument.Parse(json);
            reader.Blueprint(document.RootElement);
        }
        catch (JsonException broken)
        {
            reader._draft.Malformed(string.Empty, string.Create(CultureInfo.InvariantCulture,
                $"The document is no JSON, at line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}. Correct it there; comments and trailing commas are no JSON, and at most 64 levels are read."));
        }

        return reader._draft;
    }

    public static BlueprintDraft Read(JsonElement json)
    {
        var reader = new DraftReader();
        reader.Blueprint(json);
        return reader._draft;
    }

    private void Blueprint(JsonElement json) => Object(json, string.Empty, _draft.Extensions, ["id", "version", "stages", "touchpoints", "transitions", "entries", "success"], (name, value, at) =>
    {
        switch (name)
        {
            case "$schema":
                if (Text(value, at) is { } schema && schema != BlueprintJson.SchemaId)
                    _draft.Malformed(at, $"The document follows the schema \"{MessageText.Shorten(schema)}\", and this reads {BlueprintJson.SchemaId}. Convert it, or leave the member out.");
                break;
            case "id": _draft.Id = Text(value, at) ?? string.Empty; break;
            case "version": _draft.Version = Text(value, at) ?? string.Empty; break;
            case "name": _draft.Name = Text(value, at); break;
            case "goal": _draft.Goal = Text(value, at); break;
            case "personas": Array(value, at, (item, place) => _draft.Personas.Add(Persona(item, place))); break;
            case "channels": Array(value, at, (item, place) => _draft.Channels.Add(Channel(item, place))); break;
            case "stages": Array(value, at, (item, place) => _draft.Stages.Add(Stage(item, place, _draft.Stages.Count + 1))); break;
            case "touchpoints": Array(value, at, (item, place) => _draft.Touchpoints.Add(Touchpoint(item, place))); break;
            case "transitions": Array(value, at, (item, place) => _draft.Transitions.Add(Transition(item, place))); break;
            case "entries": Texts(value, at, _draft.Entries); break;
            case "success": Texts(value, at, _draft.Success); break;
            case "failure": Texts(value, at, _draft.Failure); break;
            case "painPoints": Array(value, at, (item, place) => _draft.PainPoints.Add(PainPoint(item, place))); break;
            default: Extend(_draft.Extensions, name, value, at); break;
        }
    });

    private PersonaDraft Persona(JsonElement json, string pointer)
    {
        var persona = new PersonaDraft();
        Object(json, pointer, persona.Extensions, ["id"], (name, value, at) =>
        {
            switch (name)
            {
                case "id": persona.Id = Text(value, at) ?? string.Empty; break;
                case "name": persona.Name = Text(value, at); break;
                case "description": persona.Description = Text(value, at); break;
                default: Extend(persona.Extensions, name, value, at); break;
            }
        });
        return persona;
    }

    private ChannelDraft Channel(JsonElement json, string pointer)
    {
        var channel = new ChannelDraft();
        Object(json, pointer, channel.Extensions, ["id", "medium"], (name, value, at) =>
        {
            switch (name)
            {
                case "id": channel.Id = Text(value, at) ?? string.Empty; break;
                case "medium": channel.Medium = (Medium)Word(value, at, BlueprintText.Media); break;
                case "assisted": channel.Assisted = Flag(value, at); break;
                default: Extend(channel.Extensions, name, value, at); break;
            }
        });
        return channel;
    }

    private StageDraft Stage(JsonElement json, string pointer, int place)
    {
        var stage = new StageDraft { Order = place };
        Object(json, pointer, stage.Extensions, ["id", "component"], (name, value, at) =>
        {
            switch (name)
            {
                case "id": stage.Id = Text(value, at) ?? string.Empty; break;
                case "name": stage.Name = Text(value, at); break;
                case "order": stage.Order = Whole(value, at) ?? place; break;
                case "component": stage.Component = Text(value, at) ?? string.Empty; break;
                case "owner": stage.Owner = Text(value, at); break;
                case "targetDuration": stage.TargetDuration = Time(value, at); break;
                case "kpis": Texts(value, at, stage.Kpis); break;
                default: Extend(stage.Extensions, name, value, at); break;
            }
        });
        return stage;
    }

    private TouchpointDraft Touchpoint(JsonElement json, string pointer)
    {
        var touchpoint = new TouchpointDraft();
        Object(json, pointer, touchpoint.Extensions, ["id", "stage"], (name, value, at) =>
        {
            switch (name)
            {
                case "id": touchpoint.Id = Text(value, at) ?? string.Empty; break;
                case "event": touchpoint.Event = Text(value, at); break;
                case "stage": touchpoint.Stage = Text(value, at) ?? string.Empty; break;
                case "name": touchpoint.Name = Text(value, at); break;
                case "kind": touchpoint.Kind = (TouchpointKind)Word(value, at, BlueprintText.TouchpointKinds); break;
                case "initiator": touchpoint.Initiator = (Initiator)Word(value, at, BlueprintText.Initiators); break;
                case "channels": Texts(value, at, touchpoint.Channels); break;
                case "personas": Texts(value, at, touchpoint.Personas); break;
                case "owner": touchpoint.Owner = Text(value, at); break;
                case "optional": touchpoint.Optional = Flag(value, at); break;
                case "repeatable": touchpoint.Repeatable = Flag(value, at); break;
                case "maxWait": touchpoint.MaxWait = Time(value, at); break;
                case "expectedEmotion": touchpoint.ExpectedEmotion = Number(value, at); break;
                case "survey": touchpoint.Survey = Survey(value, at); break;
                case "momentThatMatters": touchpoint.IsMomentThatMatters = Flag(value, at); break;
                case "visibility": touchpoint.Visibility = (Visibility)Word(value, at, BlueprintText.Visibilities); break;
                default: Extend(touchpoint.Extensions, name, value, at); break;
            }
        });
        return touchpoint;
    }

    private SurveyDraft? Survey(JsonElement json, string pointer)
    {
        SurveyDraft survey = new();
        var isRead = false;
        Object(json, pointer, null, ["scale"], (name, value, at) =>
        {
            switch (name)
            {
                case "scale": isRead = Scale(value, at, survey); break;
                case "level": survey.Level = (SurveyLevel)Word(value, at, BlueprintText.Levels); break;
                default: _draft.Malformed(at, "A survey has a scale and a level, and no other member. Remove it."); break;
            }
        });
        return isRead ? survey : null;
    }

    private bool Scale(JsonElement value, string at, SurveyDraft survey)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            survey.ScaleId = value.GetString()!;
            return true;
        }

        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(value.GetRawText()));
            reader.Read();
            survey.Scale = new ScaleDefinitionJsonConverter().Read(ref reader, typeof(ScaleDefinition), BlueprintJson.Plain);
            survey.ScaleId = survey.Scale.Id;
            return true;
        }
        catch (JsonException refused)
        {
            _draft.Malformed(at, $"The scale is neither the id of a registered one nor a scale written out: {refused.Message}");
            return false;
        }
    }

    private TransitionDraft Transition(JsonElement json, string pointer)
    {
        var transition = new TransitionDraft();
        Object(json, pointer, transition.Extensions, ["from", "to"], (name, value, at) =>
        {
            switch (name)
            {
                case "from": transition.From = Text(value, at) ?? string.Empty; break;
                case "to": transition.To = Text(value, at) ?? string.Empty; break;
                case "kind": transition.Kind = (TransitionKind)Word(value, at, BlueprintText.TransitionKinds); break;
                case "maxWait": transition.MaxWait = Time(value, at); break;
                default: Extend(transition.Extensions, name, value, at); break;
            }
        });
        return transition;
    }

    private PainPointDraft PainPoint(JsonElement json, string pointer)
    {
        var pain = new PainPointDraft();
        Object(json, pointer, pain.Extensions, ["id", "touchpoint", "severity"], (name, value, at) =>
        {
            switch (name)
            {
                case "id": pain.Id = Text(value, at) ?? string.Empty; break;
                case "touchpoint": pain.Touchpoint = Text(value, at) ?? string.Empty; break;
                case "severity": pain.Severity = Whole(value, at) ?? 1; break;
                case "evidence": pain.Evidence = (PainEvidence)Word(value, at, BlueprintText.Evidences); break;
                case "hypothesis": pain.Hypothesis = Text(value, at); break;
                case "opportunities": Texts(value, at, pain.Opportunities); break;
                default: Extend(pain.Extensions, name, value, at); break;
            }
        });
        return pain;
    }

    private void Object(JsonElement json, string pointer, Dictionary<string, JsonElement>? extensions, string[] required, Member member)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Wrong(pointer, "an object", json);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            var at = $"{pointer}/{Escaped(property.Name)}";
            if (!seen.Add(property.Name)) Duplicate(at);
            else if (property.Name != "extensions" || extensions is null) member(property.Name, property.Value, at);
            else if (property.Value.ValueKind != JsonValueKind.Object) Wrong(at, "an object", property.Value);
            else foreach (var extension in property.Value.EnumerateObject()) Extend(extensions, extension.Name, extension.Value, $"{at}/{Escaped(extension.Name)}");
        }

        foreach (var name in required)
        {
            if (!seen.Contains(name)) _draft.Malformed(pointer, $"The member \"{name}\" is missing. Add it.", name);
        }
    }

    private void Extend(Dictionary<string, JsonElement> extensions, string name, JsonElement value, string at)
    {
        if (HasDuplicates(value, at)) return;
        if (!extensions.TryAdd(name, BlueprintJson.Detached(value))) Duplicate(at);
    }

    private bool HasDuplicates(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            return value.EnumerateArray().Any(item => HasDuplicates(item, string.Create(CultureInfo.InvariantCulture, $"{at}/{index++}")));
        }

        if (value.ValueKind != JsonValueKind.Object) return false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{at}/{Escaped(member.Name)}";
            if (seen.Add(member.Name))
            {
                if (HasDuplicates(member.Value, place)) return true;
                continue;
            }

            Duplicate(place);
            return true;
        }

        return false;
    }

    private void Duplicate(string at) => _draft.Malformed(at, "The member stands twice in its object, and readers differ in which one they take. Keep one.");

    private void Array(JsonElement json, string pointer, Action<JsonElement, string> item)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Wrong(pointer, "an array", json);
            return;
        }

        var index = 0;
        foreach (var value in json.EnumerateArray()) item(value, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"));
    }

    // A value that is no text stays in its place as one that is no id: the places of the others do not move.
    private void Texts(JsonElement json, string pointer, List<string> into) => Array(json, pointer, (value, at) => into.Add(Text(value, at) ?? string.Empty));

    private string? Text(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(at, "a text", value);
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: JSON by its grammar, and no text.
            _draft.Malformed(at, "The text has half of a surrogate pair. Write whole characters.");
            return null;
        }
    }

    private bool Flag(JsonElement value, string at)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Wrong(at, "true or false", value);
        return value.ValueKind == JsonValueKind.True;
    }

    private int? Whole(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        Wrong(at, "a whole number", value);
        return null;
    }

    private double? Number(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)) return number;
        Wrong(at, "a number", value);
        return null;
    }

    private TimeSpan? Time(JsonElement value, string at)
    {
        if (Text(value, at) is not { } text) return null;
        if (DurationText.TryCalendar(text, out var time)) return time;
        _draft.Malformed(at, $"\"{MessageText.Shorten(text)}\" is no time. Write days, hours, minutes and seconds such as \"3.00:00:00\".");
        return null;
    }

    private int Word(JsonElement value, string at, string[] words)
    {
        if (Text(value, at) is not { } text) return 0;
        var index = System.Array.IndexOf(words, text);
        if (index < 0) _draft.Malformed(at, $"\"{MessageText.Shorten(text)}\" is none of {string.Join(", ", words)}. Use one of them.");
        return Math.Max(index, 0);
    }

    private void Wrong(string at, string expected, JsonElement value)
        => _draft.Malformed(at, $"Here stands {expected}, and this is {value.ValueKind switch { JsonValueKind.Object => "an object", JsonValueKind.Array => "an array", JsonValueKind.String => "a text", JsonValueKind.Number => "a number", JsonValueKind.Null => "null", _ => "true or false" }}. Correct it; a member without value is left out.");

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
