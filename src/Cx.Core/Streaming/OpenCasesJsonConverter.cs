using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Streaming;

/// <summary>Writes a <see cref="OpenCases"/> as the base64 text of its snapshot, and checks it on reading.</summary>
/// <remarks>Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenCasesJsonConverter : JsonConverter<OpenCases>
{
    /// <inheritdoc/>
    public override OpenCases Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => SnapshotText.Read<OpenCasesCodec, OpenCases>(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OpenCases value, JsonSerializerOptions options)
        => SnapshotText.Write<OpenCasesCodec, OpenCases>(writer, in value);
}
