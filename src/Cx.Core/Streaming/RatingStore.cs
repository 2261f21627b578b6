using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Counts ratings by series: one state of <see cref="RatingCounts{TScale}"/> for each touchpoint, channel, segment or whatever the schema tells apart.</summary>
/// <remarks>
/// <para>Resolve a key once and add often; a steady stream allocates nothing. A series of a narrow scale (up to 12 levels) takes one cache line; counts beyond 32 bits are kept in 64.</para>
/// <para>The number of series is limited, so that a careless dimension cannot fill the memory. Beyond <see cref="MaxSeries"/> the <see cref="OverflowPolicy"/> decides; what it did is counted, in <see cref="Overflow"/> and <see cref="Refused"/>, and every result says whether it is folded. Series with a folded member have room of their own, an eighth of the limit beside it.</para>
/// <para>Stores merge: by key if they share a schema, else by the texts of the members.</para>
/// <para>Thread safety: one writer, and no reading while it writes. A second writer is noticed in the methods that take a batch and when a series is new. For many writers use <see cref="ShardedRatings{TScale}"/> or <see cref="RatingPipeline{TScale}"/>.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// var schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12));
/// var store = new RatingStore&lt;Nps&gt;(schema, maxSeries: 10_000, OverflowPolicy.Fold);
/// var checkout = store.Resolve(schema.Key("checkout", "email"));
/// store.Add(checkout, Rating&lt;Nps&gt;.From(9));
/// Console.WriteLine(store.RollUp("touchpoint").Series[0]);   // checkout: nps: n 1 of 1
/// </code>
/// </example>
public sealed class RatingStore<TScale>
    where TScale : struct, IScale<TScale>
{
    private readonly SeriesIndex _index;
    private readonly CounterRows _rows;

    /// <summary>An empty store.</summary>
    /// <param name="schema">The dimensions.</param>
    /// <param name="maxSeries">How many series there may be, at least 1.</param>
    /// <param name="overflow">What happens to further ones.</param>
    /// <exception cref="ArgumentNullException">The schema is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1, or the policy is none.</exception>
    public RatingStore(SeriesSchema schema, int maxSeries, OverflowPolicy overflow)
        : this(schema, new SeriesBudget(maxSeries), overflow)
    {
    }

    internal RatingStore(SeriesSchema schema, SeriesBudget budget, OverflowPolicy overflow)
    {
        _index = new SeriesIndex(schema, budget, overflow);
        _rows = new CounterRows(CountRow.SlotCount(ScaleFacts<TScale>.Levels), budget.MaxRows);
        _rows.Ensure(SeriesIndex.Reserve);
    }

    /// <summary>The dimensions and their members.</summary>
    public SeriesSchema Schema => _index.Schema;

    /// <summary>How many series there may be, those with a folded member not counted.</summary>
    public int MaxSeries => _index.MaxSeries;

    /// <summary>What happens to series beyond the limit.</summary>
    public OverflowPolicy Policy => _index.Policy;

    /// <summary>How many series have a place; the one that is <c>(other)</c> in every dimension is not counted.</summary>
    public int SeriesCount => _index.Rows - 1;

    /// <summary>What was offered to series that found no place under <see cref="OverflowPolicy.Refuse"/>, in ratings. It is in no series and not in the total.</summary>
    public long Refused => Policy == OverflowPolicy.Refuse ? ReadRow(SeriesIndex.Reserve).Offered : 0;

    /// <summary>How many ratings are counted as <c>(other)</c>, per dimension of the schema.</summary>
    public IReadOnlyDictionary<string, long> Overflow
    {
        get
        {
            var folded = new OrderedDictionary<string, long>(StringComparer.Ordinal);
            for (var dimension = 0; dimension < Schema.Width; dimension++)
            {
                var count = 0L;
                for (var row = FirstRow; row < _index.Rows; row++)
                    if (Schema.IdAt(_index.KeyOf(row), dimension) == DimensionTable.OtherId) count += ReadRow(row).Offered;
                folded.Add(Schema.Dimensions[dimension].Name, count);
            }

            return folded;
        }
    }

    /// <summary>All series merged.</summary>
    public RatingCounts<TScale> Total
    {
        get
        {
            RatingCounts<TScale> total = default;
            for (var row = FirstRow; row < _index.Rows; row++) total.MergeRow(ReadRow(row));
            return total;
        }
    }

    // Row 0 is a series only where it takes what is folded.
    private int FirstRow => Policy == OverflowPolicy.Fold ? SeriesIndex.Reserve : SeriesIndex.Reserve + 1;

    /// <summary>What was counted for a series.</summary>
    /// <param name="handle">A handle of this store; one whose series was folded gives the folded series, one that was refused gives what was refused.</param>
    /// <returns>A copy of its state.</returns>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    public RatingCounts<TScale> Read(SeriesHandle handle) => ReadRow(_index.RowOf(handle));

    /// <summary>The place of a series, which is made if it is new. What its later adds go to is decided here and stays.</summary>
    /// <param name="key">A key of the store's schema.</param>
    /// <returns>The handle. Beyond the limit it is that of a folded series, or one whose adds are counted as refused: see <see cref="IsFolded"/> and <see cref="IsRefused"/>.</returns>
    /// <exception cref="ArgumentException">The key was made by another schema.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment.</exception>
    public SeriesHandle Resolve(SeriesKey key) => _index.HandleOf(RowOf(key));

    /// <summary>Whether a handle stands for a series of which a member is <c>(other)</c>.</summary>
    /// <param name="handle">A handle of this store.</param>
    /// <returns>Whether the series is folded.</returns>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    public bool IsFolded(SeriesHandle handle) => !IsRefused(handle) && Schema.IsFolded(new SeriesKey(_index.KeyOf(handle.Row)));

    /// <summary>Whether what is added with a handle is counted as refused.</summary>
    /// <param name="handle">A handle of this store.</param>
    /// <returns>Whether the series found no place.</returns>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    public bool IsRefused(SeriesHandle handle) => _index.RowOf(handle) < FirstRow;

    /// <summary>The series that a handle stands for.</summary>
    /// <param name="handle">A handle of this store.</param>
    /// <returns>The key, with what was folded; <see langword="null"/> for a refused one.</returns>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    public SeriesKey? KeyOf(SeriesHandle handle) => IsRefused(handle) ? null : new SeriesKey(_index.KeyOf(handle.Row));

    /// <summary>Counts one rating.</summary>
    /// <param name="handle">A handle of this store.</param>
    /// <param name="rating">The rating; non-answers are counted by kind.</param>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(SeriesHandle handle, Rating<TScale> rating) => _rows.Increment(_index.RowOf(handle), SlotOf(rating));

    /// <summary>Counts one rating of a series by its key.</summary>
    /// <param name="key">A key of the store's schema.</param>
    /// <param name="rating">The rating; non-answers are counted by kind.</param>
    /// <exception cref="ArgumentException">The key was made by another schema.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(SeriesKey key, Rating<TScale> rating) => _rows.Increment(RowOf(key), SlotOf(rating));

    /// <summary>Counts ratings of many series, given as two columns.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="handles">The handle of each.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a handle is of another store; nothing is counted.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment; nothing is counted.</exception>
    public void AddRange(ReadOnlySpan<Rating<TScale>> ratings, ReadOnlySpan<SeriesHandle> handles)
    {
        CheckColumns(ratings.Length, handles.Length, nameof(handles));
        _index.RequireOwn(handles);
        _index.Enter();
        try
        {
            for (var i = 0; i < ratings.Length; i++) _rows.Increment(handles[i].Row, SlotOf(ratings[i]));
        }
        finally
        {
            _index.Leave();
        }
    }

    /// <summary>Counts ratings of many series, given as two columns.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="keys">The key of each.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a key was made by another schema; nothing is counted.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment; nothing is counted.</exception>
    public void AddRange(ReadOnlySpan<Rating<TScale>> ratings, ReadOnlySpan<SeriesKey> keys)
    {
        CheckColumns(ratings.Length, keys.Length, nameof(keys));
        var rows = ArrayPool<int>.Shared.Rent(keys.Length);
        try
        {
            _index.Enter();
            try
            {
                try
                {
                    for (var i = 0; i < keys.Length; i++) rows[i] = _index.Resolve(keys[i]);
                }
                finally
                {
                    // A series that was admitted stays, even where a later key is refused.
                    _rows.Ensure(_index.Rows - 1);
                }

                for (var i = 0; i < ratings.Length; i++) _rows.Increment(rows[i], SlotOf(ratings[i]));
            }
            finally
            {
                _index.Leave();
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rows);
        }
    }

    /// <summary>Counts many ratings of one series.</summary>
    /// <param name="handle">A handle of this store.</param>
    /// <param name="ratings">The ratings; non-answers are counted by kind.</param>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment; nothing is counted.</exception>
    /// <exception cref="OverflowException">A counter would not fit; nothing is counted.</exception>
    public void AddRange(SeriesHandle handle, ReadOnlySpan<Rating<TScale>> ratings)
    {
        RatingCounts<TScale> counts = default;
        counts.CountRange(ratings);
        Combine(_index.RowOf(handle), in counts, subtract: false);
    }

    /// <summary>Takes one rating out again: undoes an add of it.</summary>
    /// <param name="handle">A handle of this store.</param>
    /// <param name="rating">The rating that was added.</param>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    public void Remove(SeriesHandle handle, Rating<TScale> rating) => _rows.Decrement(_index.RowOf(handle), SlotOf(rating));

    /// <summary>Takes one rating of a series out again: undoes an add of it.</summary>
    /// <param name="key">A key of the store's schema.</param>
    /// <param name="rating">The rating that was added.</param>
    /// <exception cref="ArgumentException">The key was made by another schema.</exception>
    public void Remove(SeriesKey key, Rating<TScale> rating) => _rows.Decrement(RowOf(key), SlotOf(rating));

    /// <summary>Puts counts into a series.</summary>
    /// <param name="key">A key of the store's schema.</param>
    /// <param name="counts">The counts, left as they are.</param>
    /// <exception cref="ArgumentException">The key was made by another schema.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment.</exception>
    /// <exception cref="OverflowException">A counter would not fit; the series is left as it was.</exception>
    public void Merge(SeriesKey key, in RatingCounts<TScale> counts) => Combine(RowOf(key), in counts, subtract: false);

    /// <summary>Takes counts out of a series: undoes a merge of them.</summary>
    /// <param name="key">A key of the store's schema.</param>
    /// <param name="counts">The counts, left as they are.</param>
    /// <exception cref="ArgumentException">The key was made by another schema.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment.</exception>
    /// <exception cref="OverflowException">A counter would not fit; the series is left as it was.</exception>
    public void Subtract(SeriesKey key, in RatingCounts<TScale> counts) => Combine(RowOf(key), in counts, subtract: true);

    /// <summary>Puts everything in that another store holds, series by series. What does not fit within this store's limit is folded or refused here as if it had been added one by one.</summary>
    /// <param name="other">The other store, left as it is. What it refused, it has no series for: that is refused here too, or counted as <c>(other)</c> in every dimension.</param>
    /// <exception cref="ArgumentNullException">The other store is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The other store has other dimensions, or is this one.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment.</exception>
    /// <exception cref="OverflowException">A counter would not fit; the series before it are merged.</exception>
    public void Merge(RatingStore<TScale> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        StoreText.RequireMergeable(Schema, other.Schema, ReferenceEquals(this, other), nameof(other));
        for (var row = 0; row < other._index.Rows; row++)
        {
            var counts = other.ReadRow(row);
            if (row == SeriesIndex.Reserve && counts == default) continue;
            Merge(Schema.Translate(other._index.KeyOf(row), other.Schema), in counts);
        }
    }

    /// <summary>All series as they are now, for roll-ups, drill-downs and rankings.</summary>
    /// <returns>A copy that later adds do not touch. The series that is <c>(other)</c> in every dimension is in it if it holds anything.</returns>
    public SeriesTable<RatingCounts<TScale>> ToTable() => SeriesTable<RatingCounts<TScale>>.Of(Schema, TableRows(), Sum);

    /// <summary>The answers told apart by some dimensions only, merged over the others.</summary>
    /// <param name="dimensions">The dimensions to keep; none for one entry that holds everything.</param>
    /// <returns>The table; its total is the store's.</returns>
    /// <exception cref="ArgumentException">There is no such dimension, or one is given twice.</exception>
    public SeriesTable<RatingCounts<TScale>> RollUp(params ReadOnlySpan<string> dimensions) => ToTable().RollUp(dimensions);

    /// <summary>Scale, dimensions and number of series.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ScaleFacts<TScale>.Definition.Id} by {Schema}: {SeriesCount} of {MaxSeries} series");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotOf(Rating<TScale> rating) => CountRow.SlotOf(rating.Code, ScaleFacts<TScale>.Levels);

    internal static void Sum(ref RatingCounts<TScale> state, in RatingCounts<TScale> other) => state.MergeRow(in other);

    private static void CheckColumns(int ratings, int series, string parameter)
    {
        if (ratings != series) StoreText.ThrowUnequal(ratings, series, parameter);
    }

    internal IEnumerable<SeriesTable<RatingCounts<TScale>>.Row> TableRows()
    {
        for (var row = FirstRow; row < _index.Rows; row++)
        {
            var counts = ReadRow(row);
            if (row != SeriesIndex.Reserve || counts != default) yield return new(_index.KeyOf(row), in counts);
        }
    }

    internal SeriesIndex Index => _index;

    internal static int ChunkRows => CounterRows.ChunkRows;

    /// <summary>The most bytes of memory that a chunk of rows takes, counters beyond 32 bits included.</summary>
    internal static long ChunkBytes(int maxSeries)
        => Math.Min(ChunkRows, 1L + maxSeries + (maxSeries / 8)) * CounterRows.StrideOf(CountRow.SlotCount(ScaleFacts<TScale>.Levels)) * (sizeof(uint) + sizeof(long));

    internal bool TryReadSmall(int row, out Vector128<byte> slots) => _rows.TryReadSmall(row, out slots);

    internal void WriteSmall(int row, Vector128<byte> slots)
    {
        _rows.Ensure(row);
        _rows.WriteSmall(row, slots);
    }

    internal void ReadSlots(int row, Span<long> slots) => _rows.Read(row, slots);

    internal void WriteSlots(int row, ReadOnlySpan<long> slots)
    {
        _rows.Ensure(row);
        _rows.Write(row, slots);
    }

    internal void WriteRow(int row, in RatingCounts<TScale> counts)
    {
        Span<long> slots = stackalloc long[CountRow.SlotCount(ScaleFacts<TScale>.Levels)];
        counts.Row.CopySlots(slots, ScaleFacts<TScale>.Levels);
        WriteSlots(row, slots);
    }

    /// <summary>Takes in everything of a store of the same schema and limit, series for series.</summary>
    internal void Absorb(RatingStore<TScale> other)
    {
        for (var row = 0; row < other._index.Rows; row++)
        {
            var mine = _index.RowOfKnown(new SeriesKey(other._index.KeyOf(row)));
            _rows.Ensure(mine);
            Combine(mine, other.ReadRow(row), subtract: false);
        }
    }

    internal RatingCounts<TScale> ReadRow(int row)
    {
        Span<long> slots = stackalloc long[CountRow.SlotCount(ScaleFacts<TScale>.Levels)];
        _rows.Read(row, slots);
        return RatingCounts<TScale>.FromRow(CountRow.FromSlots(slots, ScaleFacts<TScale>.Levels));
    }

    private void Combine(int row, in RatingCounts<TScale> counts, bool subtract)
    {
        _index.Enter();
        try
        {
            var sum = ReadRow(row);
            if (subtract) sum.SubtractRow(in counts);
            else sum.MergeRow(in counts);
            Span<long> slots = stackalloc long[CountRow.SlotCount(ScaleFacts<TScale>.Levels)];
            sum.Row.CopySlots(slots, ScaleFacts<TScale>.Levels);
            _rows.Write(row, slots);
        }
        finally
        {
            _index.Leave();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowOf(SeriesKey key)
    {
        var row = _index.Find(key.Packed);
        return row >= 0 ? row : NewRow(key);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int NewRow(SeriesKey key)
    {
        _index.Enter();
        try
        {
            var row = _index.Resolve(key);
            _rows.Ensure(row);
            return row;
        }
        finally
        {
            _index.Leave();
        }
    }
}
