using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Streaming;

/// <summary>Writes a <see cref="Snapshot"/> as a base64 text, and checks it on reading.</summary>
/// <remarks>Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SnapshotJsonConverter : JsonConverter<Snapshot>
{
    /// <inheritdoc/>
    public override Snapshot? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out var bytes))
            throw new JsonException($"A snapshot is a base64 text, and this is a {reader.TokenType} that is none.");
        return Snapshot.TryParse(bytes, default, out var snapshot, out var error) ? snapshot : throw new JsonException(error.ToString());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Snapshot value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteBase64StringValue(value.Bytes.Span);
    }
}
