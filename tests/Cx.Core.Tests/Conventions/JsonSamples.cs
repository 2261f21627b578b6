using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conventions;

/// <summary>A sample or more of every public type that holds data. The type also needs its line in <see cref="SampleJsonContext"/>.</summary>
internal static class JsonSamples
{
    private static readonly ScaleDefinition Taste =
        ScaleDefinition.Create("taste", 1, 3, Polarity.LowerIsBetter).WithLabels("good", "so \"so\"", "bad: é").WithNeutral(2).WithBoxes(1, 1);

    public static IReadOnlyList<JsonSample> All { get; } =
    [
        JsonSample.Of(Taste),
        JsonSample.Of(Taste.WithoutBoxes()),
        JsonSample.Of(Rating<Nps>.From(0)),
        JsonSample.Of(Rating<Nps>.Skipped),
        JsonSample.Of(Rating<Nps>.NotApplicable),
        JsonSample.Of(Rating.From(Taste, 3)),
        JsonSample.Of(Rating.NotAnswered(Taste)),
        JsonSample.Of(Rescale.To(4, Nps.Definition, Csat7.Definition)),
        JsonSample.Of(Confidence.P99),
        JsonSample.Of(Interval.Of(-0.1, 1.0 / 3, Confidence.P90, "Wilson")),
        JsonSample.Of(Share.Of(1, 3)!),
        JsonSample.Of(McNemar.Of(3, 9)),
        JsonSample.Of(ChiSquaredTest.Of([8, 13, 15, 12, 7, 12], 3)!),
        JsonSample.Of(Answers()),
        JsonSample.Of(Wide()),
        JsonSample.Of(Answers().ToRatingCounts()),
        JsonSample.Of(RatingCounts.On(Taste)),
        JsonSample.Of(new Sample(n: 1, notAnswered: 2, skipped: 3, notApplicable: 4, invalid: 5)),
    ];

    private static RatingCounts<Nps> Answers()
    {
        var counts = RatingCounts.Of(Rating<Nps>.From(10), Rating<Nps>.From(9), Rating<Nps>.From(3), Rating<Nps>.Skipped, Rating<Nps>.NotApplicable, default);
        counts.AddValue(11);
        return counts;
    }

    private static RatingCounts<Slider100> Wide() => RatingCounts.Of(Rating<Slider100>.From(0), Rating<Slider100>.From(77), Rating<Slider100>.Skipped);
}
