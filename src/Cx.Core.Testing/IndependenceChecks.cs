using Cx.Core.Aggregation;

namespace Cx.Core.Testing;

/// <summary>What was merged or copied is independent from then on.</summary>
internal sealed class IndependenceChecks<TState, TIn>(AggregateSubject<TState, TIn> subject)
    where TState : struct, IAggregate<TState, TIn>
{
    public void Run()
    {
        subject.Run.Check(Law.MergeKeepsNothingOfTheOther, "After b was merged into a, changing one leaves the other as it is.", one =>
        {
            TState a = Of(one.A), b = Of(one.B);
            TState.Merge(ref a, in b);
            foreach (var value in one.C) TState.Add(ref b, value);
            if (subject.Differ("a with b, b changed later", in a, "a with b", Of([.. one.A, .. one.B])) is { } later) return later;
            TState empty = default, other = Of(one.B);
            TState.Merge(ref empty, in other);
            foreach (var value in one.C) TState.Add(ref empty, value);
            return subject.Differ("b, after the state it was merged into changed", in other, "b", Of(one.B));
        });
        subject.Run.Check(Law.CopySharesNothing, "Changing a copy leaves the original as it is, and the other way round.", one =>
        {
            var a = Of(one.A);
            var copy = TState.Copy(in a);
            foreach (var value in one.B) TState.Add(ref copy, value);
            if (subject.Differ("a, after its copy changed", in a, "a", Of(one.A)) is { } fault) return fault;
            foreach (var value in one.C) TState.Add(ref a, value);
            return subject.Differ("the copy, after a changed", in copy, "the copy", Of([.. one.A, .. one.B]));
        });
    }

    private static TState Of(ReadOnlySpan<TIn> values) => AggregateSubject<TState, TIn>.Of(values);
}
