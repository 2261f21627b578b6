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
        var (difference, pairs) = (ScoreJson.Difference(json, options), ScoreJson.Count(json, "pairs"));
        var follows = difference is null ? pairs < 2 : difference.Basis.Kind == DifferenceKind.Paired && difference.Basis.Numbers[2] == pairs - 1;
        return follows
            ? new PairedComparison(difference, pairs, ScoreJson.Count(json, "incomplete"))
            : throw new JsonException("\"difference\" does not go with \"pairs\": it is a paired one with pairs − 1 degrees of freedom, and null for fewer than two pairs.");
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
