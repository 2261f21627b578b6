using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Durations;

/// <summary>Writes an <see cref="Attainment"/> as <c>{"met","missed","undecided"}</c> and reads it back.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Attainment"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AttainmentJsonConverter : JsonConverter<Attainment>
{
    private const string What = "An attainment";

    /// <inheritdoc/>
    public override Attainment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        long? met = null, missed = null, undecided = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "met": met = DurationJson.Count(ref reader, member); break;
                case "missed": missed = DurationJson.Count(ref reader, member); break;
                case "undecided": undecided = DurationJson.Count(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var sum = (Int128)JsonText.Required(met, "met", What) + JsonText.Required(missed, "missed", What) + JsonText.Required(undecided, "undecided", What);
        if (sum > long.MaxValue) throw new JsonException($"{What} is of at most 2^63 - 1 cases.");
        return Attainment.Of(met!.Value, missed!.Value, undecided!.Value) ?? throw new JsonException($"{What} of no cases is none. Write null.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Attainment value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("met"u8, value.Met);
        writer.WriteNumber("missed"u8, value.Missed);
        writer.WriteNumber("undecided"u8, value.Undecided);
        writer.WriteEndObject();
    }
}
