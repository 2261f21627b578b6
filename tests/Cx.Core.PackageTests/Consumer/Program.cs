// A user's program: typed ratings, counts, and all of it through a generated JSON context, which is all that is left when it is trimmed.
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

var counts = RatingCounts.Of(Rating<Nps>.From(10), Rating<Nps>.From(9), Rating<Nps>.From(8), Rating<Nps>.From(3), Rating<Nps>.Skipped);
var score = NetPromoterScore.From(counts)!;
var report = new Report(
    Rating<Csat5>.From(4),
    counts,
    Share.Of(3, 4)!.Interval(Confidence.P90),
    new Dictionary<Rating<WaitTime>, int> { [Rating<WaitTime>.From(6)] = 2 },
    ScaleDefinition.Of<WaitTime>(),
    score,
    score.CompareWith(score),
    [score, MeanScore.From(counts)!, PompScore.From(counts)!]);

var text = JsonSerializer.Serialize(report, ReportContext.Default.Report);
var back = JsonSerializer.Deserialize(text, ReportContext.Default.Report)!;
var again = JsonSerializer.Serialize(back, ReportContext.Default.Report);

Console.WriteLine($"rating {back.Rating == report.Rating}, counts {back.Counts == report.Counts}, interval {back.Interval == report.Interval}, scale {back.Scale == report.Scale}");
Console.WriteLine($"score {back.Score == report.Score}, difference {back.Difference == report.Difference}, all {back.All.SequenceEqual(report.All)}, text {text == again}");
Console.WriteLine(back.Score);
Console.WriteLine($"answered {back.Counts.Answered} of {back.Counts.Offered}, slowest {back.Waits[Rating<WaitTime>.From(6)]}");

internal readonly struct WaitTime : IScale<WaitTime>
{
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("wait-time", 1, 6, Polarity.LowerIsBetter).WithBoxes(2, 2);
}

internal sealed record Report(
    Rating<Csat5> Rating,
    RatingCounts<Nps> Counts,
    Interval Interval,
    Dictionary<Rating<WaitTime>, int> Waits,
    ScaleDefinition Scale,
    NetPromoterScore Score,
    ScoreDifference? Difference,
    List<IScore> All);

[JsonSerializable(typeof(Report))]
internal sealed partial class ReportContext : JsonSerializerContext;
