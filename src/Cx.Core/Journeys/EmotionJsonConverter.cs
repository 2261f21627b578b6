using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>Writes an <see cref="Emotion"/> as its number and reads it back.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Emotion"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EmotionJsonConverter : JsonConverter<Emotion>
{
    /// <inheritdoc/>
    public override Emotion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Emotion.TryFrom(JsonText.ReadDouble(ref reader, "emotion"), out var emotion)
            ? emotion
            : throw new JsonException("An emotion is a number from −1 to 1.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Emotion value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Value);
    }
}
