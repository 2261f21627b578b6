using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>Writes and reads a paired comparison as JSON.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="PairedComparison"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PairedComparisonJsonConverter : JsonConverter<PairedComparison>
{
    /// <inheritdoc/>
    public override PairedComparison Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        return new PairedComparison(ScoreJson.Difference(json, options), ScoreJson.Count(json, "pairs"), ScoreJson.Count(json, "incomplete"));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PairedComparison value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("pairs", value.Pairs);
        writer.WriteNumber("incomplete", value.Incomplete);
        ScoreJson.WriteDifference(writer, value.Difference, options);
        writer.WriteEndObject();
    }
}
