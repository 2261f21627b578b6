using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>Small checks and readings that the room shares.</summary>
internal static class Figures
{
    /// <summary>How far a sum of parts may miss 1: the rounding of a few additions.</summary>
    public const double UnitSlack = 1e-9;

    public static double Finite(double value, string name) =>
        double.IsFinite(value) ? value + 0.0 : throw new ArgumentOutOfRangeException(name, value, "This is a finite number. Say null, or leave it out, where there is none.");

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Refuses parts that do not make a whole, with their sum.</summary>
    public static void CheckUnitSum(IEnumerable<double> parts, string what, string name)
    {
        double sum = 0;
        foreach (var part in parts)
        {
            if (!(part >= 0) || !double.IsFinite(part)) throw new ArgumentOutOfRangeException(name, part, $"{what} are shares of 0 or more, and {Text(part)} is not.");
            sum += part;
        }

        if (!(Math.Abs(sum - 1) <= UnitSlack)) throw new ArgumentException($"{what} add up to 1, and these add up to {sum.ToString("G15", CultureInfo.InvariantCulture)}. Say 0.6 for 60 percent, and make them a whole.", name);
    }

    public static void CheckNames(IEnumerable<string> names, string what, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in names)
        {
            if (string.IsNullOrWhiteSpace(one)) throw new ArgumentException($"{what} have names, and one is empty.", name);
            if (!seen.Add(one)) throw new ArgumentException($"{what} have names of their own, and \"{one}\" stands twice.", name);
        }
    }

    /// <summary>One score minus another of its kind; null where the samples are too small for it.</summary>
    public static ScoreDifference? Difference(IScore after, IScore before, string name) => (after, before) switch
    {
        (NetPromoterScore a, NetPromoterScore b) => a.CompareWith(b),
        (NetBoxScore a, NetBoxScore b) => a.CompareWith(b),
        (BoxScore a, BoxScore b) => a.CompareWith(b),
        (MeanScore a, MeanScore b) => a.CompareWith(b),
        (PompScore a, PompScore b) => a.CompareWith(b),
        (EffortScore a, EffortScore b) => a.CompareWith(b),
        (ThreeItemSatisfactionIndex a, ThreeItemSatisfactionIndex b) => a.CompareWith(b),
        _ => throw new ArgumentException($"A {after.Name} cannot be compared with a {before.Name}. Measure again with the same kind of score.", name),
    };

    /// <summary>The member of a JSON object, or null where it is missing or null.</summary>
    public static JsonElement? Perhaps(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? TextOrNull(JsonElement json, string member) => Perhaps(json, member) is null ? null : ScoreJson.Text(json, member);

    public static double? NumberOrNull(JsonElement json, string member) => Perhaps(json, member) is { } value ? ScoreJson.Number(value, member) : null;

    public static T? Inner<T>(JsonConverter<T> converter, JsonElement json, string member, JsonSerializerOptions options)
        where T : class => Perhaps(json, member) is { } value ? ScoreJson.Inner(converter, value, options) : null;

    public static IEnumerable<JsonElement> Array(JsonElement json, string member) =>
        ScoreJson.Member(json, member) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : throw new JsonException($"\"{member}\" must be a list.");

    public static IEnumerable<JsonProperty> Object(JsonElement json, string member) =>
        ScoreJson.Member(json, member) is { ValueKind: JsonValueKind.Object } its ? its.EnumerateObject() : throw new JsonException($"\"{member}\" must be an object.");

    public static DateTimeOffset? InstantOrNull(JsonElement json, string member) =>
        Perhaps(json, member) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var instant) ? instant
        : throw new JsonException($"\"{member}\" is an instant with its offset, such as \"2026-03-01T00:00:00+01:00\".");

    public static void Write<T>(Utf8JsonWriter writer, string member, JsonConverter<T> converter, T? value, JsonSerializerOptions options)
        where T : class
    {
        writer.WritePropertyName(member);
        if (value is null) writer.WriteNullValue();
        else converter.Write(writer, value, options);
    }

    public static JsonDocument Document(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException($"{what} is a JSON object, but {reader.TokenType} was found.");
        return JsonDocument.ParseValue(ref reader);
    }
}
