namespace Cx.Core.Journeys;

/// <summary>Counts pairs, starts and occurrences; where a journey stands now is in its head.</summary>
internal sealed class TransitionOperator(JourneyEngine engine, TransitionGraphSpec spec) : JourneyOperator
{
    private readonly PairTable<Edge> _edges = new();
    private readonly Slots<long> _starts = new();
    private readonly Slots<long> _occurrences = new();
    private readonly HashSet<(int Journey, int From, int To)> _seen = [];
    private long _brokenGaps;

    private TransitionOperator(JourneyEngine engine, TransitionOperator other)
        : this(engine, other.Spec)
    {
        foreach (var (from, to, edge) in other._edges.All()) _edges.Of(from, to) = new Edge { Count = edge.Count, Times = edge.Times!.Copy() };
        _starts = other._starts.Copy();
        _occurrences = other._occurrences.Copy();
        _seen = [.. other._seen];
        _brokenGaps = other._brokenGaps;
    }

    public TransitionGraphSpec Spec => spec;

    public override void Apply(int journey, in Step step, in JourneyHead head)
    {
        _occurrences[step.Event]++;
        if (head.Count == 0)
        {
            _starts[step.Event]++;
            return;
        }

        var elapsed = step.Ticks - head.LastTicks;
        if (spec.MaxGap is { } gap && elapsed > gap.Ticks)
        {
            _brokenGaps++;
            return;
        }

        if (spec.OncePerJourney && !_seen.Add((journey, head.LastEvent, step.Event))) return;
        ref var edge = ref _edges.Of(head.LastEvent, step.Event);
        edge.Count++;
        edge.Times ??= new DurationStore(engine.IsExact);
        edge.Times.Add(spec.Calendar is null ? elapsed : spec.Calendar.Elapsed(new DateTimeOffset(head.LastTicks, TimeSpan.Zero), step.At).Ticks);
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
        var edges = _edges.All().Where(one => one.Value.Count != 0)
            .Select(one => new TransitionEdge(look.Event(one.From), look.Event(one.To), one.Value.Count, one.Value.Times!.Summary()!))
            .OrderByDescending(one => one.Count).ThenBy(one => one.From.Text, StringComparer.Ordinal).ThenBy(one => one.To.Text, StringComparer.Ordinal);
        return new TransitionGraph(look, spec, ValueList<EventCount>.Of(events), ValueList<TransitionEdge>.Of(edges), _brokenGaps);
    }

    public override void Exchange(JourneyArchive archive)
    {
        archive.PerEvent(_starts);
        archive.PerEvent(_occurrences);
        archive.Counter(ref _brokenGaps);
        foreach (var (from, to) in archive.Pairs(_edges.All().Where(edge => edge.Value.Count != 0).Select(edge => (edge.From, edge.To)), ofChannels: false))
        {
            ref var edge = ref _edges.Of(from, to);
            archive.Counter(ref edge.Count);
            (edge.Times ??= new DurationStore(engine.IsExact)).Exchange(archive);
        }

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

    private struct Edge
    {
        public long Count;
        public DurationStore? Times;
    }
}
