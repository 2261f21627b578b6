using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Writes a <see cref="SurveyResponse"/> as an object, without the members that say nothing, and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="SurveyResponse"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SurveyResponseJsonConverter : JsonConverter<SurveyResponse>
{
    private const string What = "A survey response";

    private static readonly RuntimeRatingJsonConverter RatingConverter = new();

    /// <inheritdoc/>
    public override SurveyResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        ResponseId? id = null;
        DateTimeOffset? answered = null;
        var rest = SurveyResponse.Of(new ResponseId("-"), default);
        List<SurveyAnswer> answers = [];
        List<ReasonCode> reasons = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "id": id = FeedbackJson.Id<ResponseId>(ref reader, member); break;
                case "answeredAt": answered = FeedbackJson.Instant(ref reader, member); break;
                case "answers": answers = FeedbackJson.Many(ref reader, member, (ref Utf8JsonReader item) => Answer(ref item, options)); break;
                case "reasons": reasons = FeedbackJson.Many(ref reader, member, Reason); break;
                default: rest = WithDetail(rest, ref reader, member); break;
            }
        }

        var response = rest.At(JsonText.Required(id, "id", What), JsonText.Required(answered, "answeredAt", What));
        foreach (var answer in answers)
        {
            if (response.Asks(answer.Question)) throw new JsonException($"The question \"{answer.Question}\" is answered twice in one response.");
            response = response.WithAnswer(answer);
        }

        foreach (var reason in reasons) response = response.WithReason(reason);
        return response;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SurveyResponse value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id.Text);
        writer.WriteString("answeredAt"u8, value.AnsweredAt);
        if (value.AskedAt is { } asked) writer.WriteString("askedAt"u8, asked);
        if (value.OccurredAt is { } occurred) writer.WriteString("occurredAt"u8, occurred);
        if (value.Respondent is { } respondent) writer.WriteString("respondent"u8, respondent.Text);
        if (value.Touchpoint is { } touchpoint) writer.WriteString("touchpoint"u8, touchpoint.Text);
        if (value.Channel is { } channel) writer.WriteString("channel"u8, channel.Text);
        writer.WriteString("level"u8, FeedbackJson.NameOf(value.Level));
        if (value.Verbatim is { } verbatim) writer.WriteString("verbatim"u8, verbatim);
        if (value.Language is { } language) writer.WriteString("language"u8, language);
        if (value.Mode != CollectionMode.Unknown) writer.WriteString("mode"u8, FeedbackJson.NameOf(value.Mode));
        if (value.Source != FeedbackSource.Unknown) writer.WriteString("source"u8, FeedbackJson.NameOf(value.Source));
        if (!value.Weight.Equals(1)) writer.WriteNumber("weight"u8, value.Weight);
        WriteAnswers(writer, value.Answers, options);
        if (value.Reasons.Count > 0)
        {
            writer.WriteStartArray("reasons"u8);
            foreach (var reason in value.Reasons) writer.WriteStringValue(reason.Text);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static SurveyResponse WithDetail(SurveyResponse response, ref Utf8JsonReader reader, string member) => member switch
    {
        "askedAt" => response with { AskedAt = FeedbackJson.Instant(ref reader, member) },
        "occurredAt" => response with { OccurredAt = FeedbackJson.Instant(ref reader, member) },
        "respondent" => response with { Respondent = FeedbackJson.Id<CustomerId>(ref reader, member) },
        "touchpoint" => response with { Touchpoint = FeedbackJson.Id<TouchpointId>(ref reader, member) },
        "channel" => response with { Channel = FeedbackJson.Id<ChannelId>(ref reader, member) },
        "level" => response with { Level = FeedbackJson.Name<SurveyLevel>(ref reader, member) },
        "verbatim" => response with { Verbatim = JsonReading.Text(ref reader, member) },
        "language" => WithLanguage(response, JsonReading.Text(ref reader, member)),
        "mode" => response with { Mode = FeedbackJson.Name<CollectionMode>(ref reader, member) },
        "source" => response with { Source = FeedbackJson.Name<FeedbackSource>(ref reader, member) },
        "weight" => WithWeight(response, JsonReading.Number(ref reader, member)),
        _ => throw JsonText.NoMember(member, What),
    };

    private static void WriteAnswers(Utf8JsonWriter writer, IReadOnlyList<SurveyAnswer> answers, JsonSerializerOptions options)
    {
        if (answers.Count == 0) return;
        writer.WriteStartArray("answers"u8);
        foreach (var answer in answers)
        {
            writer.WriteStartObject();
            writer.WriteString("question"u8, answer.Question.Text);
            if (answer.Kind != QuestionKind.Other) writer.WriteString("kind"u8, FeedbackJson.NameOf(answer.Kind));
            writer.WritePropertyName("rating"u8);
            RatingConverter.Write(writer, answer.Rating, options);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static SurveyAnswer Answer(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        const string what = "An answer";
        JsonText.ExpectObject(reader, what);
        QuestionId? question = null;
        var kind = QuestionKind.Other;
        Rating? rating = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "question": question = FeedbackJson.Id<QuestionId>(ref reader, member); break;
                case "kind": kind = FeedbackJson.Name<QuestionKind>(ref reader, member); break;
                case "rating":
                    reader.Read();
                    rating = RatingConverter.Read(ref reader, typeof(Rating), options);
                    break;
                default: throw JsonText.NoMember(member, what);
            }
        }

        var (asked, given) = (JsonText.Required(question, "question", what), JsonText.Required(rating, "rating", what));
        return JsonText.Make(() => SurveyAnswer.Of(asked, given, kind));
    }

    private static ReasonCode Reason(ref Utf8JsonReader reader)
    {
        var text = JsonText.ReadString(ref reader, "reasons");
        return JsonText.Make(() => new ReasonCode(text));
    }

    private static SurveyResponse WithLanguage(SurveyResponse response, string language) => JsonText.Make(() => response with { Language = language });

    private static SurveyResponse WithWeight(SurveyResponse response, double weight) => JsonText.Make(() => response with { Weight = weight });
}
