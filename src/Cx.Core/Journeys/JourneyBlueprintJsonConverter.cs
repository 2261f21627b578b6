using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>Writes a <see cref="JourneyBlueprint"/> as its canonical document and reads it back. To read with all findings use <see cref="BlueprintLoader"/>.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="JourneyBlueprint"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JourneyBlueprintJsonConverter : JsonConverter<JourneyBlueprint>
{
    /// <inheritdoc/>
    public override JourneyBlueprint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var result = BlueprintResult.Of(DraftReader.Read(document.RootElement), null);
        return result.IsValid
            ? result.Blueprint
            : throw new JsonException(string.Join(' ', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Take(3).Select(one => one.ToString())));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JourneyBlueprint value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        BlueprintJson.Write(writer, BlueprintDraft.Of(value));
    }
}
