using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>Counts answers by event, and notes the strongest and the last emotion of each journey as exact fractions.</summary>
internal sealed class EmotionOperator : StepOperator
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

    protected override void Apply(int journey, in Step step, in JourneyHead head)
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
        var points = EmotionPoints.Of(_answers, _engine.Events, _spec);
        return new EmotionCurve(look, _spec, points, PeakEndOf(look));
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
