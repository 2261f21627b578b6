namespace Cx.Core.Streaming;

/// <summary>The rows of a store in the order of their members' texts, and the members that they use, sorted.</summary>
internal sealed class SeriesRanks
{
    private readonly SeriesIndex _index;
    private readonly int[][] _rankOfId;

    public SeriesRanks(SeriesIndex index, Func<int, bool>? isLeftOut = null)
    {
        _index = index;
        var schema = index.Schema;
        var rows = new List<int>(index.Rows);
        for (var row = 0; row < index.Rows; row++)
            if (row != SeriesIndex.Reserve || (index.Policy == OverflowPolicy.Fold && isLeftOut?.Invoke(row) != true)) rows.Add(row);
        _rankOfId = new int[schema.Width][];
        Members = new string[schema.Width][];
        for (var dimension = 0; dimension < schema.Width; dimension++) Rank(rows, dimension);

        // The first dimension stands highest; the bits of all of them fit, as they do in a key.
        var keys = new ulong[rows.Count];
        for (var i = 0; i < keys.Length; i++)
            for (var dimension = 0; dimension < schema.Width; dimension++) keys[i] = (keys[i] << schema.Dimensions[dimension].Bits) | (uint)RankOf(rows[i], dimension);
        Rows = [.. rows];
        Array.Sort(keys, Rows);
    }

    public int[] Rows { get; }

    /// <summary>The members in use, for each dimension, in ordinal order.</summary>
    public string[][] Members { get; }

    public int RankOf(int row, int dimension) => _rankOfId[dimension][_index.Schema.IdAt(_index.KeyOf(row), dimension)];

    private void Rank(List<int> rows, int dimension)
    {
        var table = _index.Schema.Dimensions[dimension];
        var ranks = new int[table.Count];
        foreach (var row in rows) ranks[_index.Schema.IdAt(_index.KeyOf(row), dimension)] = 1;
        List<int> ids = [];
        for (var id = 0; id < ranks.Length; id++)
            if (ranks[id] == 1) ids.Add(id);
        string[] texts = [.. ids.Select(table.MemberOf)];
        int[] sorted = [.. ids];
        Array.Sort(texts, sorted, StringComparer.Ordinal);
        for (var rank = 0; rank < sorted.Length; rank++) ranks[sorted[rank]] = rank;
        Members[dimension] = texts;
        _rankOfId[dimension] = ranks;
    }
}
