using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>Writes and reads a weighting as JSON.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Weighting"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WeightingJsonConverter : JsonConverter<Weighting>
{
    private const string What = "A weighting";

    /// <inheritdoc/>
    public override Weighting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        double? effectiveN = null, sum = null, effect = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            var value = JsonText.ReadDouble(ref reader, member);
            if (value <= 0) throw new JsonException($"{What} has a \"{MessageText.Shorten(member)}\" above 0.");
            switch (member)
            {
                case "effectiveN": effectiveN = value; break;
                case "sumOfWeights": sum = value; break;
                case "designEffect": effect = value; break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        return new Weighting(JsonText.Required(effectiveN, "effectiveN", What), JsonText.Required(sum, "sumOfWeights", What), JsonText.Required(effect, "designEffect", What));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Weighting value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("effectiveN", value.EffectiveN);
        writer.WriteNumber("sumOfWeights", value.SumOfWeights);
        writer.WriteNumber("designEffect", value.DesignEffect);
        writer.WriteEndObject();
    }
}
