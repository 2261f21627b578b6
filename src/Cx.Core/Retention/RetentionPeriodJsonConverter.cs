using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="RetentionPeriod"/> as <c>{"rolling":"30.00:00:00"} or {"calendar":"month","zone":"Europe/Berlin"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="RetentionPeriod"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RetentionPeriodJsonConverter : JsonConverter<RetentionPeriod>
{
    private const string What = "A period of retention";

    /// <inheritdoc/>
    public override RetentionPeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => RetentionJson.Period(ref reader, What);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RetentionPeriod value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        RetentionJson.WritePeriod(writer, value);
    }
}
