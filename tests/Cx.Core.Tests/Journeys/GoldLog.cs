using System.Globalization;
using System.Text.Json.Nodes;
using Cx.Core.Journeys;
using Cx.Core.Scales;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Journeys;

/// <summary>The gold log of the journey vectors, and the numbers that were calculated from it elsewhere.</summary>
internal static class GoldLog
{
    public static readonly string[] FunnelA = ["signup", "setup", "first_value", "renew"];
    public static readonly string[] FunnelB = ["signup", "onboarding_email", "setup", "first_value"];

    public static DateTimeOffset April { get; } = new(2025, 4, 15, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset End { get; } = new(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);

    public static JourneyEnds Ends { get; } = JourneyEnds.Of(["renew"], ["cancel"]);

    private static readonly ScaleDefinition Score = ScaleDefinition.Create("score", 1, 5, Polarity.HigherIsBetter);

    public static string PathOf(string name) => Path.Combine(Repository.Shared, "vectors", "journeys", name);

    public static JsonObject Json(string name) => JsonNode.Parse(File.ReadAllText(PathOf(name)))!.AsObject();

    public static IReadOnlyList<string[]> Table(string name)
        => [.. File.ReadLines(PathOf(name)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',', StringSplitOptions.TrimEntries))];

    public static IReadOnlyList<Interaction> Interactions(string? segment = null) => [.. Table("gold_events.csv").Where(cells => segment is null || cells[2] == segment).Select(cells => new Interaction
    {
        EventId = new EventId(cells[0]),
        Customer = new(cells[1]),
        Touchpoint = new(cells[3]),
        Channel = new(cells[5]),
        OccurredAt = DateTimeOffset.Parse(cells[6], CultureInfo.InvariantCulture),
        Sequence = long.Parse(cells[0], CultureInfo.InvariantCulture),
        Answer = cells[7].Length == 0 ? null : Rating.From(Score, int.Parse(cells[7], CultureInfo.InvariantCulture)),
        Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["segment"] = cells[2] },
    })];

    public static JourneyLog Log(TimeSpan? abandonAfter = null, string? segment = null) => JourneyLog.Of(Interactions(segment), JourneyPartition.OnePerCustomer, Ends, abandonAfter);

    public static void Close(double expected, double? found, string what = "")
        => Assert.True(found is { } number && Math.Abs(number - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected:R}, found {found:R}");

    // "3/4", "2"
    public static double Fraction(string text)
    {
        var parts = text.Split('/');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) / (parts.Length > 1 ? double.Parse(parts[1], CultureInfo.InvariantCulture) : 1);
    }
}
