using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The converter that the factory makes for counts on one scale.</summary>
internal sealed class RatingCountsJsonConverter<TScale> : JsonConverter<RatingCounts<TScale>>
    where TScale : struct, IScale<TScale>
{
    public override RatingCounts<TScale> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (scale, row) = RatingCountsJson.Read(ref reader, options);
        if (!RatingCounts<TScale>.Scale.IsSameScaleAs(scale))
            throw new JsonException($"These counts are on the scale {scale}; expected {RatingCounts<TScale>.Scale}. Read them as the run-time RatingCounts, or with the scale they were written on.");
        return RatingCounts<TScale>.FromRow(in row);
    }

    public override void Write(Utf8JsonWriter writer, RatingCounts<TScale> value, JsonSerializerOptions options) =>
        RatingCountsJson.Write(writer, RatingCounts<TScale>.Scale, value.Row, options);
}
