using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>Writes a <see cref="KanoSurvey"/> as its counts, <c>{"attractive","oneDimensional","mustBe","indifferent","reverse","questionable","incomplete"}</c>, and reads it back.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="KanoSurvey"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KanoSurveyJsonConverter : JsonConverter<KanoSurvey>
{
    /// <inheritdoc/>
    public override KanoSurvey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "A Kano survey");
        var json = document.RootElement;
        return KanoSurvey.OfCounts(
            ScoreJson.Count(json, "attractive"),
            ScoreJson.Count(json, "oneDimensional"),
            ScoreJson.Count(json, "mustBe"),
            ScoreJson.Count(json, "indifferent"),
            ScoreJson.Count(json, "reverse"),
            ScoreJson.Count(json, "questionable"),
            ScoreJson.Count(json, "incomplete")) ?? throw new JsonException("A Kano survey without a pair of answers is none. Write null.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, KanoSurvey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("attractive"u8, value.CountOf(KanoCategory.Attractive));
        writer.WriteNumber("oneDimensional"u8, value.CountOf(KanoCategory.OneDimensional));
        writer.WriteNumber("mustBe"u8, value.CountOf(KanoCategory.MustBe));
        writer.WriteNumber("indifferent"u8, value.CountOf(KanoCategory.Indifferent));
        writer.WriteNumber("reverse"u8, value.CountOf(KanoCategory.Reverse));
        writer.WriteNumber("questionable"u8, value.CountOf(KanoCategory.Questionable));
        writer.WriteNumber("incomplete"u8, value.Incomplete);
        writer.WriteEndObject();
    }
}
