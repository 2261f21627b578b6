using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>Writes a <see cref="BlueprintVersion"/> as text such as <c>"1.2.3"</c> and reads it back.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="BlueprintVersion"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BlueprintVersionJsonConverter : JsonConverter<BlueprintVersion>
{
    /// <inheritdoc/>
    public override BlueprintVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => BlueprintVersion.TryParse(JsonText.ReadString(ref reader, "version"), out var version)
            ? version
            : throw new JsonException("A version is three whole numbers apart by dots, such as \"1.2.3\".");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BlueprintVersion value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
