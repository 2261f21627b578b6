using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>Keeps one state of any kind per series: what <see cref="RatingStore{TScale}"/> does for ratings, for every aggregate.</summary>
/// <remarks>
/// <para>Limit, folding and refusal are those of <see cref="RatingStore{TScale}"/>. Values are counted as they are added, so that <see cref="Overflow"/> and <see cref="Refused"/> are numbers of values.</para>
/// <para>For an aggregate that can be taken back (<see cref="IReversibleAggregate{TSelf, TIn}"/>) there is <c>Remove</c> in <see cref="KeyedStoreExtensions"/>; for another it does not compile.</para>
/// <para>Thread safety: one writer, and no reading while it writes. A second writer is noticed in the methods that take a batch and when a series is new.</para>
/// </remarks>
/// <typeparam name="TState">The state of a series.</typeparam>
/// <typeparam name="TIn">What goes in.</typeparam>
public sealed class KeyedStore<TState, TIn>
    where TState : struct, IAggregate<TState, TIn>
{
    private const int ChunkBits = 12;

    private readonly SeriesIndex _index;
    private readonly int _maxRows;

    // Chunks never move, so a reference into one stays good.
    private Cell[][] _chunks = [];

    /// <summary>An empty store.</summary>
    /// <param name="schema">The dimensions.</param>
    /// <param name="maxSeries">How many series there may be, at least 1.</param>
    /// <param name="overflow">What happens to further ones.</param>
    /// <exception cref="ArgumentNullException">The schema is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1, or the policy is none.</exception>
    public KeyedStore(SeriesSchema schema, int maxSeries, OverflowPolicy overflow)
    {
        var budget = new SeriesBudget(maxSeries);
        _index = new SeriesIndex(schema, budget, overflow);
        _maxRows = budget.MaxRows;
        Ensure(SeriesIndex.Reserve);
    }

    /// <summary>The dimensions and their members.</summary>
    public SeriesSchema Schema => _index.Schema;

    /// <summary>How many series there may be, those with a folded member not counted.</summary>
    public int MaxSeries => _index.MaxSeries;

    /// <summary>What happens to series beyond the limit.</summary>
    public OverflowPolicy Policy => _index.Policy;

    /// <summary>How many series have a place; the one that is <c>(other)</c> in every dimension is not counted.</summary>
    public int SeriesCount => _index.Rows - 1;

    /// <summary>How many values were offered to series that found no place under <see cref="OverflowPolicy.Refuse"/>. They are in no series and not in the total.</summary>
    public long Refused => Policy == OverflowPolicy.Refuse ? CellOf(SeriesIndex.Reserve).Values : 0;

    /// <summary>How many values are counted as <c>(other)</c>, per dimension of the schema.</summary>
    public IReadOnlyDictionary<string, long> Overflow
    {
        get
        {
            var folded = new OrderedDictionary<string, long>(StringComparer.Ordinal);
            for (var dimension = 0; dimension < Schema.Width; dimension++)
            {
                var count = 0L;
                for (var row = FirstRow; row < _index.Rows; row++)
                    if (Schema.IdAt(_index.KeyOf(row), dimension) == DimensionTable.OtherId) count += CellOf(row).Values;
                folded.Add(Schema.Dimensions[dimension].Name, count);
            }

            return folded;
        }
    }

    /// <summary>All series merged.</summary>
    public TState Total
    {
        get
        {
            TState total = default;
            for (var row = FirstRow; row < _index.Rows; row++) TState.Merge(ref total, in CellOf(row).State);
            return total;
        }
    }

    private int FirstRow => Policy == OverflowPolicy.Fold ? SeriesIndex.Reserve : SeriesIndex.Reserve + 1;

    /// <summary>The state of a series.</summary>
    /// <param name="handle">A handle of this store; one whose series was folded gives the folded series, one that was refused gives what was refused.</param>
    /// <returns>A copy that shares nothing with the store.</returns>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    public TState Read(SeriesHandle handle) => TState.Copy(in CellOf(_index.RowOf(handle)).State);

    /// <summary>The place of a series, which is made if it is new. What its later adds go to is decided here and stays.</summary>
    /// <param name="key">A key of the store's schema.</param>
    /// <returns>The handle. Beyond the limit it is that of a folded series, or one whose adds are counted as refused.</returns>
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

    /// <summary>Puts one value in.</summary>
    /// <param name="handle">A handle of this store.</param>
    /// <param name="value">The value; one that makes no sense is counted as such by the aggregate.</param>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(SeriesHandle handle, TIn value) => AddAt(_index.RowOf(handle), value);

    /// <summary>Puts one value of a series in by its key.</summary>
    /// <param name="key">A key of the store's schema.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The key was made by another schema.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(SeriesKey key, TIn value) => AddAt(RowOf(key), value);

    /// <summary>Puts values of many series in, given as two columns.</summary>
    /// <param name="values">The values.</param>
    /// <param name="handles">The handle of each.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a handle is of another store; nothing is put in.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment; nothing is put in.</exception>
    public void AddRange(ReadOnlySpan<TIn> values, ReadOnlySpan<SeriesHandle> handles)
    {
        if (values.Length != handles.Length) StoreText.ThrowUnequal(values.Length, handles.Length, nameof(handles));
        _index.RequireOwn(handles);
        _index.Enter();
        try
        {
            for (var i = 0; i < values.Length; i++) AddAt(handles[i].Row, values[i]);
        }
        finally
        {
            _index.Leave();
        }
    }

    /// <summary>Puts values of many series in, given as two columns.</summary>
    /// <param name="values">The values.</param>
    /// <param name="keys">The key of each.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a key was made by another schema; nothing is put in.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment; nothing is put in.</exception>
    public void AddRange(ReadOnlySpan<TIn> values, ReadOnlySpan<SeriesKey> keys)
    {
        if (values.Length != keys.Length) StoreText.ThrowUnequal(values.Length, keys.Length, nameof(keys));
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
                    Ensure(_index.Rows - 1);
                }

                for (var i = 0; i < values.Length; i++) AddAt(rows[i], values[i]);
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

    /// <summary>Puts many values of one series in.</summary>
    /// <param name="handle">A handle of this store.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment; nothing is put in.</exception>
    public void AddRange(SeriesHandle handle, ReadOnlySpan<TIn> values)
    {
        ref var cell = ref CellOf(_index.RowOf(handle));
        _index.Enter();
        try
        {
            TState.AddRange(ref cell.State, values);
            cell.Values += values.Length;
        }
        finally
        {
            _index.Leave();
        }
    }

    /// <summary>Puts everything in that another store holds, series by series. What does not fit within this store's limit is folded or refused here as if it had been added one by one.</summary>
    /// <param name="other">The other store, left as it is. What it refused, it has no series for: that is refused here too, or counted as <c>(other)</c> in every dimension.</param>
    /// <exception cref="ArgumentNullException">The other store is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The other store has other dimensions, or is this one.</exception>
    /// <exception cref="InvalidOperationException">Another thread writes at this moment.</exception>
    /// <exception cref="OverflowException">A counter would not fit; the series before it are merged.</exception>
    public void Merge(KeyedStore<TState, TIn> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        StoreText.RequireMergeable(Schema, other.Schema, ReferenceEquals(this, other), nameof(other));
        for (var row = 0; row < other._index.Rows; row++)
        {
            ref var theirs = ref other.CellOf(row);
            if (row == SeriesIndex.Reserve && theirs.Values == 0) continue;
            ref var mine = ref CellOf(RowOf(Schema.Translate(other._index.KeyOf(row), other.Schema)));
            _index.Enter();
            try
            {
                var values = mine.Values + theirs.Values;
                TState.Merge(ref mine.State, in theirs.State);
                mine.Values = values;
            }
            finally
            {
                _index.Leave();
            }
        }
    }

    /// <summary>All series as they are now, for roll-ups, drill-downs and rankings.</summary>
    /// <returns>A copy that later adds do not touch. The series that is <c>(other)</c> in every dimension is in it if it holds anything.</returns>
    public SeriesTable<TState> ToTable() => SeriesTable<TState>.Of(Schema, TableRows(), TState.Merge);

    /// <summary>The values told apart by some dimensions only, merged over the others.</summary>
    /// <param name="dimensions">The dimensions to keep; none for one entry that holds everything.</param>
    /// <returns>The table; its total is the store's.</returns>
    /// <exception cref="ArgumentException">There is no such dimension, or one is given twice.</exception>
    public SeriesTable<TState> RollUp(params ReadOnlySpan<string> dimensions) => ToTable().RollUp(dimensions);

    /// <summary>Dimensions and number of series.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{typeof(TState).Name} by {Schema}: {SeriesCount} of {MaxSeries} series");

    internal SeriesIndex Index => _index;

    internal static int ChunkRows => 1 << ChunkBits;

    /// <summary>The most bytes of memory that a chunk of rows takes.</summary>
    internal static long ChunkBytes(int maxSeries) => Math.Min(ChunkRows, 1L + maxSeries + (maxSeries / 8)) * Unsafe.SizeOf<Cell>();

    internal ref TState StateAt(int row, out long values)
    {
        ref var cell = ref CellOf(row);
        values = cell.Values;
        return ref cell.State;
    }

    internal void Put(int row, in TState state, long values)
    {
        Ensure(row);
        CellOf(row) = new Cell { State = state, Values = values };
    }

    internal ref TState StateOf(SeriesHandle handle, long values)
    {
        ref var cell = ref CellOf(_index.RowOf(handle));
        cell.Values += values;
        return ref cell.State;
    }

    private IEnumerable<SeriesTable<TState>.Row> TableRows()
    {
        for (var row = FirstRow; row < _index.Rows; row++)
            if (row != SeriesIndex.Reserve || CellOf(row).Values != 0) yield return new(_index.KeyOf(row), in CellOf(row).State);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Cell CellOf(int row) => ref _chunks[row >> ChunkBits][row & ((1 << ChunkBits) - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddAt(int row, TIn value)
    {
        ref var cell = ref CellOf(row);
        TState.Add(ref cell.State, value);
        cell.Values++;
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
            Ensure(row);
            return row;
        }
        finally
        {
            _index.Leave();
        }
    }

    private void Ensure(int row)
    {
        while (row >> ChunkBits >= _chunks.Length)
        {
            var first = _chunks.Length << ChunkBits;
            Array.Resize(ref _chunks, _chunks.Length + 1);
            _chunks[^1] = new Cell[Math.Min(1 << ChunkBits, Math.Max(row + 1, _maxRows) - first)];
        }
    }

    private struct Cell
    {
        public TState State;
        public long Values;
    }
}
