using System.Runtime.InteropServices;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Notes when each journey first started, and when it first came to an end or left after that.</summary>
internal sealed class SpanOperator : StepOperator
{
    private readonly NameSet _isStart;
    private readonly NameSet _isEnd;
    private readonly NameSet _isLeave;
    private readonly IReadOnlyList<TouchpointId> _starts;
    private readonly IReadOnlyList<TouchpointId> _ends;
    private readonly IReadOnlyList<TouchpointId> _leaves;

    // Instants plus 1; 0 for none. Without a start, the latest end: one at the instant of the start counts whatever their order.
    private readonly Slots<long> _start;
    private readonly Slots<long> _end;
    private readonly Slots<long> _left;

    public SpanOperator(JourneyEngine engine, IReadOnlyList<TouchpointId> starts, IReadOnlyList<TouchpointId> ends, IReadOnlyList<TouchpointId> leaves)
        : this(engine, starts, ends, leaves, new Slots<long>(), new Slots<long>(), new Slots<long>())
    {
    }

    private SpanOperator(JourneyEngine engine, IReadOnlyList<TouchpointId> starts, IReadOnlyList<TouchpointId> ends, IReadOnlyList<TouchpointId> leaves, Slots<long> start, Slots<long> end, Slots<long> left)
    {
        (_starts, _ends, _leaves) = (starts, ends, leaves);
        _isStart = new NameSet(engine.Events, starts.Select(one => one.Text));
        _isEnd = new NameSet(engine.Events, ends.Select(one => one.Text));
        _isLeave = new NameSet(engine.Events, leaves.Select(one => one.Text));
        (_start, _end, _left) = (start, end, left);
    }

    protected override void Apply(int journey, in Step step, in JourneyHead head)
    {
        var mark = step.Ticks + 1;
        if (_isStart.Holds(step.Event) && _start[journey] == 0)
        {
            _start[journey] = mark;
            if (_end.Get(journey) != mark && _end.Get(journey) != 0) _end[journey] = 0;
            if (_left.Get(journey) != mark && _left.Get(journey) != 0) _left[journey] = 0;
        }

        var hasStarted = _start.Get(journey) != 0;
        if (_isEnd.Holds(step.Event) && (!hasStarted || _end.Get(journey) == 0)) _end[journey] = mark;
        if (_isLeave.Holds(step.Event) && (!hasStarted || _left.Get(journey) == 0)) _left[journey] = mark;
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new SpanOperator(engine, _starts, _ends, _leaves, _start.Copy(), _end.Copy(), _left.Copy());

    public override void Exchange(JourneyArchive archive)
    {
        archive.PerJourney(_start);
        archive.PerJourney(_end);
        archive.PerJourney(_left);
    }

    /// <summary>The journeys that have started.</summary>
    public IEnumerable<Span> Spans(JourneyLook look)
    {
        foreach (var journey in look.Journeys())
        {
            if (At(_start, journey) is { } start) yield return new Span(start, At(_end, journey), At(_left, journey));
        }
    }

    private static DateTimeOffset? At(Slots<long> marks, int journey) => marks.Get(journey) is var mark and not 0 ? new DateTimeOffset(mark - 1, TimeSpan.Zero) : null;

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Span(DateTimeOffset Start, DateTimeOffset? End, DateTimeOffset? Left);
}
