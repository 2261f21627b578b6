using System.Runtime.CompilerServices;
using System.Text;
using Cx.Cli.Input;

namespace Cx.Cli.Scoring;

/// <summary>Numbers the different combinations of key cells from 0, in the order in which they come.</summary>
/// <param name="keyColumns">How many cells make a key.</param>
/// <param name="firstCell">Which cell of the source is the first of them.</param>
internal sealed class GroupKeys(int keyColumns, int firstCell)
{
    private readonly TextTable[] _texts = [.. Enumerable.Range(0, keyColumns).Select(_ => new TextTable())];
    private readonly Dictionary<(int Prefix, int Text), int>[] _steps = [.. Enumerable.Range(0, keyColumns).Select(_ => new Dictionary<(int, int), int>())];
    private readonly int[] _numbers = new int[keyColumns];
    private readonly List<int[]> _keys = [];

    /// <summary>The number of the group of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Of(RowSource rows)
    {
        for (var i = 0; i < _texts.Length; i++) _numbers[i] = _texts[i].NumberOf(rows.Cell(firstCell + i));
        return OfNumbers();
    }

    /// <summary>The number of the group of a key.</summary>
    public int Of(string[] key)
    {
        for (var i = 0; i < _texts.Length; i++) _numbers[i] = _texts[i].NumberOf(Encoding.UTF8.GetBytes(key[i]));
        return OfNumbers();
    }

    /// <summary>All groups, sorted by key, column by column, ordinally.</summary>
    public IEnumerable<(string[] Key, int Group)> Sorted()
    {
        var groups = _keys.Select((key, group) => (Key: key.Select((text, i) => _texts[i][text]).ToArray(), Group: group));
        return groups.OrderBy(group => group.Key, Comparer<string[]>.Create(Compare));
    }

    private static int Compare(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var order = string.CompareOrdinal(left[i], right[i]);
            if (order != 0) return order;
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int OfNumbers()
    {
        // The numbers of the texts are combined column by column: (group so far, text) has a number of its own.
        var group = _numbers.Length == 0 ? 0 : _numbers[0];
        for (var i = 1; i < _numbers.Length; i++) group = Step(_steps[i], group, _numbers[i]);
        if (group == _keys.Count) AddGroup([.. _numbers]);
        return group;
    }

    private static int Step(Dictionary<(int Prefix, int Text), int> steps, int prefix, int text)
    {
        if (steps.TryGetValue((prefix, text), out var group)) return group;
        steps.Add((prefix, text), steps.Count);
        return steps.Count - 1;
    }

    private void AddGroup(int[] key)
    {
        if (_keys.Count == Limits.Groups)
            throw CxException.BadData(Text.Line($"--by makes more than {Limits.Groups} groups. Is one of its columns an id or a time?"));
        _keys.Add(key);
    }
}
