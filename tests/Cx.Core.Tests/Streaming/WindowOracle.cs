using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

/// <summary>Windows by their definition: every event is kept, and at the end every window is looked up in the list of all of them.</summary>
internal sealed class WindowOracle(WindowScript script)
{
    private readonly List<(int Series, DateTimeOffset At, Rating<Csat5> Rating, int Sign)> _kept = [];
    private readonly HashSet<(DateTimeOffset Slice, ulong Id)> _ids = [];
    private readonly DateTimeOffset?[] _greatest = new DateTimeOffset?[2];
    private DateTimeOffset? _watermark;

    public Dictionary<EventOutcome, long>[] Outcomes { get; } = [[], []];

    public Dictionary<EventOutcome, long> Withdrawals { get; } = [];

    // The greatest length that divides all lengths, found by trying.
    private TimeSpan Slice
    {
        get
        {
            TimeSpan[] lengths = [.. script.Windows.SelectMany(window => window.Kind == WindowKind.Session ? [window.Step] : new[] { window.Size, window.Step })];
            var width = lengths.Min();
            while (lengths.Any(length => length.Ticks % width.Ticks != 0)) width -= TimeSpan.FromMinutes(1);
            return width;
        }
    }

    public EventOutcome? Do(WindowScript.Act act)
    {
        switch (act.Kind)
        {
            case WindowScript.ActKind.Flush:
                return null;
            case WindowScript.ActKind.Advance:
                if (_watermark is null || act.At > _watermark) _watermark = act.At;
                return null;
            case WindowScript.ActKind.Add:
                return Count(Outcomes[act.Source], Add(act));
            default:
                return Count(Withdrawals, Withdraw(act));
        }
    }

    /// <summary>Every window that holds something, with its whole.</summary>
    public Dictionary<(Window Window, DateTimeOffset Start, DateTimeOffset End, int Series), RatingCounts<Csat5>> Wholes()
    {
        Dictionary<(Window, DateTimeOffset, DateTimeOffset, int), RatingCounts<Csat5>> wholes = [];
        foreach (var window in script.Windows)
        {
            foreach (var (series, at, rating, sign) in _kept)
            {
                foreach (var (start, end) in window.Kind == WindowKind.Session ? [SessionOf(window, series, at)] : Covering(window, at))
                {
                    wholes.TryGetValue((window, start, end, series), out var whole);
                    if (sign > 0) whole.Add(rating);
                    else whole.Remove(rating);
                    wholes[(window, start, end, series)] = whole;
                }
            }
        }

        return wholes;
    }

    private static EventOutcome Count(Dictionary<EventOutcome, long> outcomes, EventOutcome outcome)
    {
        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        return outcome;
    }

    private EventOutcome Add(WindowScript.Act act)
    {
        var slice = SliceOf(act.At);
        var end = slice + Slice;
        var outcome = EventOutcome.OnTime;
        if (_watermark is { } now && end + TimeSpan.FromMinutes(script.LatenessMinutes) <= now) return EventOutcome.TooLate;
        if (script.Deduplicate && act.Id != 0 && !_ids.Add((slice, act.Id)))
        {
            outcome = EventOutcome.Duplicate;
        }
        else
        {
            _kept.Add((act.Series, act.At, act.Rating, 1));
            if (_watermark is { } passed && end <= passed) outcome = EventOutcome.Revises;
            if (act.Value == 6) outcome = EventOutcome.Invalid;
        }

        if (_greatest[act.Source] is null || act.At > _greatest[act.Source]) _greatest[act.Source] = act.At;
        if (_greatest[0] is { } first && _greatest[1] is { } second)
        {
            var delayed = first.AddMinutes(-script.DelayMinutes);
            var smallest = delayed < second ? delayed : second;
            if (_watermark is null || smallest > _watermark) _watermark = smallest;
        }

        return outcome;
    }

    private EventOutcome Withdraw(WindowScript.Act act)
    {
        var slice = SliceOf(act.At);
        var end = slice + Slice;
        if (_watermark is { } now && end + TimeSpan.FromMinutes(script.LatenessMinutes + script.RetainMinutes) <= now) return EventOutcome.TooLate;
        _kept.Add((act.Series, act.At, act.Rating, -1));
        if (act.Kind == WindowScript.ActKind.Correct) _kept.Add((act.Series, act.At, act.Replacement, 1));
        else _ids.Remove((slice, act.Id));
        return _watermark is { } passed && end <= passed ? EventOutcome.Revises : EventOutcome.OnTime;
    }

    private DateTimeOffset SliceOf(DateTimeOffset at)
    {
        var slice = DateTimeOffset.UnixEpoch.AddTicks((at - DateTimeOffset.UnixEpoch).Ticks / Slice.Ticks * Slice.Ticks);
        Assert.InRange(at, slice, slice + Slice - TimeSpan.FromTicks(1));
        return slice;
    }

    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Covering(Window window, DateTimeOffset at)
    {
        var hop = window.Kind == WindowKind.Sliding ? Slice : window.Step;
        var start = DateTimeOffset.UnixEpoch.AddTicks((at - DateTimeOffset.UnixEpoch).Ticks / hop.Ticks * hop.Ticks);
        for (; start + window.Size > at; start -= hop) yield return (start, start + window.Size);
    }

    // From the event outwards, as long as a neighbour is less than the gap away.
    private (DateTimeOffset Start, DateTimeOffset End) SessionOf(Window window, int series, DateTimeOffset at)
    {
        DateTimeOffset first = at, last = at;
        while (true)
        {
            var near = _kept.Where(kept => kept.Series == series && kept.At > first - window.Step && kept.At < last + window.Step).ToList();
            var (earliest, latest) = (near.Min(kept => kept.At), near.Max(kept => kept.At));
            if (earliest == first && latest == last) return (first, last + window.Step);
            (first, last) = (earliest, latest);
        }
    }
}
