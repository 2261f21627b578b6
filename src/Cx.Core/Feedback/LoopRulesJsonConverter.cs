using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Writes <see cref="LoopRules"/> as <c>{"detractor":[…],"highEffort":[…],"lowSatisfaction":[…],"stuckAttempts","promiseGrace"}</c>, without what there is no rule for, and reads them back with all their checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="LoopRules"/>. Rules of one reason keep their order; the reasons come in the order of their names above.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LoopRulesJsonConverter : JsonConverter<LoopRules>
{
    private const string What = "A set of loop rules";

    /// <inheritdoc/>
    public override LoopRules Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        var rules = LoopRules.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            var before = rules;
            switch (member)
            {
                case "detractor":
                    foreach (var question in FeedbackJson.Many(ref reader, member, Question)) rules = rules.WithDetractor(question);
                    break;
                case "highEffort":
                    foreach (var question in FeedbackJson.Many(ref reader, member, Question)) rules = rules.WithHighEffort(question);
                    break;
                case "lowSatisfaction":
                    foreach (var question in FeedbackJson.Many(ref reader, member, Question)) rules = rules.WithLowSatisfaction(question);
                    break;
                case "stuckAttempts":
                    var attempts = JsonReading.Count(ref reader, member);
                    rules = JsonText.Make(() => before.WithStuck((int)Math.Clamp(attempts, int.MinValue, int.MaxValue)));
                    break;
                case "promiseGrace":
                    var grace = FeedbackJson.Time(ref reader, member);
                    rules = JsonText.Make(() => before.WithBrokenPromise(grace));
                    break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        return rules;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LoopRules value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var reason in (LoopReason[])[LoopReason.Detractor, LoopReason.HighEffort, LoopReason.LowSatisfaction])
        {
            if (value.Questions(reason) is not { Count: > 0 } questions) continue;
            writer.WriteStartArray(FeedbackJson.NameOf(reason));
            foreach (var question in questions) writer.WriteStringValue(question.Text);
            writer.WriteEndArray();
        }

        if (value.StuckAttempts is { } attempts) writer.WriteNumber("stuckAttempts"u8, attempts);
        if (value.PromiseGrace is { } grace) FeedbackJson.WriteTime(writer, "promiseGrace", grace);
        writer.WriteEndObject();
    }

    private static QuestionId Question(ref Utf8JsonReader reader)
    {
        var text = JsonText.ReadString(ref reader, "question");
        return JsonText.Make(() => new QuestionId(text));
    }
}
