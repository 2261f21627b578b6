using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Writes <see cref="SurveyRules"/> as <c>{"quarantine","mostContacts","within","sampleShare","seed"}</c> and reads them back with all their checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="SurveyRules"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SurveyRulesJsonConverter : JsonConverter<SurveyRules>
{
    private const string What = "A set of survey rules";

    /// <inheritdoc/>
    public override SurveyRules Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        TimeSpan? quarantine = null, within = null;
        long? most = null;
        long seed = 0;
        double share = 1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "quarantine": quarantine = FeedbackJson.Time(ref reader, member); break;
                case "mostContacts": most = JsonReading.Count(ref reader, member); break;
                case "within": within = FeedbackJson.Time(ref reader, member); break;
                case "sampleShare": share = JsonReading.Number(ref reader, member); break;
                case "seed": seed = JsonReading.Count(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (apart, contacts, stretch) = (JsonText.Required(quarantine, "quarantine", What), JsonText.Required(most, "mostContacts", What), JsonText.Required(within, "within", What));
        return contacts is > 0 and <= int.MaxValue && seed is >= int.MinValue and <= int.MaxValue
            ? JsonText.Make(() => SurveyRules.Of(apart, (int)contacts, stretch, share, (int)seed))
            : throw new JsonException("\"mostContacts\" is 1 or more, and it and \"seed\" have 32 bits.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SurveyRules value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        FeedbackJson.WriteTime(writer, "quarantine", value.Quarantine);
        writer.WriteNumber("mostContacts"u8, value.MostContacts);
        FeedbackJson.WriteTime(writer, "within", value.Within);
        writer.WriteNumber("sampleShare"u8, value.SampleShare);
        writer.WriteNumber("seed"u8, value.Seed);
        writer.WriteEndObject();
    }
}
