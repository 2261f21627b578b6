using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The converter that the factory makes for weighted counts on one scale.</summary>
internal sealed class WeightedRatingCountsJsonConverter<TScale> : JsonConverter<WeightedRatingCounts<TScale>>
    where TScale : struct, IScale<TScale>
{
    public override WeightedRatingCounts<TScale> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (scale, row) = WeightedRatingCountsJson.Read(ref reader, options);
        if (!WeightedRatingCounts<TScale>.Scale.IsSameScaleAs(scale))
            throw new JsonException($"These counts are on the scale {scale}; expected {WeightedRatingCounts<TScale>.Scale}. Read them as the run-time WeightedRatingCounts, or with the scale they were written on.");
        return WeightedRatingCounts<TScale>.FromRow(in row);
    }

    public override void Write(Utf8JsonWriter writer, WeightedRatingCounts<TScale> value, JsonSerializerOptions options) =>
        WeightedRatingCountsJson.Write(writer, WeightedRatingCounts<TScale>.Scale, value.Row, options);
}
