using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>Writes a <see cref="ResourceAllocation"/> as <c>{"parts":[{"name","share"}],"source"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ResourceAllocation"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResourceAllocationJsonConverter : JsonConverter<ResourceAllocation>
{
    /// <inheritdoc/>
    public override ResourceAllocation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "An allocation");
        var json = document.RootElement;
        (string, double)[] parts = [.. Figures.Array(json, "parts").Select(part => (ScoreJson.Text(part, "name"), ScoreJson.NumberOf(part, "share")))];
        var source = Figures.TextOrNull(json, "source");
        return JsonText.Make(() => source is null ? ResourceAllocation.Make(parts, null) : ResourceAllocation.Recommended(source, parts));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ResourceAllocation value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteStartArray("parts"u8);
        foreach (var part in value.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, part.Name);
            writer.WriteNumber("share"u8, part.Share);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("source"u8, value.Source);
        writer.WriteEndObject();
    }
}
