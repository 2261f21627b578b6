using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="CalendarPeriod"/> as <c>{"calendar":"month","zone":"Europe/Berlin"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="CalendarPeriod"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CalendarPeriodJsonConverter : JsonConverter<CalendarPeriod>
{
    private const string What = "A calendar period";

    /// <inheritdoc/>
    public override CalendarPeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => RetentionJson.Period(ref reader, What).CalendarPeriod ?? throw new JsonException($"{What} is a day, a week or a month, not a rolling period.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CalendarPeriod value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        RetentionJson.WritePeriod(writer, value);
    }
}
