using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>Readings and writings that the scores' JSON shares.</summary>
internal static class ScoreJson
{
    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static JsonElement Member(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) ? value : throw new JsonException($"The member \"{member}\" is missing.");

    public static string Text(JsonElement json, string member) =>
        Member(json, member) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw new JsonException($"\"{member}\" must be a text.");

    public static double Number(JsonElement json, string what) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new JsonException($"\"{what}\" must be a number.");

    public static double NumberOf(JsonElement json, string member) => Number(Member(json, member), member);

    public static double? NullableNumber(JsonElement json, string member) =>
        Member(json, member) is { ValueKind: not JsonValueKind.Null } value ? NotNegative(Number(value, member), member) : null;

    public static double Unit(JsonElement json, string member)
    {
        var number = NumberOf(json, member);
        return number is >= 0 and <= 1 ? number : throw new JsonException($"\"{member}\" must lie in 0…1.");
    }

    public static double NotNegative(double number, string member) =>
        number >= 0 ? number : throw new JsonException($"\"{member}\" must not be negative.");

    public static long Count(JsonElement json, string member) =>
        Member(json, member) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var count) && count >= 0
            ? count
            : throw new JsonException($"\"{member}\" must be a whole number, 0 or more.");

    public static int Levels(JsonElement json, string member, ScoreCore core)
    {
        var count = Count(json, member);
        return count >= 1 && count <= core.Scale.Levels ? (int)count : throw new JsonException($"\"{member}\" must lie in 1…{Digits(core.Scale.Levels)} on the scale {core.Scale}.");
    }

    public static void CheckSum(ScoreCore core, Int128 sum, string members)
    {
        if (sum != core.Sample.N) throw new JsonException($"{members} add up to {sum.ToString(CultureInfo.InvariantCulture)}, but \"n\" is {Digits(core.Sample.N)}.");
    }

    /// <summary>Refuses counters that each fit, and whose total does not.</summary>
    public static void CheckTotal(Int128 total, string what)
    {
        if (total > long.MaxValue || total < long.MinValue) throw new JsonException($"{what}: {total.ToString(CultureInfo.InvariantCulture)} responses together are more than 64 bits hold.");
    }

    /// <summary>The name of an enum member in JSON.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The enum member of a name, exactly as written: no numbers, no other case.</summary>
    public static TEnum EnumOf<TEnum>(JsonElement json, string member)
        where TEnum : struct, Enum
    {
        var text = Text(json, member);
        foreach (var value in Enum.GetValues<TEnum>())
            if (NameOf(value) == text) return value;
        throw new JsonException($"\"{member}\" is one of {string.Join(", ", Enum.GetValues<TEnum>().Select(value => $"\"{NameOf(value)}\""))}, not \"{MessageText.Shorten(text)}\".");
    }

    /// <summary>The standard error of a weighted score: a number where there is more than one answer, and no larger than answers at the two ends of a range would give.</summary>
    public static double? WeightedError(JsonElement json, ScoreCore core, double range)
    {
        // SE^2 = n/(n - 1) sum w^2 (x - m)^2/(sum w)^2 <= 2 range^2/n_eff.
        var largest = range * Math.Sqrt(2 / core.Weighting!.EffectiveN) * (1 + 1e-9);
        return NullableNumber(json, "standardError") switch
        {
            null when core.Sample.N > 1 => throw new JsonException("\"standardError\" of a weighted score is null only for one answer."),
            { } error when error > largest => throw new JsonException("\"standardError\" is larger than these weights can make it."),
            var error => error,
        };
    }

    /// <summary>A derived number stands in JSON for readers in other languages; it must follow from the state.</summary>
    public static void CheckDerived(JsonElement json, string member, double? derived)
    {
        if (!json.TryGetProperty(member, out var written)) return;
        var agrees = written.ValueKind == JsonValueKind.Null
            ? derived is null
            : derived is { } number && Follows(Number(written, member), number);
        if (!agrees) throw new JsonException($"\"{member}\" does not follow from the counts. Leave it out, or write the counts it came from.");
    }

    /// <summary>Whether a number that was written is the one that follows, but for the roundings of another machine.</summary>
    public static bool Follows(double written, double derived) => double.IsFinite(derived) && Math.Abs(written - derived) <= 1e-9 * Math.Max(1, Math.Abs(derived));

    public static void WriteNullable(Utf8JsonWriter writer, string member, double? value)
    {
        if (value is { } number) writer.WriteNumber(member, number);
        else writer.WriteNull(member);
    }

    public static T Inner<T>(JsonConverter<T> converter, JsonElement json, JsonSerializerOptions options)
        where T : class
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json.GetRawText()));
        reader.Read();
        return converter.Read(ref reader, typeof(T), options)!;
    }

    public static ScoreDifference? Difference(JsonElement json, JsonSerializerOptions options) =>
        Member(json, "difference") is { ValueKind: not JsonValueKind.Null } difference ? Inner(new ScoreDifferenceJsonConverter(), difference, options) : null;

    public static void WriteDifference(Utf8JsonWriter writer, ScoreDifference? difference, JsonSerializerOptions options)
    {
        writer.WritePropertyName("difference");
        if (difference is null) writer.WriteNullValue();
        else new ScoreDifferenceJsonConverter().Write(writer, difference, options);
    }
}
