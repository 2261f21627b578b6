using Cx.Core.Aggregation;

namespace Cx.Core.Testing;

/// <summary>The laws of a commutative monoid, and that order, shards and threads do not matter.</summary>
internal sealed class MergeChecks<TState, TIn>(AggregateSubject<TState, TIn> subject)
    where TState : struct, IAggregate<TState, TIn>
{
    private const int Threads = 4;

    // Merging values one by one copies the state for each: with many values and a large state that takes long and shows nothing new.
    private const int Few = 40;

    public void Run()
    {
        subject.Run.Check(Law.AddTakesEveryValue, "Adding throws for no value: what makes no sense is counted as invalid.", one =>
        {
            _ = Of(one.All);
            return null;
        });
        subject.Run.Check(Law.MergeHasIdentity, "Merging the empty state changes nothing, on either side.", one =>
        {
            var a = Of(one.A);
            return subject.Differ("a merged with empty", Merged(in a, default), "a", in a) ?? subject.Differ("empty merged with a", Merged(default, in a), "a", in a);
        });
        subject.Run.Check(Law.MergeIsCommutative, "a merged with b is b merged with a.", one =>
        {
            TState a = Of(one.A), b = Of(one.B);
            return subject.Differ("a with b", Merged(in a, in b), "b with a", Merged(in b, in a));
        });
        subject.Run.Check(Law.MergeIsAssociative, "(a with b) with c is a with (b with c).", one =>
        {
            TState a = Of(one.A), b = Of(one.B), c = Of(one.C);
            return subject.Differ("(a with b) with c", Merged(Merged(in a, in b), in c), "a with (b with c)", Merged(in a, Merged(in b, in c)));
        });
        subject.Run.Check(Law.AddIsMergeOfSingleton, "Adding each value of b to a is merging, for each, a state that holds it alone.", one =>
        {
            var merged = Of(one.A);
            TIn[] few = [.. one.B.Take(Few)];
            foreach (var value in few) merged = Merged(in merged, Of([value]));
            return subject.Differ("merged one by one", in merged, "added", Of([.. one.A, .. few]));
        });
        subject.Run.Check(Law.AddRangeIsRepeatedAdd, "Adding b at once is adding its values one by one.", one =>
        {
            var batch = Of(one.A);
            TState.AddRange(ref batch, one.B);
            TState.AddRange(ref batch, []);
            return subject.Differ("added at once", in batch, "added one by one", Of([.. one.A, .. one.B]));
        });
        subject.Run.Check(Law.OrderAndShardsDoNotMatter, "Any order, any shards, empty ones and readings in between give the state of all values in a row.", Sharded);
        subject.Run.Check(Law.ThreadsDoNotMatter, "States filled on threads of their own and merged are the state filled on one thread.", one =>
            one.All.Length < 100 ? null : subject.Differ("filled on threads", Threaded(one.All), "filled on one", Of(one.All)));
    }

    private static TState Of(ReadOnlySpan<TIn> values) => AggregateSubject<TState, TIn>.Of(values);

    private static TState Merged(in TState one, in TState other) => AggregateSubject<TState, TIn>.Merged(in one, in other);

    private string? Sharded(ThreeLists<TIn> one)
    {
        var all = one.All;
        var expected = Of(all);
        TIn[] backwards = [.. all.AsEnumerable().Reverse()];
        TIn[] dealt = [.. all.Where((_, i) => i % 2 == 0), .. all.Where((_, i) => i % 2 == 1)];
        return subject.Differ("backwards", Of(backwards), "in a row", in expected)
            ?? subject.Differ("every second one first", Of(dealt), "in a row", in expected)
            ?? subject.Differ("in even shards", Shards(all, Math.Max(1, all.Length / 4)), "in a row", in expected)
            ?? (all.Length > Few ? null : subject.Differ("in shards of one", Shards(all, 1), "in a row", in expected))
            ?? subject.Differ("in one large shard and the last value", Shards(all, Math.Max(1, all.Length - 1)), "in a row", in expected);
    }

    // Shards as a tree of merges from the last one on, with an empty one and a reading after each.
    private TState Shards(TIn[] values, int length)
    {
        TState sum = default;
        foreach (var shard in values.Chunk(length).Reverse())
        {
            sum = Merged(Of(shard), in sum);
            TState.Merge(ref sum, default);
            _ = subject.Differ("", in sum, "", in sum);
        }

        return sum;
    }

    private static TState Threaded(TIn[] values)
    {
        var states = new TState[Threads];
        Exception? thrown = null;
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            // Whatever a user's code throws breaks the law, on the thread that asked.
#pragma warning disable CA1031
            try
            {
                TState mine = default;
                for (var i = number; i < values.Length; i += Threads) TState.Add(ref mine, values[i]);
                states[number] = mine;
            }
            catch (Exception e)
            {
                Volatile.Write(ref thrown, e);
            }
#pragma warning restore CA1031
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (thrown is not null) throw new InvalidOperationException($"A thread that fills a state of its own threw {thrown.GetType().Name}: {thrown.Message}", thrown);
        TState sum = default;
        foreach (ref var state in states.AsSpan()) TState.Merge(ref sum, in state);
        return sum;
    }
}
