using System.Text.Json;

namespace Cx.Core.Statistics;

/// <summary>Reads and writes values after a property name, and names the property when the value is of another kind.</summary>
internal static class JsonReading
{
    public static double Number(ref Utf8JsonReader reader, string property)
    {
        Expect(ref reader, JsonTokenType.Number, property);
        var number = reader.GetDouble();
        return double.IsFinite(number) ? number : throw new JsonException($"'{property}' is beyond the range of numbers.");
    }

    public static double? NumberOrNull(ref Utf8JsonReader reader, string property)
    {
        var ahead = reader;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.Null)
        {
            return Number(ref reader, property);
        }

        reader.Read();
        return null;
    }

    public static long Count(ref Utf8JsonReader reader, string property)
    {
        Expect(ref reader, JsonTokenType.Number, property);
        return reader.TryGetInt64(out var count) ? count : throw new JsonException($"'{property}' is a whole number.");
    }

    public static string Text(ref Utf8JsonReader reader, string property)
    {
        Expect(ref reader, JsonTokenType.String, property);
        return reader.GetString()!;
    }

    public static double[] Numbers(ref Utf8JsonReader reader, string property)
    {
        Expect(ref reader, JsonTokenType.StartArray, property);
        var numbers = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            numbers.Add(reader.TokenType == JsonTokenType.Number && double.IsFinite(reader.GetDouble())
                ? reader.GetDouble()
                : throw new JsonException($"'{property}' holds numbers only."));
        }

        return [.. numbers];
    }

    public static long[] Counts(ref Utf8JsonReader reader, string property)
    {
        Expect(ref reader, JsonTokenType.StartArray, property);
        var counts = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            counts.Add(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count)
                ? count
                : throw new JsonException($"'{property}' holds whole numbers only."));
        }

        return [.. counts];
    }

    public static void WriteCounts(Utf8JsonWriter writer, string property, ReadOnlySpan<long> counts)
    {
        writer.WriteStartArray(property);
        foreach (var count in counts)
        {
            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType kind, string property)
    {
        reader.Read();
        if (reader.TokenType != kind)
        {
            throw new JsonException($"'{property}' is a {kind}, and this is a {reader.TokenType}.");
        }
    }
}
