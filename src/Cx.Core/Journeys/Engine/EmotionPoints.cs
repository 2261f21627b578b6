using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>Makes the points of an emotion curve of counted answers.</summary>
internal static class EmotionPoints
{
    public static ValueList<EmotionPoint> Of(AnswerTable answers, Symbols events, EmotionSpec spec)
    {
        var points = new List<EmotionPoint>();
        for (var number = 0; number < events.Count; number++)
        {
            var all = answers.Of(number).Where(counts => counts.Answered > 0).ToList();
            var name = events[number];
            var expected = spec.Expected.FirstOrDefault(one => string.Equals(one.Event.Text, name, StringComparison.Ordinal))?.Emotion;
            if (all.Count > 1 && spec.PoolScales) points.Add(Pooled(name, all, expected));
            else points.AddRange(all.Select(counts => PointOf(name, counts, expected)));
        }

        return ValueList<EmotionPoint>.Of(points.OrderBy(point => point.Event.Text, StringComparer.Ordinal).ThenBy(point => point.Scale?.Id, StringComparer.Ordinal));
    }

    private static EmotionPoint PointOf(string name, RatingCounts counts, double? expected)
    {
        var score = MeanScore.From(counts)!;
        return new EmotionPoint(
            name, counts.Scale, score, counts.Answered, counts.Answered + counts.NonResponses,
            EmotionScale.Of(score.Mean, counts.Scale!), score.Interval() is { } interval ? EmotionScale.Of(interval, counts.Scale!) : null, expected);
    }

    private static EmotionPoint Pooled(string name, List<RatingCounts> all, double? expected)
    {
        long n = 0, asked = 0;
        double sum = 0, squares = 0;
        foreach (var counts in all)
        {
            n += counts.Answered;
            asked += counts.Answered + counts.NonResponses;
            for (var value = counts.Scale!.Min; value <= counts.Scale.Max; value++)
            {
                var emotion = EmotionScale.Of(value, counts.Scale);
                sum += counts[value] * emotion;
                squares += counts[value] * emotion * emotion;
            }
        }

        var mean = sum / n;
        Interval? interval = null;
        if (n > 1)
        {
            var spread = StudentT.Quantile(1 - ((1 - Confidence.P95.Level) / 2), n - 1) * Math.Sqrt(Math.Max(0, squares - (n * mean * mean)) / (n - 1) / n);
            interval = Interval.Of(Math.Max(-1, mean - spread), Math.Min(1, mean + spread), Confidence.P95, "StudentT");
        }

        return new EmotionPoint(name, null, null, n, asked, mean, interval, expected);
    }
}
