using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cx.Core.Durations;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Model;

/// <summary>Writes drafts in the canonical form: members in the order of the schema, lists of ids sorted.</summary>
internal static class BlueprintJson
{
    public const string SchemaId = EmbeddedSchema.Root + EmbeddedSchema.Blueprint;

    // As little escaping as JSON allows: the same bytes are easy to make in other languages.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    private static readonly ScaleDefinitionJsonConverter Scales = new();

    // The converter of scales looks at no option.
    public static readonly JsonSerializerOptions Plain = new();

    public static byte[] Write(BlueprintDraft draft, bool isIndented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, isIndented ? Readable : Compact)) Write(writer, draft);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Utf8JsonWriter writer, BlueprintDraft draft)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", SchemaId);
        WriteHead(writer, draft);
        List(writer, "personas", draft.Personas, Write);
        List(writer, "channels", draft.Channels, Write);
        List(writer, "stages", draft.Stages, Write);
        List(writer, "touchpoints", draft.Touchpoints, Write);
        List(writer, "transitions", draft.Transitions, Write);
        Ids(writer, "entries", draft.Entries);
        Ids(writer, "success", draft.Success);
        Ids(writer, "failure", draft.Failure);
        List(writer, "painPoints", draft.PainPoints, Write);
        Extensions(writer, draft.Extensions);
        writer.WriteEndObject();
    }

    /// <summary>The members of the blueprint itself, without its elements and its version, as JSON by name.</summary>
    public static SortedDictionary<string, string> Head(BlueprintDraft draft) => Members(writer =>
    {
        writer.WriteStartObject();
        if (draft.Name is not null) writer.WriteString("name", draft.Name);
        if (draft.Goal is not null) writer.WriteString("goal", draft.Goal);
        Ids(writer, "entries", draft.Entries);
        Ids(writer, "success", draft.Success);
        Ids(writer, "failure", draft.Failure);
        Extensions(writer, draft.Extensions);
        writer.WriteEndObject();
    });

    public static SortedDictionary<string, string> Of(PersonaDraft persona) => Members(writer => Write(writer, persona));

    public static SortedDictionary<string, string> Of(ChannelDraft channel) => Members(writer => Write(writer, channel));

    public static SortedDictionary<string, string> Of(StageDraft stage) => Members(writer => Write(writer, stage));

    public static SortedDictionary<string, string> Of(TouchpointDraft touchpoint) => Members(writer => Write(writer, touchpoint));

    public static SortedDictionary<string, string> Of(TransitionDraft transition) => Members(writer => Write(writer, transition));

    public static SortedDictionary<string, string> Of(PainPointDraft pain) => Members(writer => Write(writer, pain));

    /// <summary>The value alone, free of its document and of blanks that say nothing.</summary>
    public static JsonElement Detached(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact)) value.WriteTo(writer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static SortedDictionary<string, string> Members(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact)) write(writer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return new SortedDictionary<string, string>(document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetRawText(), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static void WriteHead(Utf8JsonWriter writer, BlueprintDraft draft)
    {
        writer.WriteString("id", draft.Id);
        writer.WriteString("version", draft.Version);
        Text(writer, "name", draft.Name ?? draft.Id);
        Text(writer, "goal", draft.Goal);
    }

    private static void Write(Utf8JsonWriter writer, PersonaDraft persona)
    {
        writer.WriteStartObject();
        writer.WriteString("id", persona.Id);
        Text(writer, "name", persona.Name ?? persona.Id);
        Text(writer, "description", persona.Description);
        Extensions(writer, persona.Extensions);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ChannelDraft channel)
    {
        writer.WriteStartObject();
        writer.WriteString("id", channel.Id);
        writer.WriteString("medium", BlueprintText.Of(channel.Medium));
        writer.WriteBoolean("assisted", channel.Assisted);
        Extensions(writer, channel.Extensions);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, StageDraft stage)
    {
        writer.WriteStartObject();
        writer.WriteString("id", stage.Id);
        Text(writer, "name", stage.Name ?? stage.Id);
        writer.WriteNumber("order", stage.Order);
        writer.WriteString("component", stage.Component);
        Text(writer, "owner", stage.Owner);
        Time(writer, "targetDuration", stage.TargetDuration);
        Ids(writer, "kpis", stage.Kpis);
        Extensions(writer, stage.Extensions);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TouchpointDraft touchpoint)
    {
        writer.WriteStartObject();
        writer.WriteString("id", touchpoint.Id);
        writer.WriteString("event", touchpoint.EventOrId);
        writer.WriteString("stage", touchpoint.Stage);
        Text(writer, "name", touchpoint.Name ?? touchpoint.Id);
        writer.WriteString("kind", BlueprintText.Of(touchpoint.Kind));
        writer.WriteString("initiator", BlueprintText.Of(touchpoint.Initiator));
        Ids(writer, "channels", touchpoint.Channels);
        Ids(writer, "personas", touchpoint.Personas);
        Text(writer, "owner", touchpoint.Owner);
        writer.WriteBoolean("optional", touchpoint.Optional);
        writer.WriteBoolean("repeatable", touchpoint.Repeatable);
        Time(writer, "maxWait", touchpoint.MaxWait);
        if (touchpoint.ExpectedEmotion is { } emotion && double.IsFinite(emotion)) writer.WriteNumber("expectedEmotion", emotion);
        if (touchpoint.Survey is { } survey)
        {
            writer.WriteStartObject("survey");
            writer.WritePropertyName("scale");
            if (survey.Scale is { } scale) Scales.Write(writer, scale, Plain);
            else writer.WriteStringValue(survey.ScaleId);
            writer.WriteString("level", BlueprintText.Of(survey.Level));
            writer.WriteEndObject();
        }

        writer.WriteBoolean("momentThatMatters", touchpoint.IsMomentThatMatters);
        writer.WriteString("visibility", BlueprintText.Of(touchpoint.Visibility));
        Extensions(writer, touchpoint.Extensions);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TransitionDraft transition)
    {
        writer.WriteStartObject();
        writer.WriteString("from", transition.From);
        writer.WriteString("to", transition.To);
        writer.WriteString("kind", BlueprintText.Of(transition.Kind));
        Time(writer, "maxWait", transition.MaxWait);
        Extensions(writer, transition.Extensions);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PainPointDraft pain)
    {
        writer.WriteStartObject();
        writer.WriteString("id", pain.Id);
        writer.WriteString("touchpoint", pain.Touchpoint);
        writer.WriteNumber("severity", pain.Severity);
        writer.WriteString("evidence", BlueprintText.Of(pain.Evidence));
        Text(writer, "hypothesis", pain.Hypothesis);
        List(writer, "opportunities", pain.Opportunities, (json, text) => json.WriteStringValue(text));
        Extensions(writer, pain.Extensions);
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string member, string? text)
    {
        if (text is not null) writer.WriteString(member, text);
    }

    private static void Time(Utf8JsonWriter writer, string member, TimeSpan? time)
    {
        if (time is { } given) writer.WriteString(member, DurationText.Calendar(given));
    }

    private static void Ids(Utf8JsonWriter writer, string member, List<string> ids)
    {
        writer.WriteStartArray(member);
        foreach (var id in ids.Order(StringComparer.Ordinal)) writer.WriteStringValue(id);
        writer.WriteEndArray();
    }

    private static void List<T>(Utf8JsonWriter writer, string member, List<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(member);
        foreach (var item in items) write(writer, item);
        writer.WriteEndArray();
    }

    private static void Extensions(Utf8JsonWriter writer, Dictionary<string, JsonElement> extensions)
    {
        if (extensions.Count == 0) return;
        writer.WriteStartObject("extensions");
        foreach (var (name, value) in extensions.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
