using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>Writes a <see cref="Confidence"/> as the number of its level, and refuses illegal levels on reading.</summary>
/// <remarks>Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConfidenceJsonConverter : JsonConverter<Confidence>
{
    /// <inheritdoc/>
    public override Confidence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonException($"A confidence is a number such as 0.95, and this is a {reader.TokenType}.");
        }

        var level = reader.GetDouble();
        return Confidence.IsLegal(level) ? Confidence.Of(level) : throw new JsonException(Confidence.Refusal(level));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Confidence value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Level);
    }
}
