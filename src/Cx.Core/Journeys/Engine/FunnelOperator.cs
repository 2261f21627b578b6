using Cx.Core.Durations;

namespace Cx.Core.Journeys;

/// <summary>Runs the funnel machine for every journey: 8 bytes for each step, and 5; where more than the last instant of the highest chain must be known, 16 for each step.</summary>
internal sealed class FunnelOperator : JourneyOperator
{
    private const byte Removed = 255;

    private readonly JourneyEngine _engine;
    private readonly FunnelSpec _spec;
    private readonly FunnelMachine _machine;
    private readonly FunnelMatcher _matcher;
    private readonly int _steps;
    private readonly bool _isNarrow;

    // The cells of the journey at hand, where its row is narrow.
    private readonly long[] _wide;
    private readonly Slots<long> _rows;
    private readonly Slots<byte> _levels;
    private readonly Slots<byte> _removedAt;

    // What came next after the highest level so far: 0 nothing yet, else the event's number plus 1.
    private readonly Slots<int> _next;
    private readonly DurationStore[] _gaps;
    private readonly FunnelTies? _ties;

    public FunnelOperator(JourneyEngine engine, FunnelSpec spec)
        : this(engine, spec, new Slots<long>(IsNarrow(spec) ? spec.Steps.Count : 2 * spec.Steps.Count), new Slots<byte>(), new Slots<byte>(), new Slots<int>(), [.. spec.Steps.Select(_ => new DurationStore(engine.IsExact))], spec.TiesInStepOrder ? new FunnelTies(spec.Steps.Count) : null)
    {
    }

    private FunnelOperator(JourneyEngine engine, FunnelSpec spec, Slots<long> rows, Slots<byte> levels, Slots<byte> removedAt, Slots<int> next, DurationStore[] gaps, FunnelTies? ties)
    {
        _engine = engine;
        _spec = spec;
        _machine = new FunnelMachine(spec);
        _matcher = new FunnelMatcher(spec, engine.Events, engine.Channels);
        _steps = spec.Steps.Count;
        _isNarrow = IsNarrow(spec);
        _wide = new long[2 * _steps];
        _rows = rows;
        _levels = levels;
        _removedAt = removedAt;
        _next = next;
        _gaps = gaps;
        _ties = ties;
    }

    public override void Apply(in JourneyRun run)
    {
        ref var level = ref _levels[run.Journey];
        if (level == Removed || IsOver(level)) return;
        var from = level == 0 ? FirstOfInterest(run.Steps) : 0;
        if (from == run.Steps.Length) return;
        var row = CellsOf(run.Journey, level);
        var cells = new FunnelCells { Starts = row[.._steps], Times = row[_steps..], Level = level };
        var next = _next.Get(run.Journey);
        var nextBefore = next;
        for (var i = from; i < run.Steps.Length && !IsOver(level); i++)
        {
            ref readonly var step = ref run.Steps[i];
            if (!Changes(ref cells, in run, i))
            {
                _removedAt[run.Journey] = level;
                level = Removed;
                _rows.Row(run.Journey).Clear();
                return;
            }

            if (cells.Level > level)
            {
                level = cells.Level;
                if (cells.Gap >= 0) _gaps[level - 1].Add(cells.Gap);
                next = 0;
            }
            else if (level > 0 && next == 0)
            {
                next = step.Event + 1;
            }

            // Interactions at one instant that are sorted again may have led lower; what was reached counts.
            cells.Level = level;
        }

        if (_isNarrow) Keep(run.Journey, level);
        if (next != nextBefore) _next[run.Journey] = next;
    }

    public override JourneyOperator CopyFor(JourneyEngine engine)
        => new FunnelOperator(engine, _spec, _rows.Copy(), _levels.Copy(), _removedAt.Copy(), _next.Copy(), Array.ConvertAll(_gaps, gap => gap.Copy()), _ties?.Copy());

    public FunnelResult Read(JourneyLook look)
    {
        var counts = new Counts(_steps);
        var ways = new List<CensoredDuration>();
        var horizon = _spec.Within ?? _spec.Horizon;
        foreach (var journey in look.Journeys())
        {
            var level = _levels.Get(journey);
            if (level == 0) continue;
            if (level == Removed)
            {
                Reach(counts.Reached, _removedAt.Get(journey));
                counts.Excluded[_removedAt.Get(journey) - 1]++;
                continue;
            }

            Reach(counts.Reached, level);
            var row = CellsOf(journey, level);
            var starts = row[.._steps];
            var times = row[_steps..];
            if (_machine.Converted(level))
            {
                counts.Converted++;
                var last = times[_steps - 1];
                if (_spec.Order == FunnelOrder.AnyOrder)
                {
                    foreach (var time in times) last = Math.Max(last, time);
                }

                ways.Add(CensoredDuration.Resolved(TimeSpan.FromTicks(last - starts[_spec.Order == FunnelOrder.AnyOrder ? 0 : _steps - 1])));
            }
            else if (_machine.YoungestOpen(starts, times, look.Ticks) is { } entry)
            {
                counts.InProgress[level - 1]++;
                ways.Add(CensoredDuration.StillOpen(TimeSpan.FromTicks(look.Ticks - entry)));
            }
            else
            {
                counts.Dropped[level - 1]++;
                counts.NextAfter(level, _next.Get(journey));
                if (horizon is { } until) ways.Add(CensoredDuration.StillOpen(until));
            }
        }

        return new FunnelResult(look, _spec, Steps(counts), counts, horizon is null ? null : DurationDistribution.From(ways), horizon, number => look.Event(number));
    }

