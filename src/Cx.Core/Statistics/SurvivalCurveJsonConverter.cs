using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>Writes a <see cref="SurvivalCurve"/> as the columns of its table and reads it back with all its checks.</summary>
/// <remarks><c>{"times","events","censored","entered"}</c>, arrays of equal length; <c>entered</c> may be left out. Unknown properties are skipped. Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SurvivalCurveJsonConverter : JsonConverter<SurvivalCurve>
{
    /// <inheritdoc/>
    public override SurvivalCurve? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"A survival curve is an object with times, events and censored, and this is a {reader.TokenType}.");
        }

        double[]? times = null;
        long[]? events = null, censored = null, entered = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("times"u8)) { times = JsonReading.Numbers(ref reader, "times"); }
            else if (reader.ValueTextEquals("events"u8)) { events = JsonReading.Counts(ref reader, "events"); }
            else if (reader.ValueTextEquals("censored"u8)) { censored = JsonReading.Counts(ref reader, "censored"); }
            else if (reader.ValueTextEquals("entered"u8)) { entered = JsonReading.Counts(ref reader, "entered"); }
            else { reader.Skip(); }
        }

        return times is null || events is null || censored is null
            ? throw new JsonException("A survival curve needs all of times, events and censored.")
            : Make(times, events, censored, entered ?? new long[times.Length]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SurvivalCurve value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteStartArray("times"u8);
        foreach (var time in value.Times)
        {
            writer.WriteNumberValue(time);
        }

        writer.WriteEndArray();
        JsonReading.WriteCounts(writer, "events", value.EventCounts);
        JsonReading.WriteCounts(writer, "censored", value.CensoredCounts);
        JsonReading.WriteCounts(writer, "entered", value.EnteredCounts);
        writer.WriteEndObject();
    }

    internal static SurvivalCurve Make(double[] times, long[] events, long[] censored, long[] entered)
        => SurvivalCurve.Defect(times, events, censored, entered) is { } defect
            ? throw new JsonException(defect)
            : SurvivalCurve.OfTable(times, events, censored, entered) ?? throw new JsonException("A survival curve without cases is none. Write null.");
}
