using Cx.Core.Aggregation;

namespace Cx.Core.Testing;

/// <summary>The laws of a commutative group.</summary>
internal sealed class ReversibleChecks<TState, TIn>(AggregateSubject<TState, TIn> subject)
    where TState : struct, IReversibleAggregate<TState, TIn>
{
    public void Run()
    {
        subject.Run.Check(Law.RemoveUndoesAdd, "Removing what was added leaves what was before, in any order, and before it was added too.", one =>
        {
            var state = Of([.. one.A, .. one.B]);
            foreach (var value in one.B.Reverse()) TState.Remove(ref state, value);
            if (subject.Differ("a and b, b removed", in state, "a", Of(one.A)) is { } fault) return fault;
            TState first = default;
            foreach (var value in one.B) TState.Remove(ref first, value);
            foreach (var value in one.B) TState.Add(ref first, value);
            return subject.Differ("b removed from empty, then added", in first, "empty", default);
        });
        subject.Run.Check(Law.SubtractUndoesMerge, "Subtracting what was merged leaves what was before, and before it was merged too.", one =>
        {
            TState a = Of(one.A), b = Of(one.B);
            var state = AggregateSubject<TState, TIn>.Merged(in a, in b);
            TState.Subtract(ref state, in b);
            if (subject.Differ("a with b, b subtracted", in state, "a", in a) is { } fault) return fault;
            TState first = default;
            TState.Subtract(ref first, in b);
            TState.Merge(ref first, in b);
            return subject.Differ("b subtracted from empty, then merged", in first, "empty", default);
        });
    }

    private static TState Of(ReadOnlySpan<TIn> values) => AggregateSubject<TState, TIn>.Of(values);
}
