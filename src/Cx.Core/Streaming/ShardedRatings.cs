using System.Globalization;
using System.Runtime.CompilerServices;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Counts ratings from many threads without locks: each writing thread has a row of counters of its own, and a reader adds the rows up.</summary>
/// <remarks>
/// <para>A writer never waits, neither for another writer nor for a reader. The thread that dies leaves its row, counts and all, to the next new one, so rows are never more than threads that were alive together.</para>
/// <para>A reading is made of whole counters: n and score of one reading agree with each other. What other threads add while it is taken may be in it or not; counters of one reader never fall unless ratings are removed. What a thread added before it handed over to the reader (a lock, a task's end) is in it.</para>
/// <para>Nobody resets. For what came since last time there is <see cref="CreateDeltaReader"/>, any number of them, each with its own period.</para>
/// <para>Thread safety: any thread.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// var shards = new ShardedRatings&lt;Nps&gt;();
/// var perMinute = shards.CreateDeltaReader();
/// Parallel.For(0, 1000, i =&gt; shards.Add(Rating&lt;Nps&gt;.From(i % 11)));
/// Console.WriteLine(perMinute.Read().Answered);   // 1000
/// Console.WriteLine(perMinute.Read().Answered);   // 0
/// </code>
/// </example>
public sealed class ShardedRatings<TScale> : IDisposable
    where TScale : struct, IScale<TScale>
{
    private readonly ThreadLocal<CounterShard> _own = new(trackAllValues: false);
    private readonly Lock _adoption = new();
    private volatile CounterShard[] _shards = [];

    /// <summary>How many threads have a row, or had one that nobody has taken over yet.</summary>
    public int ShardCount => _shards.Length;

    /// <summary>Counts one rating.</summary>
    /// <param name="rating">The rating; non-answers are counted by kind.</param>
    /// <exception cref="ObjectDisposedException">The counter was closed to writers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Rating<TScale> rating) => Mine().Add(CountRow.SlotOf(rating.Code, ScaleFacts<TScale>.Levels), 1);

    /// <summary>Counts many ratings; the same as adding them one by one.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <exception cref="ObjectDisposedException">The counter was closed to writers.</exception>
    public void AddRange(ReadOnlySpan<Rating<TScale>> ratings)
    {
        RatingCounts<TScale> counts = default;
        counts.CountRange(ratings);
        Span<long> slots = stackalloc long[CountRow.SlotCount(ScaleFacts<TScale>.Levels)];
        counts.Row.CopySlots(slots, ScaleFacts<TScale>.Levels);
        var mine = Mine();
        for (var slot = 0; slot < slots.Length; slot++)
            if (slots[slot] != 0) mine.Add(slot, slots[slot]);
    }

    /// <summary>Takes one rating out again: undoes an add of it, by whichever thread.</summary>
    /// <param name="rating">The rating that was added.</param>
    /// <exception cref="ObjectDisposedException">The counter was closed to writers.</exception>
    public void Remove(Rating<TScale> rating) => Mine().Add(CountRow.SlotOf(rating.Code, ScaleFacts<TScale>.Levels), -1);

    /// <summary>Everything that was counted so far, by all threads.</summary>
    /// <returns>A copy.</returns>
    public RatingCounts<TScale> Read()
    {
        Span<long> sums = stackalloc long[CountRow.SlotCount(ScaleFacts<TScale>.Levels)];
        sums.Clear();
        foreach (var shard in _shards) shard.AddTo(sums);
        return RatingCounts<TScale>.FromRow(CountRow.FromSlots(sums, ScaleFacts<TScale>.Levels));
    }

    /// <summary>A reader of what comes from now on, in portions.</summary>
    /// <returns>The reader.</returns>
    public RatingDeltaReader<TScale> CreateDeltaReader() => new(this);

    /// <summary>Closes the counter to writers and lets go of what it keeps per thread. It can still be read.</summary>
    public void Dispose() => _own.Dispose();

    /// <summary>Counts and number of rows.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Read()} in {ShardCount} shards");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CounterShard Mine() => CounterShard.t_last is { } last && last.Counter == this ? last : Find();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CounterShard Find() => CounterShard.t_last = _own.Value ??= Adopt();

    private CounterShard Adopt()
    {
        lock (_adoption)
        {
            foreach (var shard in _shards)
                if (shard.TryTakeOver()) return shard;
            var made = new CounterShard(this, CountRow.SlotCount(ScaleFacts<TScale>.Levels));
            _shards = [.. _shards, made];
            return made;
        }
    }
}
