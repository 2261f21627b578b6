using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>Writes a <see cref="Share"/> as <c>{"hits","n","value"}</c> and reads it back from its counts.</summary>
/// <remarks>A <c>value</c> that contradicts the counts is refused. Unknown properties are skipped. Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShareJsonConverter : JsonConverter<Share>
{
    // Other writers print fewer digits than we do; a value that differs by more is another share.
    private const double Agreement = 1e-6;

    /// <inheritdoc/>
    public override Share? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"A share is an object with hits, n and value, and this is a {reader.TokenType}.");
        }

        long? hits = null, n = null;
        double? value = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("hits"u8)) { hits = JsonReading.Count(ref reader, "hits"); }
            else if (reader.ValueTextEquals("n"u8)) { n = JsonReading.Count(ref reader, "n"); }
            else if (reader.ValueTextEquals("value"u8)) { value = JsonReading.Number(ref reader, "value"); }
            else { reader.Skip(); }
        }

        return Make(hits, n, value);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Share value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("hits"u8, value.Hits);
        writer.WriteNumber("n"u8, value.N);
        writer.WriteNumber("value"u8, value.Value);
        writer.WriteEndObject();
    }

    private static Share Make(long? hits, long? n, double? value)
    {
        if (hits is not { } h || n is not { } total)
        {
            throw new JsonException("A share needs both hits and n.");
        }

        if (Share.Defect(h, total) is { } defect)
        {
            throw new JsonException(defect);
        }

        var share = Share.Of(h, total) ?? throw new JsonException("0 of 0 is no share. Write null.");
        return value is { } v && Math.Abs(v - share.Value) > Agreement
            ? throw new JsonException("The value of a share is hits divided by n, and this one is not.")
            : share;
    }
}
