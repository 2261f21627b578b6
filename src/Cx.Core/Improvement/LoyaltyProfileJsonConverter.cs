using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>Writes a <see cref="LoyaltyProfile"/> as <c>{"buyMore","buyAgain","recommend","payMore"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="LoyaltyProfile"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LoyaltyProfileJsonConverter : JsonConverter<LoyaltyProfile>
{
    private static readonly ShareJsonConverter ShareConverter = new();
    private static readonly ScoreJsonConverter ScoreConverter = new();

    /// <inheritdoc/>
    public override LoyaltyProfile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "A loyalty profile");
        var json = document.RootElement;
        var recommend = Figures.Inner(ScoreConverter, json, "recommend", options) switch
        {
            null => null,
            NetPromoterScore score => score,
            var other => throw new JsonException($"\"recommend\" is a net promoter score, not a {other.Name}."),
        };
        return LoyaltyProfile.Of(
            Figures.Inner(ShareConverter, json, "buyMore", options),
            Figures.Inner(ShareConverter, json, "buyAgain", options),
            recommend,
            Figures.Inner(ShareConverter, json, "payMore", options)) ?? throw new JsonException("A loyalty profile of nothing is none. Write null.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LoyaltyProfile value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        Figures.Write(writer, "buyMore", ShareConverter, value.BuyMore, options);
        Figures.Write(writer, "buyAgain", ShareConverter, value.BuyAgain, options);
        Figures.Write(writer, "recommend", ScoreConverter, value.Recommend, options);
        Figures.Write(writer, "payMore", ShareConverter, value.PayMore, options);
        writer.WriteEndObject();
    }
}
