namespace Cx.Core.Streaming;

/// <summary>Rows in the order of the texts of their series, so that results come in an order that does not depend on when a series was first seen.</summary>
internal sealed class SeriesOrder(SeriesIndex index)
{
    private int[] _byRank = [];
    private int[] _ranks = [];
    private int _count;

    public void Sort(RowMask mask, List<int> rows)
    {
        if (_count != index.Rows) Extend();
        mask.CopyTo(rows);
        // Where most rows are asked for, going through all of them is faster than sorting.
        if (rows.Count > _count / 4)
        {
            rows.Clear();
            foreach (var row in _byRank)
                if (mask.Has(row)) rows.Add(row);
            return;
        }

        for (var i = 0; i < rows.Count; i++) rows[i] = _ranks[rows[i]];
        rows.Sort();
        for (var i = 0; i < rows.Count; i++) rows[i] = _byRank[rows[i]];
    }

    /// <summary>All rows in use but the reserve, if that is not used.</summary>
    public ReadOnlySpan<int> All()
    {
        if (_count != index.Rows) Extend();
        return _byRank.AsSpan(0, _count);
    }

    // New rows are few: they are sorted, then merged with those sorted before.
    private void Extend()
    {
        var added = new int[index.Rows - _count];
        for (var i = 0; i < added.Length; i++) added[i] = _count + i;
        Array.Sort(added, Compare);
        var merged = new int[index.Rows];
        int old = 0, fresh = 0;
        for (var i = 0; i < merged.Length; i++)
        {
            var takesOld = fresh == added.Length || (old < _count && Compare(_byRank[old], added[fresh]) < 0);
            merged[i] = takesOld ? _byRank[old++] : added[fresh++];
        }

        _byRank = merged;
        _count = merged.Length;
        _ranks = new int[_count];
        for (var rank = 0; rank < _count; rank++) _ranks[merged[rank]] = rank;
    }

    private int Compare(int left, int right)
    {
        var schema = index.Schema;
        ulong first = index.KeyOf(left), second = index.KeyOf(right);
        for (var dimension = 0; dimension < schema.Width; dimension++)
        {
            var order = string.CompareOrdinal(schema.Member(first, dimension), schema.Member(second, dimension));
            if (order != 0) return order;
        }

        return left.CompareTo(right);
    }
}
