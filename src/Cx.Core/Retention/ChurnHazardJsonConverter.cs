using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="ChurnHazard"/> as <c>{"lost","customerTime","base"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ChurnHazard"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChurnHazardJsonConverter : JsonConverter<ChurnHazard>
{
    private const string What = "A churn hazard";

    /// <inheritdoc/>
    public override ChurnHazard Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        long? lost = null;
        double? time = null;
        ChurnBase? @base = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "lost": lost = JsonReading.Count(ref reader, member); break;
                case "customerTime": time = JsonReading.Number(ref reader, member); break;
                case "base": @base = Base(JsonReading.Text(ref reader, member)); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (left, over, of) = (JsonText.Required(lost, "lost", What), JsonText.Required(time, "customerTime", What), JsonText.Required(@base, "base", What));
        return left < 0 || !(over > 0)
            ? throw new JsonException($"{What} is of 0 leavers or more, over a customer-time above 0. Without any, write null.")
            : new ChurnHazard(left, over, of);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ChurnHazard value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("lost"u8, value.Lost);
        writer.WriteNumber("customerTime"u8, value.CustomerTime);
        writer.WriteString("base"u8, value.Base switch
        {
            ChurnBase.MidPoint => "midPoint",
            ChurnBase.AverageDaily => "averageDaily",
            _ => "customerTime",
        });
        writer.WriteEndObject();
    }

    private static ChurnBase Base(string text) => text switch
    {
        "customerTime" => ChurnBase.CustomerTime,
        "midPoint" => ChurnBase.MidPoint,
        "averageDaily" => ChurnBase.AverageDaily,
        _ => throw new JsonException($"\"base\" is customerTime, midPoint or averageDaily, not \"{MessageText.Shorten(text)}\"."),
    };
}
