namespace Cx.Core.Journeys;

/// <summary>Counts pairs, starts and occurrences; where a journey stands now is in its head.</summary>
internal sealed class TransitionOperator(JourneyEngine engine, TransitionGraphSpec spec) : JourneyOperator
{
    private readonly long _longestGap = spec.MaxGap?.Ticks ?? long.MaxValue;
    private readonly PairTimes _edges = new(engine.IsExact);
    private readonly Slots<long> _starts = new();
    private readonly Slots<long> _occurrences = new();
    private readonly HashSet<(int Journey, int From, int To)> _seen = [];
    private long _brokenGaps;

    private TransitionOperator(JourneyEngine engine, TransitionOperator other)
        : this(engine, other.Spec)
    {
        _edges = other._edges.Copy();
        _starts = other._starts.Copy();
        _occurrences = other._occurrences.Copy();
        _seen = [.. other._seen];
        _brokenGaps = other._brokenGaps;
    }

    public TransitionGraphSpec Spec => spec;

    public override void Apply(in JourneyRun run)
    {
        for (var i = 0; i < run.Steps.Length; i++)
        {
            ref readonly var step = ref run.Steps[i];
            ref readonly var head = ref run.Heads[i];
            _occurrences[step.Event]++;
            if (head.Count == 0)
            {
                _starts[step.Event]++;
                continue;
            }

            var elapsed = step.Ticks - head.LastTicks;
            if (elapsed > _longestGap)
            {
                _brokenGaps++;
                continue;
            }

            if (spec.OncePerJourney && !_seen.Add((run.Journey, head.LastEvent, step.Event))) continue;
            _edges.Of(head.LastEvent, step.Event).Add(spec.Calendar is null ? elapsed : spec.Calendar.Elapsed(new DateTimeOffset(head.LastTicks, TimeSpan.Zero), step.At).Ticks);
        }
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new TransitionOperator(engine, this);

    public TransitionGraph Read(JourneyLook look)
    {
        var ends = new long[engine.Events.Count];
        foreach (var journey in look.Journeys()) ends[engine.Heads[journey].LastEvent]++;
        var events = Enumerable.Range(0, engine.Events.Count)
            .Where(number => _occurrences.Get(number) > 0)
            .Select(number => new EventCount(look.Event(number), _occurrences.Get(number), _starts.Get(number), ends[number]))
            .OrderByDescending(one => one.Occurrences).ThenBy(one => one.Event.Text, StringComparer.Ordinal);
        var edges = _edges.All()
            .Select(one => new TransitionEdge(look.Event(one.From), look.Event(one.To), one.Times.Count, one.Times.Summary()!))
            .OrderByDescending(one => one.Count).ThenBy(one => one.From.Text, StringComparer.Ordinal).ThenBy(one => one.To.Text, StringComparer.Ordinal);
        return new TransitionGraph(look, spec, ValueList<EventCount>.Of(events), ValueList<TransitionEdge>.Of(edges), _brokenGaps);
    }

    public override void Exchange(JourneyArchive archive)
    {
        archive.PerEvent(_starts);
        archive.PerEvent(_occurrences);
        archive.Counter(ref _brokenGaps);
        _edges.Exchange(archive, ofChannels: false);
        if (!spec.OncePerJourney) return;
        var seen = archive.IsReading ? null : _seen.ToLookup(one => one.Journey);
        foreach (var journey in archive.Journeys)
        {
            foreach (var (from, to) in archive.Pairs(seen?[journey].Select(one => (one.From, one.To)) ?? [], ofChannels: false))
            {
                if (archive is { IsReading: true, TakesOut: false }) _seen.Add((journey, from, to));
            }
        }
    }
}
