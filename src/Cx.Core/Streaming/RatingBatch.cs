using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Streaming;

/// <summary>Up to 1,024 ratings on their way into a <see cref="RatingPipeline{TScale}"/>, as columns of keys and ratings. The pipeline lends it, and has it back once it is written.</summary>
/// <remarks>
/// <para>Rent it, fill it, write it. A batch that was written is no longer the caller's: using it throws. One that could not be written, because the pipeline was full or the wait was cancelled, still is.</para>
/// <para>Thread safety: one thread at a time.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
public sealed class RatingBatch<TScale>
    where TScale : struct, IScale<TScale>
{
    /// <summary>How many ratings fit.</summary>
    public const int Capacity = 1_024;

    private readonly SeriesKey[] _keys = new SeriesKey[Capacity];
    private readonly Rating<TScale>[] _ratings = new Rating<TScale>[Capacity];
    private bool _isLent;

    internal RatingBatch(object owner) => Owner = owner;

    /// <summary>How many ratings are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no more fit.</summary>
    public bool IsFull => Count == Capacity;

    /// <summary>The number of the source that the ratings came from, any the caller likes.</summary>
    public int Source { get; private set; }

    /// <summary>Where the source goes on after this batch, or <see langword="null"/>. The pipeline reports the last one of each source that it has counted.</summary>
    public long? NextOffset { get; private set; }

    internal object Owner { get; }

    internal ReadOnlySpan<SeriesKey> Keys => _keys.AsSpan(0, Count);

    internal ReadOnlySpan<Rating<TScale>> Ratings => _ratings.AsSpan(0, Count);

    /// <summary>Puts a rating in.</summary>
    /// <param name="series">The series, a key of the pipeline's schema.</param>
    /// <param name="rating">The rating.</param>
    /// <returns>Whether there was room; if not, write the batch and rent another.</returns>
    /// <exception cref="InvalidOperationException">The batch was written and is no longer the caller's.</exception>
    public bool TryAdd(SeriesKey series, Rating<TScale> rating)
    {
        if (!_isLent) ThrowNotLent();
        var count = Count;
        if (count == Capacity) return false;
        _keys[count] = series;
        _ratings[count] = rating;
        Count = count + 1;
        return true;
    }

    /// <summary>Puts as many ratings in as there is room for.</summary>
    /// <param name="series">The series of each, keys of the pipeline's schema.</param>
    /// <param name="ratings">The ratings.</param>
    /// <returns>How many went in, from the first on.</returns>
    /// <exception cref="ArgumentException">The columns differ in length; nothing is put in.</exception>
    /// <exception cref="InvalidOperationException">The batch was written and is no longer the caller's.</exception>
    public int AddRange(ReadOnlySpan<SeriesKey> series, ReadOnlySpan<Rating<TScale>> ratings)
    {
        if (!_isLent) ThrowNotLent();
        if (series.Length != ratings.Length) StoreText.ThrowUnequal(ratings.Length, series.Length, nameof(series));
        var fitting = Math.Min(series.Length, Capacity - Count);
        series[..fitting].CopyTo(_keys.AsSpan(Count));
        ratings[..fitting].CopyTo(_ratings.AsSpan(Count));
        Count += fitting;
        return fitting;
    }

    /// <summary>Says where the ratings came from and where the source goes on after them.</summary>
    /// <param name="source">The number of the source.</param>
    /// <param name="nextOffset">The offset from which a replay goes on when this batch has been counted.</param>
    /// <exception cref="InvalidOperationException">The batch was written and is no longer the caller's.</exception>
    public void SetOffset(int source, long nextOffset)
    {
        if (!_isLent) ThrowNotLent();
        Source = source;
        NextOffset = nextOffset;
    }

    /// <summary>Number of ratings and origin.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} of {Capacity} ratings of source {Source}");

    internal void Lend()
    {
        Count = 0;
        Source = 0;
        NextOffset = null;
        _isLent = true;
    }

    /// <summary>Takes the batch from its holder; false if he does not hold it.</summary>
    internal bool TryTakeBack()
    {
        var wasLent = _isLent;
        _isLent = false;
        return wasLent;
    }

    /// <summary>Gives a batch that was taken back to its holder, as it was.</summary>
    internal void Return() => _isLent = true;

    private static void ThrowNotLent() =>
        throw new InvalidOperationException("This batch was written: the pipeline has it back. Rent another one for further ratings.");
}
