using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Durations;

/// <summary>Writes a <see cref="ContactRate"/> as <c>{"contacts","customerTime"}</c> and reads it back.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ContactRate"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContactRateJsonConverter : JsonConverter<ContactRate>
{
    private const string What = "A contact rate";

    /// <inheritdoc/>
    public override ContactRate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        long? contacts = null;
        double? time = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "contacts": contacts = DurationJson.Count(ref reader, member); break;
                case "customerTime": time = JsonText.ReadDouble(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (count, exposure) = (JsonText.Required(contacts, "contacts", What), JsonText.Required(time, "customerTime", What));
        return ContactRate.Defect(count, exposure) is { } defect
            ? throw new JsonException(defect)
            : ContactRate.Of(count, exposure) ?? throw new JsonException($"{What} without customer-time is none. Write null.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ContactRate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("contacts"u8, value.Contacts);
        writer.WriteNumber("customerTime"u8, value.CustomerTime);
        writer.WriteEndObject();
    }
}
