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
        var (first, second) = (ScoreJson.Count(json, "first"), ScoreJson.Count(json, "second"));
        if (first >= second || second > int.MaxValue) throw new JsonException("\"first\" and \"second\" are indices into one list, the smaller one first.");
        var difference = ScoreJson.Difference(json, options);
        var p = ScoreJson.NullableNumber(json, "adjustedPValue");
        if (p > 1) throw new JsonException("\"adjustedPValue\" must lie in 0…1.");
        if (p is null != difference?.PValue is null || p < difference?.PValue * (1 - 1e-9)) throw new JsonException("\"adjustedPValue\" does not go with the difference: a correction never makes a p-value smaller, and never makes one.");
        return new PairwiseComparison((int)first, (int)second, difference, p);
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
