using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Streaming;

/// <summary>Writes a <see cref="DistinctCounter"/> as the base64 text of its snapshot, and checks it on reading.</summary>
/// <remarks>Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DistinctCounterJsonConverter : JsonConverter<DistinctCounter>
{
    /// <inheritdoc/>
    public override DistinctCounter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => SnapshotText.Read<DistinctCounterCodec, DistinctCounter>(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DistinctCounter value, JsonSerializerOptions options)
        => SnapshotText.Write<DistinctCounterCodec, DistinctCounter>(writer, in value);
}
