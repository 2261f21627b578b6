using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Durations;

/// <summary>Writes a <see cref="BusinessCalendar"/> as <c>{"zone","hours"}</c> and reads it back, so that a calendar can stand in a configuration.</summary>
/// <remarks>The zone is an IANA name. Found by the serializer through the attribute on <see cref="BusinessCalendar"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BusinessCalendarJsonConverter : JsonConverter<BusinessCalendar>
{
    private const string What = "A business calendar";

    /// <inheritdoc/>
    public override BusinessCalendar Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        string? zone = null, hours = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "zone": zone = JsonText.ReadString(ref reader, member); break;
                case "hours": hours = JsonText.ReadString(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(JsonText.Required(zone, "zone", What), out var known))
            throw new JsonException($"This machine knows no time zone \"{MessageText.Shorten(zone)}\". Write an IANA name such as \"Europe/Berlin\".");
        try
        {
            return BusinessCalendar.Parse(JsonText.Required(hours, "hours", What), known);
        }
        catch (FormatException refused)
        {
            throw new JsonException(refused.Message, refused);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BusinessCalendar value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("zone"u8, value.Zone.Id);
        writer.WriteString("hours"u8, value.Hours);
        writer.WriteEndObject();
    }
}
