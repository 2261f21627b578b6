using Cx.Core.Feedback;
using Cx.Core.Retention;

namespace Cx.Core.Journeys;

/// <summary>Notes the calendar periods in which each customer was active.</summary>
internal sealed class ActivityOperator : StepOperator
{
    private readonly JourneyEngine _engine;
    private readonly IReadOnlyList<TouchpointId> _events;
    private readonly CalendarPeriod _periods;
    private readonly NameSet _isActivity;
    private readonly PeriodNumbers _numbers;
    private readonly List<List<long>?> _active = [];

    public ActivityOperator(JourneyEngine engine, IReadOnlyList<TouchpointId> events, CalendarPeriod periods)
    {
        _engine = engine;
        _events = events;
        _periods = periods;
        _isActivity = new NameSet(engine.Events, events.Select(one => one.Text));
        _numbers = new PeriodNumbers(periods);
    }

    protected override void Apply(int journey, in Step step, in JourneyHead head)
    {
        if (_events.Count > 0 && !_isActivity.Holds(step.Event)) return;
        var customer = _engine.Customer;
        while (_active.Count <= customer) _active.Add(null);
        var own = _active[customer] ??= [];
        var number = _numbers.Of(step.Ticks);
        // In order of time the numbers never fall, so a repeat is a repeat of the last.
        if (own.Count == 0 || own[^1] != number) own.Add(number);
    }

    public override JourneyOperator CopyFor(JourneyEngine engine)
    {
        var copy = new ActivityOperator(engine, _events, _periods);
        copy._active.AddRange(_active.Select(own => own is null ? null : new List<long>(own)));
        return copy;
    }

    public override void Exchange(JourneyArchive archive)
    {
        foreach (var customer in archive.Customers)
        {
            var own = archive.IsReading || customer >= _active.Count ? null : _active[customer];
            var count = archive.Count(own?.Count ?? 0);
            var read = new List<long>();
            for (var i = 0; i < count; i++) read.Add(archive.Value(own?[i] ?? 0));
            if (!archive.IsReading || archive.TakesOut || count == 0) continue;
            while (_active.Count <= customer) _active.Add(null);
            _active[customer] = read;
        }
    }

    /// <summary>The periods of every customer who was active.</summary>
    public IEnumerable<IReadOnlyList<long>> Periods(JourneyLook look) => _active.Take(look.Customers.Count).Where((_, customer) => !look.Customers[customer].IsEmpty).OfType<List<long>>();
}
