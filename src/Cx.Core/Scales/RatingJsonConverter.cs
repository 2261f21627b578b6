using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>The converter that the factory makes for one scale.</summary>
internal sealed class RatingJsonConverter<TScale> : JsonConverter<Rating<TScale>>
    where TScale : struct, IScale<TScale>
{
    public override bool HandleNull => true;

    public override Rating<TScale> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Rating<TScale>.FromCode(RatingJson.Read(ref reader, Rating<TScale>.Scale));

    public override void Write(Utf8JsonWriter writer, Rating<TScale> value, JsonSerializerOptions options) =>
        RatingJson.Write(writer, value.Code, Rating<TScale>.Scale);

    public override Rating<TScale> ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Rating<TScale>.FromCode(RatingJson.ReadText(ref reader, Rating<TScale>.Scale));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Rating<TScale> value, JsonSerializerOptions options) =>
        writer.WritePropertyName(RatingText.FormatKey(value.Code, Rating<TScale>.Scale.Min, Rating<TScale>.Scale.Levels));
}