    public override void Exchange(JourneyArchive archive)
    {
        // Interactions at one instant are never divided by a snapshot, so what ties remember is not part of it.
        archive.PerJourneyRow(_rows, _isNarrow ? _steps : 2 * _steps);
        archive.PerJourney(_levels);
        archive.PerJourney(_removedAt);
        archive.PerJourneyEvent(_next);
        foreach (var gap in _gaps) gap.Exchange(archive);
        if (archive is { IsReading: true, TakesOut: false } && !archive.Journeys.All(IsSound)) throw JourneyArchive.Bad();
    }

    // What the counts below rely on: the levels there are, and a chain that ends no earlier than it began.
    private bool IsSound(int journey)
    {
        var level = _levels.Get(journey);
        if (level == Removed ? _removedAt.Get(journey) is 0 or Removed || _removedAt.Get(journey) > _steps : level > _steps) return false;
        var row = CellsOf(journey, level);
        for (var j = 0; j < _steps; j++)
        {
            if (row[j] < 0 || row[_steps + j] < 0 || (_spec.Order != FunnelOrder.AnyOrder && (!_isNarrow || j == level - 1) && row[_steps + j] < row[j])) return false;
        }

        return true;
    }

    private static bool IsNarrow(FunnelSpec spec) => spec.Order == FunnelOrder.Ordered && !spec.TiesInStepOrder && spec.Steps.All(step => step.MaxGap is null);

    private bool IsOver(byte level) => _machine.Converted(level) && _ties is null;

    // A journey that has not begun stays as it is until something matches; ties must know all that happens.
    private int FirstOfInterest(ReadOnlySpan<Step> steps)
    {
        var from = 0;
        if (_ties is null)
        {
            while (from < steps.Length && (_matcher.StepsOf(in steps[from], out var excluded) | excluded) == 0) from++;
        }

        return from;
    }

    /// <summary>Applies an interaction of a run to the cells.</summary>
    /// <returns>False when the journey is excluded.</returns>
    private bool Changes(ref FunnelCells cells, in JourneyRun run, int i)
    {
        ref readonly var step = ref run.Steps[i];
        var match = _matcher.StepsOf(in step, out var excluded);
        cells.Gap = -1;
        if (_ties is not null) return _ties.Apply(_machine, ref cells, run.Journey, match, excluded, step.Ticks, isTie: run.Heads[i].Count > 0 && run.Heads[i].LastTicks == step.Ticks);
        return ((match | excluded) == 0 && !_machine.EverythingCounts) || _machine.Apply(ref cells, match, excluded, step.Ticks, 0);
    }

    // In order and without gaps a chain can rise to a new level from the highest one only, and of the others only the starts matter.
    // A narrow row has the starts of all steps but the last, in whose place stands the start of the chain that converted, and the latest instant of the highest step.
    private Span<long> CellsOf(int journey, byte level)
    {
        var row = _rows.Row(journey);
        if (!_isNarrow) return row;
        var wide = _wide.AsSpan();
        row[..^1].CopyTo(wide);
        wide[(_steps - 1)..].Clear();
        if (level == _steps) wide[_steps - 1] = row[Math.Max(0, _steps - 2)];
        if (level is > 0 and not Removed) wide[_steps + level - 1] = row[^1];
        return wide;
    }

    private void Keep(int journey, byte level)
    {
        var row = _rows.Row(journey);
        _wide.AsSpan(0, _steps - 1).CopyTo(row);
        if (level == _steps && _steps > 1) row[^2] = _wide[_steps - 1];
        row[^1] = level == 0 ? 0 : _wide[_steps + level - 1];
    }

    private ValueList<FunnelStepResult> Steps(Counts counts)
    {
        var steps = new FunnelStepResult[_steps];
        for (var j = 0; j < _steps; j++)
        {
            steps[j] = new FunnelStepResult(
                _spec.Steps[j], counts.Reached[j], j + 1 < _steps ? counts.Reached[j + 1] : counts.Converted, counts.InProgress[j], counts.Dropped[j], counts.Excluded[j],
                j == 0 || _spec.Order == FunnelOrder.AnyOrder ? null : _gaps[j].Summary());
        }

        return new ValueList<FunnelStepResult>(steps);
    }

    private static void Reach(long[] reached, int level)
    {
        for (var j = 0; j < level; j++) reached[j]++;
    }

    /// <summary>Where the journeys of a funnel stand.</summary>
    internal sealed class Counts(int steps)
    {
        public long[] Reached { get; } = new long[steps];

        public long[] InProgress { get; } = new long[steps];

        public long[] Dropped { get; } = new long[steps];

        public long[] Excluded { get; } = new long[steps];

        public Dictionary<int, long>[] Next { get; } = [.. Enumerable.Range(0, steps).Select(_ => new Dictionary<int, long>())];

        public long Converted { get; set; }

        public void NextAfter(int level, int next) => Next[level - 1][next] = Next[level - 1].GetValueOrDefault(next) + 1;
    }
}
