using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>Readings and writings that the JSON of durations shares.</summary>
internal static class DurationJson
{
    public static bool Flag(ref Utf8JsonReader reader, string member) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException($"\"{member}\" must be true or false."),
    };

    public static long Count(ref Utf8JsonReader reader, string member)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count) && count >= 0
            ? count
            : throw new JsonException($"\"{member}\" must be a whole number, 0 or more.");

    public static long CalendarTicks(ref Utf8JsonReader reader, string member)
    {
        var text = JsonText.ReadString(ref reader, member);
        return DurationText.TryCalendar(text, out var time) && time >= TimeSpan.Zero
            ? time.Ticks
            : throw new JsonException($"\"{member}\" is calendar time, 0 or more, such as \"1.02:30:00\", not \"{MessageText.Shorten(text)}\".");
    }

    public static long BusinessTicks(ref Utf8JsonReader reader, string member)
    {
        var text = JsonText.ReadString(ref reader, member);
        return DurationText.TryBusiness(text, out var ticks)
            ? ticks
            : throw new JsonException($"\"{member}\" is business time such as \"26:30:00 business\", not \"{MessageText.Shorten(text)}\".");
    }

    /// <summary>Reads the table of a distribution, which must be of the unit that is asked for.</summary>
    public static SurvivalCurve Curve(ref Utf8JsonReader reader, string unit, string what)
    {
        JsonText.ExpectObject(reader, what);
        string? found = null;
        double[]? times = null;
        long[]? resolved = null, open = null, entered = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "unit": found = JsonReading.Text(ref reader, member); break;
                case "times": times = JsonReading.Numbers(ref reader, member); break;
                case "resolved": resolved = JsonReading.Counts(ref reader, member); break;
                case "open": open = JsonReading.Counts(ref reader, member); break;
                case "entered": entered = JsonReading.Counts(ref reader, member); break;
                default: throw JsonText.NoMember(member, what);
            }
        }

        if (JsonText.Required(found, "unit", what) != unit)
            throw new JsonException($"{what} is in {unit}, and this one is in \"{MessageText.Shorten(found)}\".");
        return SurvivalCurveJsonConverter.Make(
            JsonText.Required(times, "times", what), JsonText.Required(resolved, "resolved", what), JsonText.Required(open, "open", what), JsonText.Required(entered, "entered", what));
    }

    public static void WriteCurve(Utf8JsonWriter writer, string unit, SurvivalCurve curve)
    {
        writer.WriteStartObject();
        writer.WriteString("unit"u8, unit);
        writer.WriteStartArray("times"u8);
        foreach (var time in curve.Times) writer.WriteNumberValue(DurationTicks.Of(time));
        writer.WriteEndArray();
        JsonReading.WriteCounts(writer, "resolved", curve.EventCounts);
        JsonReading.WriteCounts(writer, "open", curve.CensoredCounts);
        JsonReading.WriteCounts(writer, "entered", curve.EnteredCounts);
        writer.WriteEndObject();
    }
}
