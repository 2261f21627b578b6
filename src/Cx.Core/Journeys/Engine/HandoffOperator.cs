namespace Cx.Core.Journeys;

/// <summary>Counts changes of the channel from one interaction of a journey to the next.</summary>
internal sealed class HandoffOperator : JourneyOperator
{
    private readonly JourneyEngine _engine;
    private readonly HandoffSpec _spec;
    private readonly PairTable<Cell> _cells = new();
    private readonly List<bool> _assisted = [];

    // The case of the last interaction of each journey; stays empty where no source knows cases.
    private readonly List<string?> _cases = [];
    private HandoffCounts _counts;

    public HandoffOperator(JourneyEngine engine, HandoffSpec spec)
    {
        _engine = engine;
        _spec = spec;
    }

    public override void Apply(int journey, in Step step, in JourneyHead head)
    {
        if (head.Count > 0)
        {
            _counts.Pairs++;
            if (head.LastChannel >= 0 && step.Channel >= 0) Pair(journey, in step, in head);
        }

        if (step.Case is null && _cases.Count <= journey) return;
        while (_cases.Count <= journey) _cases.Add(null);
        _cases[journey] = step.Case;
    }

    public override JourneyOperator CopyFor(JourneyEngine engine)
    {
        var copy = new HandoffOperator(engine, _spec) { _counts = _counts };
        foreach (var (from, to, cell) in _cells.All()) copy._cells.Of(from, to) = new Cell { Count = cell.Count, Times = cell.Times!.Copy() };
        copy._cases.AddRange(_cases);
        return copy;
    }

    public override void Exchange(JourneyArchive archive)
    {
        _counts.Exchange(archive);
        foreach (var (from, to) in archive.Pairs(_cells.All().Where(cell => cell.Value.Count != 0).Select(cell => (cell.From, cell.To)), ofChannels: true))
        {
            ref var cell = ref _cells.Of(from, to);
            archive.Counter(ref cell.Count);
            (cell.Times ??= new DurationStore(_engine.IsExact)).Exchange(archive);
        }

        foreach (var journey in archive.Journeys)
        {
            var name = archive.Text(archive.IsReading || journey >= _cases.Count ? null : _cases[journey]);
            if (!archive.IsReading || archive.TakesOut || name is null) continue;
            while (_cases.Count <= journey) _cases.Add(null);
            _cases[journey] = name;
        }
    }

    public HandoffMatrix Read(JourneyLook look) => new(look, _spec, ValueList<Handoff>.Of(_cells.All().Where(cell => cell.Value.Count != 0)
        .Select(cell => new Handoff(look.Channel(cell.From), look.Channel(cell.To), cell.Value.Count, cell.Value.Times!.Summary()!))
        .OrderByDescending(one => one.Count).ThenBy(one => one.From.Text, StringComparer.Ordinal).ThenBy(one => one.To.Text, StringComparer.Ordinal)), _counts);

    private void Pair(int journey, in Step step, in JourneyHead head)
    {
        _counts.KnownPairs++;
        var wasAssisted = IsAssisted(head.LastChannel);
        if (!wasAssisted) _counts.FromUnassisted++;
        if (head.Count > 1 && head.ChannelBefore >= 0)
        {
            _counts.Triples++;
            if (head.ChannelBefore == step.Channel && head.LastChannel != step.Channel) _counts.Bounces++;
        }

        if (head.LastChannel == step.Channel) return;
        if (!wasAssisted && IsAssisted(step.Channel)) _counts.Escalations++;
        ref var cell = ref _cells.Of(head.LastChannel, step.Channel);
        cell.Count++;
        cell.Times ??= new DurationStore(_engine.IsExact);
        cell.Times.Add(step.Ticks - head.LastTicks);
        if (journey >= _cases.Count || _cases[journey] is not { } before) return;
        _counts.WithCase++;
        if (string.Equals(before, step.Case, StringComparison.Ordinal)) _counts.CaseKept++;
    }

    private bool IsAssisted(int channel)
    {
        while (_assisted.Count <= channel)
        {
            var name = _engine.Channels[_assisted.Count];
            _assisted.Add(_spec.Assisted.Any(one => string.Equals(one.Text, name, StringComparison.Ordinal)));
        }

        return _assisted[channel];
    }

    private struct Cell
    {
        public long Count;
        public DurationStore? Times;
    }
}
