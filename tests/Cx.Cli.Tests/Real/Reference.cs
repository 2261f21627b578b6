using System.Text.Json;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Real;

/// <summary>Stored results of real data sets, computed with independent tools to ten digits.</summary>
internal static class Reference
{
    private const double Relative = 1e-9;

    public static JsonElement Results(string name) => JsonDocument.Parse(File.ReadAllText(Repository.Expected(name))).RootElement.GetProperty("results");

    public static JsonElement At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            Assert.True(json.TryGetProperty(name, out var next), $"no member '{name}' in {json.GetRawText()[..Math.Min(200, json.GetRawText().Length)]}");
            json = next;
        }

        return json;
    }

    /// <summary>The group whose key has a value.</summary>
    public static JsonElement Group(this JsonElement report, string column, string value) =>
        report.At("groups").EnumerateArray().Single(group => string.Equals(group.At("key", column).GetString(), value, StringComparison.Ordinal));

    public static void Equal(JsonElement expected, JsonElement actual, string what) => Equal(expected.GetDouble(), actual.GetDouble(), what);

    public static void Equal(double expected, double actual, string what) =>
        Assert.True(Math.Abs(actual - expected) <= Relative * Math.Abs(expected), FormattableString.Invariant($"{what}: expected {expected}, got {actual}"));

    public static void EqualLimits(JsonElement expected, JsonElement interval, string what)
    {
        Equal(expected[0], interval.At("low"), what + " low");
        Equal(expected[1], interval.At("high"), what + " high");
    }

    public static void EqualCounts(JsonElement expected, JsonElement score, string what)
    {
        Assert.True(expected.At("n").GetInt64() == score.At("n").GetInt64(), what + " n");
        foreach (var level in expected.At("counts").EnumerateObject())
            Assert.True(level.Value.GetInt64() == score.At("counts", level.Name).GetInt64(), $"{what} count of {level.Name}");
    }

    /// <summary>A net promoter score without its counts.</summary>
    public static void EqualNps(JsonElement expected, JsonElement score, string interval, string what)
    {
        foreach (var member in (string[])["n", "promoters", "passives", "detractors"]) Assert.True(expected.At(member).GetInt64() == score.At(member).GetInt64(), $"{what} {member}");
        Equal(expected.At("nps"), score.At("value"), what);
        Equal(expected.At("se"), score.At("standardError"), what + " standard error");
        // The reference does not clamp its limits to the range of the score; the library does.
        Equal(Math.Max(-100, expected.At(interval)[0].GetDouble()), score.At("interval", "low").GetDouble(), what + " low");
        Equal(Math.Min(100, expected.At(interval)[1].GetDouble()), score.At("interval", "high").GetDouble(), what + " high");
    }

    public static void EqualTopTwo(JsonElement expected, JsonElement score, string what)
    {
        EqualCounts(expected, score, what);
        Equal(expected.At("top2_pct"), score.At("value"), what + " top 2");
        EqualLimits(expected.At("top2_wilson95_pct"), score.At("interval"), what + " Wilson");
    }

    public static void EqualMean(JsonElement expected, JsonElement score, string what)
    {
        EqualCounts(expected, score, what);
        Equal(expected.At("mean"), score.At("value"), what + " mean");
        // The standard error of a mean is the standard deviation over the root of n.
        Equal(expected.At("sd").GetDouble() / Math.Sqrt(expected.At("n").GetInt64()), score.At("standardError").GetDouble(), what + " standard error");
    }
}
