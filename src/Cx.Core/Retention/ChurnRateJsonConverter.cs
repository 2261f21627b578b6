using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="ChurnRate"/> as <c>{"lost","activeAtStart"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ChurnRate"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChurnRateJsonConverter : JsonConverter<ChurnRate>
{
    private const string What = "A churn rate";

    /// <inheritdoc/>
    public override ChurnRate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        long? lost = null, active = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "lost": lost = JsonReading.Count(ref reader, member); break;
                case "activeAtStart": active = JsonReading.Count(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (left, of) = (JsonText.Required(lost, "lost", What), JsonText.Required(active, "activeAtStart", What));
        return JsonText.Make(() => ChurnRate.Of(new LostCustomers(left, 0), new ActiveAtStart(of)))
            ?? throw new JsonException($"{What} of nobody at the start is none. Write null.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ChurnRate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("lost"u8, value.Lost.Hits);
        writer.WriteNumber("activeAtStart"u8, value.Lost.N);
        writer.WriteEndObject();
    }
}
