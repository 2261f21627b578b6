using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>Writes and reads a run-time rating as JSON: its scale and its value, or <c>null</c> for the default.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Rating"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RuntimeRatingJsonConverter : JsonConverter<Rating>
{
    private static readonly ScaleDefinitionJsonConverter ScaleConverter = new();

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Rating Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return default;
        JsonText.ExpectObject(reader, "A rating");
        ScaleDefinition? scale = null;
        var value = reader;
        var hasValue = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            if (member == "scale") scale = ScaleConverter.Read(ref reader, typeof(ScaleDefinition), options);
            else if (member == "value")
            {
                // What the value means is known only with its scale, which may come after it.
                value = reader;
                hasValue = true;
                // A converter is given its whole value, but Skip would want the end of the document too.
                reader.TrySkip();
            }
            else throw JsonText.NoMember(member, "A rating");
        }

        var on = JsonText.Required(scale, "scale", "A rating");
        return hasValue
            ? new Rating(on, RatingJson.Read(ref value, on))
            : throw new JsonException("A rating needs \"value\": a number, null, \"skipped\" or \"notApplicable\".");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Rating value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Scale is not { } scale)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("scale");
        ScaleConverter.Write(writer, scale, options);
        writer.WritePropertyName("value");
        RatingJson.Write(writer, value.Code, scale);
        writer.WriteEndObject();
    }
}
