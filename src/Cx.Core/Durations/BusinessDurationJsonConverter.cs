using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Durations;

/// <summary>Writes a <see cref="BusinessDuration"/> as text such as <c>"26:30:00 business"</c>, which no reader of calendar time accepts.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="BusinessDuration"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BusinessDurationJsonConverter : JsonConverter<BusinessDuration>
{
    /// <inheritdoc/>
    public override BusinessDuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = JsonText.ReadString(ref reader, "business time");
        return DurationText.TryBusiness(text, out var ticks)
            ? new BusinessDuration(ticks)
            : throw new JsonException($"\"{MessageText.Shorten(text)}\" is no business time. Write hours, minutes and seconds with the word, such as \"26:30:00 business\".");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BusinessDuration value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(DurationText.Business(value.Ticks));
    }
}
