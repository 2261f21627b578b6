using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>Writes and reads weighted run-time counts as JSON: scale, every counter and the exact sums, or <c>null</c> for the default.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="WeightedRatingCounts"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RuntimeWeightedRatingCountsJsonConverter : JsonConverter<WeightedRatingCounts>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override WeightedRatingCounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return default;
        var (scale, row) = WeightedRatingCountsJson.Read(ref reader, options);
        return WeightedRatingCounts.FromRow(scale, in row);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WeightedRatingCounts value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Scale is { } scale) WeightedRatingCountsJson.Write(writer, scale, value.Row, options);
        else writer.WriteNullValue();
    }
}
