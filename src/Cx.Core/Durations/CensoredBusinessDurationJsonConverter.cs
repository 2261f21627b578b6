using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Durations;

/// <summary>Writes a <see cref="CensoredBusinessDuration"/> as <c>{"isOpen","elapsed","entry"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="CensoredBusinessDuration"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CensoredBusinessDurationJsonConverter : JsonConverter<CensoredBusinessDuration>
{
    private const string What = "A case in business time";

    /// <inheritdoc/>
    public override CensoredBusinessDuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        bool? isOpen = null;
        long? elapsed = null;
        long entry = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "isOpen": isOpen = DurationJson.Flag(ref reader, member); break;
                case "elapsed": elapsed = DurationJson.BusinessTicks(ref reader, member); break;
                case "entry": entry = reader.TokenType == JsonTokenType.Null ? 0 : DurationJson.BusinessTicks(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var ticks = JsonText.Required(elapsed, "elapsed", What);
        var ended = !JsonText.Required(isOpen, "isOpen", What);
        return entry != 0 && CensoredBusinessDuration.DefectOfEntry(entry, ticks) is { } defect ? throw new JsonException(defect) : new CensoredBusinessDuration(ended, ticks, entry);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CensoredBusinessDuration value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteBoolean("isOpen"u8, value.IsOpen);
        writer.WriteString("elapsed"u8, DurationText.Business(value.ElapsedTicks));
        if (value.EntryTicks > 0) writer.WriteString("entry"u8, DurationText.Business(value.EntryTicks));
        writer.WriteEndObject();
    }
}
