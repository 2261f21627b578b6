using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>Writes and reads a sample as JSON and checks that no part is negative.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Sample"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SampleJsonConverter : JsonConverter<Sample>
{
    private const string What = "A sample";

    /// <inheritdoc/>
    public override Sample Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        long? n = null, notAnswered = null, skipped = null, notApplicable = null, invalid = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            var value = RatingCountsJson.ReadLong(ref reader, member);
            if (value < 0) throw new JsonException($"{What} cannot have a negative \"{MessageText.Shorten(member)}\".");
            switch (member)
            {
                case "n": n = value; break;
                case "notAnswered": notAnswered = value; break;
                case "skipped": skipped = value; break;
                case "notApplicable": notApplicable = value; break;
                case "invalid": invalid = value; break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var parts = (
            N: JsonText.Required(n, "n", What),
            NotAnswered: JsonText.Required(notAnswered, "notAnswered", What),
            Skipped: JsonText.Required(skipped, "skipped", What),
            NotApplicable: JsonText.Required(notApplicable, "notApplicable", What),
            Invalid: JsonText.Required(invalid, "invalid", What));
        ScoreJson.CheckTotal((Int128)parts.N + parts.NotAnswered + parts.Skipped + parts.NotApplicable + parts.Invalid, What);
        return new Sample(parts.N, parts.NotAnswered, parts.Skipped, parts.NotApplicable, parts.Invalid);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Sample value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("n", value.N);
        writer.WriteNumber("notAnswered", value.NotAnswered);
        writer.WriteNumber("skipped", value.Skipped);
        writer.WriteNumber("notApplicable", value.NotApplicable);
        writer.WriteNumber("invalid", value.Invalid);
        writer.WriteEndObject();
    }
}
