using System.Runtime.InteropServices;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>Counts answers by event, and notes the strongest and the last emotion of each journey as exact fractions.</summary>
internal sealed class EmotionOperator : JourneyOperator
{
    private readonly JourneyEngine _engine;
    private readonly EmotionSpec _spec;
    private readonly AnswerTable _answers;
    private readonly Slots<Moments> _moments;

    public EmotionOperator(JourneyEngine engine, EmotionSpec spec)
        : this(engine, spec, new AnswerTable(), new Slots<Moments>())
    {
    }

    private EmotionOperator(JourneyEngine engine, EmotionSpec spec, AnswerTable answers, Slots<Moments> moments)
    {
        _engine = engine;
        _spec = spec;
        _answers = answers;
        _moments = moments;
    }

    public override void Apply(int journey, in Step step, in JourneyHead head)
    {
        if (step.Answer is not { } answer) return;
        _answers.Add(step.Event, answer);
        if (EmotionScale.Of(answer) is not { } emotion) return;
        ref var moments = ref _moments[journey];
        moments.LastNumerator = (short)emotion.Numerator;
        moments.LastDenominator = (short)emotion.Denominator;
        // |a/b| against |c/d|, and on a tie the lower one.
        var (size, peak) = (Math.Abs(emotion.Numerator) * moments.PeakDenominator, Math.Abs(moments.PeakNumerator) * emotion.Denominator);
        if (moments.PeakDenominator != 0 && (size < peak || (size == peak && emotion.Numerator >= 0))) return;
        moments.PeakNumerator = (short)emotion.Numerator;
        moments.PeakDenominator = (short)emotion.Denominator;
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new EmotionOperator(engine, _spec, _answers.Copy(), _moments.Copy());

    public override void Exchange(JourneyArchive archive)
    {
        _answers.Exchange(archive);
        foreach (var journey in archive.Journeys)
        {
            var moments = archive.IsReading ? default : _moments.Get(journey);
            moments.PeakNumerator = (short)archive.Number(moments.PeakNumerator);
            moments.PeakDenominator = (short)archive.Number(moments.PeakDenominator);
            moments.LastNumerator = (short)archive.Number(moments.LastNumerator);
            moments.LastDenominator = (short)archive.Number(moments.LastDenominator);
            if (archive is { IsReading: true, TakesOut: false }) _moments[journey] = moments;
        }
    }

    public EmotionCurve Read(JourneyLook look)
    {
        var points = new List<EmotionPoint>();
        for (var number = 0; number < _engine.Events.Count; number++)
        {
            var all = _answers.Of(number).Where(counts => counts.Answered > 0).ToList();
            var name = look.Event(number);
            var expected = _spec.Expected.FirstOrDefault(one => string.Equals(one.Event.Text, name, StringComparison.Ordinal))?.Emotion;
            if (all.Count > 1 && _spec.PoolScales) points.Add(Pooled(name, all, expected));
            else points.AddRange(all.Select(counts => PointOf(name, counts, expected)));
        }

        return new EmotionCurve(look, _spec, ValueList<EmotionPoint>.Of(points.OrderBy(point => point.Event.Text, StringComparer.Ordinal).ThenBy(point => point.Scale?.Id, StringComparer.Ordinal)), PeakEndOf(look));
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

    // Numerators are added by denominator, so that no order of journeys changes a digit.
    private PeakEnd? PeakEndOf(JourneyLook look)
    {
        var sums = new SortedDictionary<int, long>();
        long journeys = 0;
        foreach (var journey in look.Journeys())
        {
            var moments = _moments.Get(journey);
            if (moments.LastDenominator == 0) continue;
            journeys++;
            sums[moments.PeakDenominator] = sums.GetValueOrDefault(moments.PeakDenominator) + moments.PeakNumerator;
            sums[moments.LastDenominator] = sums.GetValueOrDefault(moments.LastDenominator) + moments.LastNumerator;
        }

        return journeys == 0 ? null : new PeakEnd(journeys, sums.Sum(one => (double)one.Value / one.Key) / 2 / journeys);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Moments
    {
        public short PeakNumerator;
        public short PeakDenominator;
        public short LastNumerator;
        public short LastDenominator;
    }
}
