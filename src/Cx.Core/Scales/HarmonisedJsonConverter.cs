using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>Writes and reads a harmonised number as JSON: value and both scales.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Harmonised"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HarmonisedJsonConverter : JsonConverter<Harmonised>
{
    private const string What = "A harmonised number";
    private static readonly ScaleDefinitionJsonConverter ScaleConverter = new();

    /// <inheritdoc/>
    public override Harmonised Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        double? value = null;
        ScaleDefinition? from = null, to = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "value": value = JsonText.ReadDouble(ref reader, member); break;
                case "from": from = ScaleConverter.Read(ref reader, typeof(ScaleDefinition), options); break;
                case "to": to = ScaleConverter.Read(ref reader, typeof(ScaleDefinition), options); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var number = JsonText.Required(value, "value", What);
        var target = JsonText.Required(to, "to", What);
        if (number < target.Min || number > target.Max)
            throw new JsonException($"{What} on {target} cannot be {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
        return new Harmonised(number, JsonText.Required(from, "from", What), target);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Harmonised value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("value", value.Value);
        writer.WritePropertyName("from");
        ScaleConverter.Write(writer, value.From, options);
        writer.WritePropertyName("to");
        ScaleConverter.Write(writer, value.To, options);
        writer.WriteEndObject();
    }
}
