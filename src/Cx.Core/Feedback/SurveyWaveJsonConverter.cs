using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Writes a <see cref="SurveyWave"/> as its name and counts, <c>invited</c> and <c>delivered</c> or <c>shown</c>, and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="SurveyWave"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SurveyWaveJsonConverter : JsonConverter<SurveyWave>
{
    private const string What = "A survey wave";

    /// <inheritdoc/>
    public override SurveyWave Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        string? name = null;
        long? invited = null, delivered = null, shown = null, started = null, completed = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "name": name = JsonReading.Text(ref reader, member); break;
                case "invited": invited = JsonReading.Count(ref reader, member); break;
                case "delivered": delivered = JsonReading.Count(ref reader, member); break;
                case "shown": shown = JsonReading.Count(ref reader, member); break;
                case "started": started = JsonReading.Count(ref reader, member); break;
                case "completed": completed = JsonReading.Count(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var called = JsonText.Required(name, "name", What);
        var (began, finished) = (JsonText.Required(started, "started", What), JsonText.Required(completed, "completed", What));
        if (shown is { } times)
        {
            return invited is null && delivered is null
                ? JsonText.Make(() => SurveyWave.WithoutList(called, times, began, finished))
                : throw new JsonException($"{What} was sent to a list, \"invited\" and \"delivered\", or \"shown\", not both.");
        }

        var (list, arrived) = (JsonText.Required(invited, "invited", What), JsonText.Required(delivered, "delivered", What));
        return JsonText.Make(() => SurveyWave.Of(called, list, arrived, began, finished));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SurveyWave value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("name"u8, value.Name);
        if (value.Invited is { } invited) writer.WriteNumber("invited"u8, invited);
        writer.WriteNumber(value.HasList ? "delivered"u8 : "shown"u8, value.Reached);
        writer.WriteNumber("started"u8, value.Started);
        writer.WriteNumber("completed"u8, value.Completed);
        writer.WriteEndObject();
    }
}
