using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>Writes an <see cref="Interval"/> as <c>{"low","high","confidence","method"}</c> and reads it back with all its checks.</summary>
/// <remarks>Unknown properties are skipped. Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IntervalJsonConverter : JsonConverter<Interval>
{
    /// <inheritdoc/>
    public override Interval? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"An interval is an object with low, high, confidence and method, and this is a {reader.TokenType}.");
        }

        double? low = null, high = null, level = null;
        string? method = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("low"u8)) { low = JsonReading.Number(ref reader, "low"); }
            else if (reader.ValueTextEquals("high"u8)) { high = JsonReading.Number(ref reader, "high"); }
            else if (reader.ValueTextEquals("confidence"u8)) { level = JsonReading.Number(ref reader, "confidence"); }
            else if (reader.ValueTextEquals("method"u8)) { method = JsonReading.Text(ref reader, "method"); }
            else { reader.Skip(); }
        }

        return Make(low, high, level, method);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("low"u8, value.Low);
        writer.WriteNumber("high"u8, value.High);
        writer.WriteNumber("confidence"u8, value.Confidence.Level);
        writer.WriteString("method"u8, value.Method);
        writer.WriteEndObject();
    }

    private static Interval Make(double? low, double? high, double? level, string? method)
    {
        if (low is not { } l || high is not { } h || level is not { } c || string.IsNullOrWhiteSpace(method))
        {
            throw new JsonException("An interval needs all of low, high, confidence and method.");
        }

        if (!Confidence.IsLegal(c))
        {
            throw new JsonException(Confidence.Refusal(c));
        }

        return Interval.Defect(l, h) is { } defect ? throw new JsonException(defect) : Interval.Of(l, h, Confidence.Of(c), method);
    }
}
