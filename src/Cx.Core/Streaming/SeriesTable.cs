using System.Globalization;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>What a store or a shard knew at one moment: the series with their states, sorted by the texts of their members.</summary>
/// <remarks>
/// <para>A copy that later adds do not touch. A roll-up merges over the dimensions that are left out, so every roll-up has the same <see cref="Total"/>; a drill-down keeps the series of one member.</para>
/// <para>Where a table <see cref="IsFolded"/>, answers of any series may stand in an <c>(other)</c> entry: its named series are a part of what they would be. Rolled up to dimensions that were not folded it is whole again, and says so.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TState">The state of a series, such as <c>RatingCounts&lt;Nps&gt;</c>.</typeparam>
public sealed class SeriesTable<TState>
    where TState : struct
{
    private readonly SeriesSchema _schema;
    private readonly int[] _dimensions;
    private readonly SeriesEntry<TState>[] _series;
    private readonly TState _total;
    private readonly Merging _merge;

    private SeriesTable(SeriesSchema schema, int[] dimensions, SeriesEntry<TState>[] series, Merging merge)
    {
        _schema = schema;
        _dimensions = dimensions;
        _series = series;
        _merge = merge;
        Dimensions = [.. dimensions.Select(dimension => schema.Dimensions[dimension].Name)];
        foreach (var entry in series) merge(ref _total, in entry.StateByRef);
        IsFolded = series.Any(entry => entry.IsFolded);
    }

    internal delegate void Merging(ref TState state, in TState other);

    /// <summary>The names of the dimensions that are told apart.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>The series, in the ordinal order of their members' texts.</summary>
    public IReadOnlyList<SeriesEntry<TState>> Series => _series;

    /// <summary>All series merged.</summary>
    public TState Total => _total;

    /// <summary>Whether a series is folded: a member of it is <c>(other)</c>.</summary>
    public bool IsFolded { get; }

    /// <summary>The series with given members.</summary>
    /// <param name="members">One member per dimension of the table; <see langword="null"/> or empty is <c>(none)</c>.</param>
    /// <returns>The series, or <see langword="null"/> if nothing was counted for it.</returns>
    /// <exception cref="ArgumentException">There is not one member per dimension.</exception>
    public SeriesEntry<TState>? Find(params ReadOnlySpan<string?> members)
    {
        if (members.Length != _dimensions.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The table has {_dimensions.Length} dimensions ({string.Join(", ", Dimensions)}), {members.Length} members were given. Give one per dimension, null for a missing one."), nameof(members));
        var packed = 0UL;
        for (var i = 0; i < members.Length; i++)
        {
            if (!_schema.Dimensions[_dimensions[i]].TryFind(members[i], out var id)) return null;
            packed = _schema.WithId(packed, _dimensions[i], id);
        }

        return Array.Find(_series, entry => entry.Packed == packed);
    }

    /// <summary>The same answers told apart by fewer dimensions.</summary>
    /// <param name="dimensions">The dimensions to keep, in the order wanted; none for one entry that holds everything.</param>
    /// <returns>The smaller table; its total is the total of this one.</returns>
    /// <exception cref="ArgumentException">The table has no such dimension, or one is given twice.</exception>
    public SeriesTable<TState> RollUp(params ReadOnlySpan<string> dimensions)
    {
        var kept = new int[dimensions.Length];
        for (var i = 0; i < dimensions.Length; i++)
        {
            kept[i] = IndexOf(dimensions[i]);
            if (Array.IndexOf(kept, kept[i], 0, i) >= 0) throw new ArgumentException($"Dimension {dimensions[i]} is given twice. Name each dimension once.", nameof(dimensions));
        }

        return Of(_schema, kept, _series.Select(entry => new Row(entry.Packed, entry.State)), _merge);
    }

    /// <summary>The series of one member.</summary>
    /// <param name="dimension">The dimension to look along.</param>
    /// <param name="member">Its member; <see langword="null"/> or empty is <c>(none)</c>.</param>
    /// <returns>The table of the other dimensions; without series if the member is unknown.</returns>
    /// <exception cref="ArgumentException">The table has no such dimension.</exception>
    public SeriesTable<TState> DrillDown(string dimension, string? member)
    {
        var index = IndexOf(dimension);
        var known = _schema.Dimensions[index].TryFind(member, out var id);
        return Of(
            _schema,
            Array.FindAll(_dimensions, other => other != index),
            _series.Where(entry => known && _schema.IdAt(entry.Packed, index) == id).Select(entry => new Row(entry.Packed, entry.State)),
            _merge);
    }

    /// <summary>The series with the highest scores. On a scale where lower is better, these are the worst.</summary>
    /// <typeparam name="TScore">The kind of score.</typeparam>
    /// <param name="count">How many series, at most.</param>
    /// <param name="score">The score of a state, <see langword="null"/> for no data, such as <c>counts =&gt; NetPromoterScore.From(counts)</c>.</param>
    /// <param name="minN">How many answers a series needs to be ranked.</param>
    /// <param name="confidence">The level of the intervals.</param>
    /// <returns>The ranking, with intervals and the number of series left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or the minimum below 0.</exception>
    public SeriesRanking<TState, TScore> Top<TScore>(int count, Func<TState, TScore?> score, long minN = 1, Confidence confidence = default)
        where TScore : class, IScore => Rank(count, score, minN, confidence, sign: 1);

    /// <summary>The series with the lowest scores. On a scale where lower is better, these are the best.</summary>
    /// <typeparam name="TScore">The kind of score.</typeparam>
    /// <param name="count">How many series, at most.</param>
    /// <param name="score">The score of a state, <see langword="null"/> for no data.</param>
    /// <param name="minN">How many answers a series needs to be ranked.</param>
    /// <param name="confidence">The level of the intervals.</param>
    /// <returns>The ranking, with intervals and the number of series left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or the minimum below 0.</exception>
    public SeriesRanking<TState, TScore> Bottom<TScore>(int count, Func<TState, TScore?> score, long minN = 1, Confidence confidence = default)
        where TScore : class, IScore => Rank(count, score, minN, confidence, sign: -1);

    /// <summary>Dimensions and number of series.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" × ", Dimensions)}: {_series.Length} series");

    internal static SeriesTable<TState> Of(SeriesSchema schema, IEnumerable<Row> rows, Merging merge) =>
        Of(schema, [.. Enumerable.Range(0, schema.Width)], rows, merge);

    private static SeriesTable<TState> Of(SeriesSchema schema, int[] dimensions, IEnumerable<Row> rows, Merging merge)
    {
        var mask = schema.MaskOf(dimensions);
        var places = new Dictionary<ulong, int>();
        List<TState> states = [];
        foreach (var row in rows)
        {
            var packed = row.Packed & mask;
            if (!places.TryGetValue(packed, out var place))
            {
                place = states.Count;
                places.Add(packed, place);
                states.Add(default);
            }

            // Into a fresh state, never an assignment: a state that owns memory must not be shared.
            merge(ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(states)[place], in row.State);
        }

        var series = places
            .Select(pair => new SeriesEntry<TState>(pair.Key, [.. dimensions.Select(dimension => schema.Member(pair.Key, dimension))], states[pair.Value]))
            .ToArray();
        Array.Sort(series, ByMembers);
        return new SeriesTable<TState>(schema, dimensions, series, merge);
    }

    private static int ByMembers(SeriesEntry<TState> left, SeriesEntry<TState> right)
    {
        for (var i = 0; i < left.Members.Count; i++)
        {
            var order = string.CompareOrdinal(left.Members[i], right.Members[i]);
            if (order != 0) return order;
        }

        return 0;
    }

    private int IndexOf(string dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        foreach (var index in _dimensions)
            if (_schema.Dimensions[index].Name == dimension) return index;
        throw new ArgumentException($"The table has no dimension {dimension}; it has {(Dimensions.Count == 0 ? "none" : string.Join(", ", Dimensions))}.", nameof(dimension));
    }

    private SeriesRanking<TState, TScore> Rank<TScore>(int count, Func<TState, TScore?> score, long minN, Confidence confidence, int sign)
        where TScore : class, IScore
    {
        ArgumentNullException.ThrowIfNull(score);
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, "Ask for at least one series.");
        if (minN < 0) throw new ArgumentOutOfRangeException(nameof(minN), minN, "The smallest number of answers is 0 or more.");
        var withoutScore = 0;
        var belowMinimum = 0;
        List<(SeriesEntry<TState> Series, TScore Score, Interval? Interval)> scored = [];
        foreach (var entry in _series)
        {
            if (score(entry.State) is not { } value) withoutScore++;
            else if (value.N < minN) belowMinimum++;
            else scored.Add((entry, value, ScoreIntervals.Of(value, confidence)));
        }

        // A stable sort: equal scores stay in the order of their members.
        var order = scored.OrderByDescending(line => sign * line.Score.Value).ToList();
        var first = order.Take(count).Select(line => new RankedSeries<TState, TScore>(
            1 + order.Count(other => sign * other.Score.Value > sign * line.Score.Value),
            line.Series,
            line.Score,
            line.Interval,
            1 + order.Count(other => IsAhead(other.Interval, line.Interval, sign)),
            order.Count - order.Count(other => IsAhead(line.Interval, other.Interval, sign))));
        return new SeriesRanking<TState, TScore>([.. first], order.Count, withoutScore, belowMinimum, IsFolded);
    }

    // Without an interval nothing is ruled out.
    private static bool IsAhead(Interval? one, Interval? other, int sign) =>
        one is not null && other is not null && (sign > 0 ? one.Low > other.High : one.High < other.Low);

    internal readonly struct Row(ulong packed, in TState state)
    {
        public readonly ulong Packed = packed;
        public readonly TState State = state;
    }
}
