namespace Cx.Core.Streaming;

/// <summary>The rows of a store in the order of their members' texts, and the members that they use, sorted.</summary>
internal sealed class SeriesRanks
{
    // By dimension and row.
    private readonly int[][] _ranks;

    public SeriesRanks(SeriesIndex index, bool isReserveListed)
    {
        var schema = index.Schema;
        var first = isReserveListed ? SeriesIndex.Reserve : SeriesIndex.Reserve + 1;
        var rows = new int[index.Rows - first];
        for (var i = 0; i < rows.Length; i++) rows[i] = first + i;
        _ranks = new int[schema.Width][];
        Members = new string[schema.Width][];
        for (var dimension = 0; dimension < schema.Width; dimension++)
        {
            _ranks[dimension] = new int[index.Rows];
            Members[dimension] = Rank(index, rows, dimension, _ranks[dimension]);
        }

        // By the last dimension first: each later sort leaves what is alike as it stands.
        for (var dimension = schema.Width - 1; dimension >= 0; dimension--) rows = Sorted(rows, _ranks[dimension], Members[dimension].Length);
        Rows = rows;
    }

    public int[] Rows { get; }

    /// <summary>The members in use, for each dimension, in ordinal order.</summary>
    public string[][] Members { get; }

    public int RankOf(int row, int dimension) => _ranks[dimension][row];

    // Counting, because ranks are few and dense: as many steps as there are rows and members.
    private static int[] Sorted(int[] rows, int[] ranks, int count)
    {
        var places = new int[count + 1];
        foreach (var row in rows) places[ranks[row] + 1]++;
        for (var rank = 1; rank < places.Length; rank++) places[rank] += places[rank - 1];
        var sorted = new int[rows.Length];
        foreach (var row in rows) sorted[places[ranks[row]]++] = row;
        return sorted;
    }

    private static string[] Rank(SeriesIndex index, int[] rows, int dimension, int[] ranks)
    {
        var table = index.Schema.Dimensions[dimension];
        var rankOfId = new int[table.Count];
        foreach (var row in rows)
        {
            var id = index.Schema.IdAt(index.KeyOf(row), dimension);
            ranks[row] = id;
            rankOfId[id] = 1;
        }

        List<int> ids = [];
        for (var id = 0; id < rankOfId.Length; id++)
            if (rankOfId[id] == 1) ids.Add(id);
        string[] texts = [.. ids.Select(table.MemberOf)];
        int[] sorted = [.. ids];
        Array.Sort(texts, sorted, StringComparer.Ordinal);
        for (var rank = 0; rank < sorted.Length; rank++) rankOfId[sorted[rank]] = rank;
        foreach (var row in rows) ranks[row] = rankOfId[ranks[row]];
        return texts;
    }
}
