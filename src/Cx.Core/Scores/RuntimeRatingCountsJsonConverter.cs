using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>Writes and reads run-time counts as JSON: scale and every counter, or <c>null</c> for the default.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="RatingCounts"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RuntimeRatingCountsJsonConverter : JsonConverter<RatingCounts>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override RatingCounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return default;
        var (scale, row) = RatingCountsJson.Read(ref reader, options);
        return RatingCounts.FromRow(scale, in row);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RatingCounts value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Scale is { } scale) RatingCountsJson.Write(writer, scale, value.Row, options);
        else writer.WriteNullValue();
    }
}
