using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Streaming;

/// <summary>Writes a <see cref="DurationSketch"/> as the base64 text of its snapshot, and checks it on reading.</summary>
/// <remarks>Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DurationSketchJsonConverter : JsonConverter<DurationSketch>
{
    /// <inheritdoc/>
    public override DurationSketch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => SnapshotText.Read<DurationSketchCodec, DurationSketch>(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DurationSketch value, JsonSerializerOptions options)
        => SnapshotText.Write<DurationSketchCodec, DurationSketch>(writer, in value);
}
