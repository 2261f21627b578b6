using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Writes a <see cref="DeduplicatedScore"/> as <c>{"score","policy","offered","kept"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="DeduplicatedScore"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeduplicatedScoreJsonConverter : JsonConverter<DeduplicatedScore>
{
    private const string What = "A score of responses";

    private static readonly ScoreJsonConverter ScoreConverter = new();

    /// <inheritdoc/>
    public override DeduplicatedScore Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        IScore? score = null;
        RepeatPolicy? policy = null;
        long? offered = null, kept = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "score":
                    reader.Read();
                    score = ScoreConverter.Read(ref reader, typeof(IScore), options);
                    break;
                case "policy": policy = FeedbackJson.Name<RepeatPolicy>(ref reader, member); break;
                case "offered": offered = JsonReading.Count(ref reader, member); break;
                case "kept": kept = JsonReading.Count(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (all, counted) = (JsonText.Required(offered, "offered", What), JsonText.Required(kept, "kept", What));
        return counted >= 0 && counted <= all
            ? new DeduplicatedScore(JsonText.Required(score, "score", What), JsonText.Required(policy, "policy", What), all, counted)
            : throw new JsonException("\"kept\" is 0 or more and at most \"offered\".");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DeduplicatedScore value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WritePropertyName("score"u8);
        ScoreConverter.Write(writer, value.Score, options);
        writer.WriteString("policy"u8, FeedbackJson.NameOf(value.Policy));
        writer.WriteNumber("offered"u8, value.Offered);
        writer.WriteNumber("kept"u8, value.Kept);
        writer.WriteEndObject();
    }
}
