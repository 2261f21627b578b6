using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>What a <see cref="RatingPipeline{TScale}"/> had counted at a border between two batches: a whole number of batches, by all workers.</summary>
/// <remarks>
/// <para><c>Offered = Table.Total.Offered + Refused</c>: every rating that was accepted is in one of the two.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
public sealed class RatingPipelineState<TScale>
    where TScale : struct, IScale<TScale>
{
    private readonly RatingStore<TScale> _store;

    internal RatingPipelineState(RatingStore<TScale> store, long offered, IReadOnlyDictionary<int, long> offsets)
    {
        _store = store;
        Table = store.ToTable();
        Offered = offered;
        Refused = store.Refused;
        Offsets = offsets;
    }

    /// <summary>The series with their counts.</summary>
    public SeriesTable<RatingCounts<TScale>> Table { get; }

    /// <summary>All ratings of the batches that were counted.</summary>
    public long Offered { get; }

    /// <summary>The ratings of series beyond the limit, under <see cref="OverflowPolicy.Refuse"/>.</summary>
    public long Refused { get; }

    /// <summary>For each source that gave offsets: where it goes on after the last batch that was counted.</summary>
    public IReadOnlyDictionary<int, long> Offsets { get; }

    /// <summary>The counts as a store of their own, the same byte for byte in a snapshot whatever the workers, batches and order, as long as no series was folded or refused. To go on from a snapshot, merge its store into that of a later reading: counts add up.</summary>
    /// <returns>A copy, with the limit and the policy of the pipeline.</returns>
    public RatingStore<TScale> ToStore()
    {
        var copy = new RatingStore<TScale>(_store.Schema, _store.MaxSeries, _store.Policy);
        copy.Absorb(_store);
        return copy;
    }

    /// <summary>Ratings and series.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"offered {Offered} = counted {Table.Total.Offered} + refused {Refused}, {Table.Series.Count} series");
}
