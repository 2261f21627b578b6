using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Reads a <see cref="ShardedRatings{TScale}"/> in portions: each reading is what came since the one before. Readers do not know of each other, and nothing is reset.</summary>
/// <remarks>
/// <para>The portions of one reader add up to everything counted since it was made, whatever the writers do meanwhile.</para>
/// <para>Thread safety: one thread at a time; any number of readers beside each other.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
public sealed class RatingDeltaReader<TScale>
    where TScale : struct, IScale<TScale>
{
    private readonly ShardedRatings<TScale> _shards;
    private RatingCounts<TScale> _last;

    internal RatingDeltaReader(ShardedRatings<TScale> shards)
    {
        _shards = shards;
        _last = shards.Read();
    }

    /// <summary>What came since the last reading, or since the reader was made.</summary>
    /// <returns>The counts. A counter is below zero where more was removed than added in that time.</returns>
    public RatingCounts<TScale> Read()
    {
        var now = _shards.Read();
        var delta = now;
        delta.SubtractRow(in _last);
        _last = now;
        return delta;
    }
}
