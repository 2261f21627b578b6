using System.Globalization;
using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Readings and writings that the JSON of retention shares.</summary>
internal static class RetentionJson
{
    /// <summary>A count of customers, 0 or more.</summary>
    public static long Customers(ref Utf8JsonReader reader, string member)
    {
        var count = JsonReading.Count(ref reader, member);
        return count >= 0 ? count : throw new JsonException($"'{member}' is a count of customers, 0 or more.");
    }

    /// <summary>An amount of money, after its property name.</summary>
    public static decimal Amount(ref Utf8JsonReader reader, string member)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var amount)
            ? amount
            : throw new JsonException($"'{member}' is an amount of money, a number.");
    }

    /// <summary>An instant, after its property name.</summary>
    public static DateTimeOffset Instant(ref Utf8JsonReader reader, string member)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant)
            ? instant
            : throw new JsonException($"'{member}' is an instant with its offset, such as \"2026-03-01T00:00:00+01:00\".");
    }

    public static RetentionPeriod Period(ref Utf8JsonReader reader, string what)
    {
        JsonText.ExpectObject(reader, what);
        string? rolling = null, calendar = null, zone = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "rolling": rolling = JsonReading.Text(ref reader, member); break;
                case "calendar": calendar = JsonReading.Text(ref reader, member); break;
                case "zone": zone = JsonReading.Text(ref reader, member); break;
                default: throw JsonText.NoMember(member, what);
            }
        }

        if (rolling is not null && (calendar is not null || zone is not null)) throw new JsonException($"{what} is rolling or of the calendar, not both.");
        return rolling is null
            ? RetentionPeriod.Calendar(CalendarPeriod.Of(Unit(JsonText.Required(calendar, "calendar", what)), Zone(JsonText.Required(zone, "zone", what))))
            : TimeSpan.TryParseExact(rolling, "c", CultureInfo.InvariantCulture, out var length)
                ? JsonText.Make(() => RetentionPeriod.Rolling(length))
                : throw new JsonException($"\"rolling\" is a length of time such as \"30.00:00:00\", not \"{MessageText.Shorten(rolling)}\".");
    }

    public static void WritePeriod(Utf8JsonWriter writer, RetentionPeriod period)
    {
        if (period.CalendarPeriod is { } calendar)
        {
            WritePeriod(writer, calendar);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("rolling"u8, period.Length!.Value.ToString("c", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    public static void WritePeriod(Utf8JsonWriter writer, CalendarPeriod period)
    {
        writer.WriteStartObject();
        writer.WriteString("calendar"u8, period.UnitName);
        writer.WriteString("zone"u8, period.Zone.Id);
        writer.WriteEndObject();
    }

    private static CalendarUnit Unit(string text) => text switch
    {
        "day" => CalendarUnit.Day,
        "week" => CalendarUnit.Week,
        "month" => CalendarUnit.Month,
        _ => throw new JsonException($"\"calendar\" is day, week or month, not \"{MessageText.Shorten(text)}\"."),
    };

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        ? zone
        : throw new JsonException($"The time zone \"{MessageText.Shorten(id)}\" is not known here.");
}
