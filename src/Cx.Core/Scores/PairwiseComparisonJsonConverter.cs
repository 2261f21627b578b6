using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>Writes and reads a pairwise comparison as JSON.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="PairwiseComparison"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PairwiseComparisonJsonConverter : JsonConverter<PairwiseComparison>
{
    /// <inheritdoc/>
    public override PairwiseComparison Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var p = ScoreJson.NullableNumber(json, "adjustedPValue");
        if (p > 1) throw new JsonException("\"adjustedPValue\" must lie in 0…1.");
        return new PairwiseComparison(checked((int)ScoreJson.Count(json, "first")), checked((int)ScoreJson.Count(json, "second")), ScoreJson.Difference(json, options), p);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PairwiseComparison value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("first", value.First);
        writer.WriteNumber("second", value.Second);
        ScoreJson.WriteDifference(writer, value.Difference, options);
        ScoreJson.WriteNullable(writer, "adjustedPValue", value.AdjustedPValue);
        writer.WriteEndObject();
    }
}
