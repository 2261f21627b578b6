using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>Results that nobody has read yet, in the order in which they were made.</summary>
internal sealed class ResultQueue<TState, TIn>(SeriesIndex index, StateMath<TState, TIn> math, EmitContent content)
    where TState : struct, IAggregate<TState, TIn>
{
    private readonly Queue<WindowResult<TState>> _results = new();

    public int Count => _results.Count;

    public bool TryRead(out WindowResult<TState> result) => _results.TryDequeue(out result);

    /// <summary>Tells a whole that replaces what was told, or is the first that is told.</summary>
    public void Whole(in Told told, long revision, in TState whole) => Add(in told, revision, content == EmitContent.Discarding ? WindowResultKind.Delta : WindowResultKind.Whole, in whole);

    /// <summary>Tells what changed since the last result, in the way that was chosen.</summary>
    public void Change(in Told told, long revision, ref TState last, TState whole)
    {
        if (content == EmitContent.Discarding)
        {
            var delta = TState.Copy(in whole);
            math.Subtract(ref delta, in last);
            Add(in told, revision, WindowResultKind.Delta, in delta);
        }
        else
        {
            if (revision > 0) Add(in told, revision, WindowResultKind.Retraction, Negated(in last));
            Add(in told, revision, WindowResultKind.Whole, TState.Copy(in whole));
        }

        last = whole;
    }

    /// <summary>The window is no more.</summary>
    public void Withdraw(in Told told, long revision, in TState last) =>
        Add(in told, revision, WindowResultKind.Withdrawn, content == EmitContent.Accumulating ? default : Negated(in last));

    private TState Negated(in TState state)
    {
        TState negated = default;
        math.Subtract(ref negated, in state);
        return negated;
    }

    private void Add(in Told told, long revision, WindowResultKind kind, in TState state)
    {
        var series = new SeriesKey(index.KeyOf(told.Row));
        _results.Enqueue(new WindowResult<TState>
        {
            Window = told.Window,
            Start = Instant(told.Start),
            End = Instant(told.End),
            Series = series,
            Revision = revision,
            Kind = kind,
            IsFinal = told.IsFinal,
            IsCorrection = told.IsCorrection,
            IsFolded = index.Schema.IsFolded(series),
            State = state,
            Watermark = Instant(told.Watermark),
        });
    }

    private static DateTimeOffset Instant(long ticks) => new(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
