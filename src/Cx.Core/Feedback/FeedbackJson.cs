using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Readings and writings that the JSON of feedback shares. Each reading begins on the property name.</summary>
internal static class FeedbackJson
{
    public static DateTimeOffset Instant(ref Utf8JsonReader reader, string member)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant)
            ? instant
            : throw new JsonException($"'{member}' is an instant with its offset, such as \"2026-03-01T00:00:00+01:00\".");
    }

    /// <summary>A name of an enum in camel case, as it is written here.</summary>
    public static TEnum Name<TEnum>(ref Utf8JsonReader reader, string member)
        where TEnum : struct, Enum
    {
        reader.Read();
        return NameHere<TEnum>(ref reader, member);
    }

    /// <summary>The same where the reader stands on the name already.</summary>
    public static TEnum NameHere<TEnum>(ref Utf8JsonReader reader, string member)
        where TEnum : struct, Enum
    {
        var text = JsonText.ReadString(ref reader, member);
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(NameOf(value), text, StringComparison.Ordinal)) return value;
        }

        throw new JsonException($"'{member}' is one of {string.Join(", ", Enum.GetValues<TEnum>().Select(NameOf))}, and not \"{MessageText.Shorten(text)}\".");
    }

    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static TId Id<TId>(ref Utf8JsonReader reader, string member)
        where TId : struct, IId<TId>
    {
        var text = JsonReading.Text(ref reader, member);
        return JsonText.Make(() => TId.Of(text));
    }

    public static TimeSpan Time(ref Utf8JsonReader reader, string member)
    {
        var text = JsonReading.Text(ref reader, member);
        return TimeSpan.TryParseExact(text, "c", System.Globalization.CultureInfo.InvariantCulture, out var time)
            ? time
            : throw new JsonException($"'{member}' is a length of time such as \"30.00:00:00\", not \"{MessageText.Shorten(text)}\".");
    }

    public static void WriteTime(Utf8JsonWriter writer, string member, TimeSpan time) => writer.WriteString(member, time.ToString("c", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Reads the objects of an array, each by a function that is called on its start.</summary>
    public static List<T> Many<T>(ref Utf8JsonReader reader, string member, JsonItem<T> read)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException($"'{member}' is an array, and this is a {reader.TokenType}.");
        var many = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) many.Add(read(ref reader));
        return many;
    }
}
