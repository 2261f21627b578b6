using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Writes a case as its origin and its steps, with the state beside for readers in other languages, and takes the steps again when reading: one that is not allowed is refused.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="LoopCase"/> and on each state.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LoopCaseJsonConverter : JsonConverter<LoopCase>
{
    private const string What = "A case";

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(LoopCase).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override LoopCase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        JsonText.ExpectObject(reader, What);
        LoopCaseId? id = null;
        DateTimeOffset? opened = null;
        CustomerId? customer = null;
        ResponseId? response = null;
        TouchpointId? touchpoint = null;
        LoopState? state = null;
        List<LoopReason> reasons = [];
        List<LoopStep> steps = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "id": id = FeedbackJson.Id<LoopCaseId>(ref reader, member); break;
                case "openedAt": opened = FeedbackJson.Instant(ref reader, member); break;
                case "customer": customer = FeedbackJson.Id<CustomerId>(ref reader, member); break;
                case "response": response = FeedbackJson.Id<ResponseId>(ref reader, member); break;
                case "touchpoint": touchpoint = FeedbackJson.Id<TouchpointId>(ref reader, member); break;
                case "state": state = FeedbackJson.Name<LoopState>(ref reader, member); break;
                case "reasons": reasons = FeedbackJson.Many(ref reader, member, Reason); break;
                case "steps": steps = FeedbackJson.Many(ref reader, member, Step); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        if (reasons.Count == 0) throw new JsonException($"{What} was opened for a reason: \"reasons\" holds one or more, each once.");
        LoopCase one = LoopCase.OpenFor(JsonText.Required(id, "id", What), JsonText.Required(opened, "openedAt", What), [.. reasons.Distinct()], customer, response, touchpoint);
        foreach (var step in steps)
        {
            var before = one;
            one = JsonText.Make(() => before.MoveTo(step.To, step.At, step.By, step.Outcome));
        }

        if (state is { } said && said != one.State) throw new JsonException($"The steps lead to {FeedbackJson.NameOf(one.State)}, and \"state\" says {FeedbackJson.NameOf(said)}.");
        return typeToConvert.IsInstanceOfType(one) ? one : throw new JsonException($"{What} that is {FeedbackJson.NameOf(one.State)} was found where a {typeToConvert.Name} is expected.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LoopCase value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id.Text);
        writer.WriteString("openedAt"u8, value.OpenedAt);
        writer.WriteStartArray("reasons"u8);
        foreach (var reason in value.Reasons) writer.WriteStringValue(FeedbackJson.NameOf(reason));
        writer.WriteEndArray();
        if (value.Customer is { } customer) writer.WriteString("customer"u8, customer.Text);
        if (value.Response is { } response) writer.WriteString("response"u8, response.Text);
        if (value.Touchpoint is { } touchpoint) writer.WriteString("touchpoint"u8, touchpoint.Text);
        writer.WriteStartArray("steps"u8);
        foreach (var step in value.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("to"u8, FeedbackJson.NameOf(step.To));
            writer.WriteString("at"u8, step.At);
            if (step.By is { } by) writer.WriteString("by"u8, by);
            if (step.Outcome is { } outcome) writer.WriteString("outcome"u8, FeedbackJson.NameOf(outcome));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("state"u8, FeedbackJson.NameOf(value.State));
        writer.WriteEndObject();
    }

    private static LoopReason Reason(ref Utf8JsonReader reader) => FeedbackJson.NameHere<LoopReason>(ref reader, "reasons");

    private static LoopStep Step(ref Utf8JsonReader reader)
    {
        const string what = "A step";
        JsonText.ExpectObject(reader, what);
        LoopState? to = null;
        DateTimeOffset? at = null;
        string? by = null;
        LoopOutcome? outcome = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "to": to = FeedbackJson.Name<LoopState>(ref reader, member); break;
                case "at": at = FeedbackJson.Instant(ref reader, member); break;
                case "by": by = JsonReading.Text(ref reader, member); break;
                case "outcome": outcome = FeedbackJson.Name<LoopOutcome>(ref reader, member); break;
                default: throw JsonText.NoMember(member, what);
            }
        }

        return new LoopStep(JsonText.Required(to, "to", what), JsonText.Required(at, "at", what), by, outcome);
    }
}
