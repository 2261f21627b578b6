namespace Cx.Core.Journeys;

/// <summary>Counts changes of the channel from one interaction of a journey to the next.</summary>
internal sealed class HandoffOperator : JourneyOperator
{
    private readonly HandoffSpec _spec;
    private readonly NameSet _isAssisted;

    // The case of the last interaction of each journey; stays empty where no source knows cases.
    private readonly List<string?> _cases = [];
    private readonly PairTimes _cells;
    private HandoffCounts _counts;

    public HandoffOperator(JourneyEngine engine, HandoffSpec spec)
        : this(engine, spec, new PairTimes(engine.IsExact))
    {
    }

    private HandoffOperator(JourneyEngine engine, HandoffSpec spec, PairTimes cells)
    {
        _spec = spec;
        _isAssisted = new NameSet(engine.Channels, spec.Assisted.Select(one => one.Text));
        _cells = cells;
    }

    public override void Apply(in JourneyRun run)
    {
        for (var i = 0; i < run.Steps.Length; i++)
        {
            ref readonly var step = ref run.Steps[i];
            ref readonly var head = ref run.Heads[i];
            if (head.Count > 0)
            {
                _counts.Pairs++;
                if (head.LastChannel >= 0 && step.Channel >= 0) Pair(run.Journey, in step, in head);
            }

            if (step.Case is null && _cases.Count <= run.Journey) continue;
            while (_cases.Count <= run.Journey) _cases.Add(null);
            _cases[run.Journey] = step.Case;
        }
    }

    public override JourneyOperator CopyFor(JourneyEngine engine)
    {
        var copy = new HandoffOperator(engine, _spec, _cells.Copy()) { _counts = _counts };
        copy._cases.AddRange(_cases);
        return copy;
    }

    public override void Exchange(JourneyArchive archive)
    {
        _counts.Exchange(archive);
        _cells.Exchange(archive, ofChannels: true);
        foreach (var journey in archive.Journeys)
        {
            var name = archive.Text(archive.IsReading || journey >= _cases.Count ? null : _cases[journey]);
            if (!archive.IsReading || archive.TakesOut || name is null) continue;
            while (_cases.Count <= journey) _cases.Add(null);
            _cases[journey] = name;
        }
    }

    public HandoffMatrix Read(JourneyLook look) => new(look, _spec, ValueList<Handoff>.Of(_cells.All()
        .Select(cell => new Handoff(look.Channel(cell.From), look.Channel(cell.To), cell.Times.Count, cell.Times.Summary()!))
        .OrderByDescending(one => one.Count).ThenBy(one => one.From.Text, StringComparer.Ordinal).ThenBy(one => one.To.Text, StringComparer.Ordinal)), _counts);

    private void Pair(int journey, in Step step, in JourneyHead head)
    {
        _counts.KnownPairs++;
        var wasAssisted = _isAssisted.Holds(head.LastChannel);
        _counts.FromUnassisted += wasAssisted ? 0 : 1;
        if (head.Count > 1 && head.ChannelBefore >= 0)
        {
            _counts.Triples++;
            _counts.Bounces += head.ChannelBefore == step.Channel & head.LastChannel != step.Channel ? 1 : 0;
        }

        if (head.LastChannel == step.Channel) return;
        _counts.Escalations += !wasAssisted & _isAssisted.Holds(step.Channel) ? 1 : 0;
        _cells.Of(head.LastChannel, step.Channel).Add(step.Ticks - head.LastTicks);
        if (journey >= _cases.Count || _cases[journey] is not { } before) return;
        _counts.WithCase++;
        if (string.Equals(before, step.Case, StringComparison.Ordinal)) _counts.CaseKept++;
    }
}
