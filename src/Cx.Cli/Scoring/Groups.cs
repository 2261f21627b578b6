using System.Runtime.CompilerServices;
using System.Text;
using Cx.Cli.Input;
using Cx.Core.Scales;

namespace Cx.Cli.Scoring;

/// <summary>One tally for each combination of key cells.</summary>
internal sealed class Groups(ScaleDefinition scale, bool isWeighted, int keyColumns)
{
    private readonly TextTable[] _texts = [.. Enumerable.Range(0, keyColumns).Select(_ => new TextTable())];
    private readonly Dictionary<(int Prefix, int Text), int>[] _steps = [.. Enumerable.Range(0, keyColumns).Select(_ => new Dictionary<(int, int), int>())];
    private readonly int[] _numbers = new int[keyColumns];
    private readonly List<int[]> _keys = [];
    private readonly List<Tally> _tallies = [];

    /// <summary>The tally for the key cells of the row; they are cells 1, 2, … of the source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tally Of(RowSource rows)
    {
        for (var i = 0; i < _texts.Length; i++) _numbers[i] = _texts[i].NumberOf(rows.Cell(1 + i));
        return OfNumbers();
    }

    /// <summary>The tally for a key.</summary>
    public Tally Of(string[] key)
    {
        for (var i = 0; i < _texts.Length; i++) _numbers[i] = _texts[i].NumberOf(Encoding.UTF8.GetBytes(key[i]));
        return OfNumbers();
    }

    /// <summary>Adds the groups of other rows.</summary>
    public void Merge(Groups other)
    {
        foreach (var (key, tally) in other.Sorted()) Of(key).Merge(tally);
    }

    /// <summary>All groups, sorted by key, column by column, ordinally.</summary>
    public IEnumerable<(string[] Key, Tally Tally)> Sorted()
    {
        var groups = _keys.Select((key, group) => (Key: key.Select((text, i) => _texts[i][text]).ToArray(), Tally: _tallies[group]));
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
    private Tally OfNumbers()
    {
        // The numbers of the texts are combined column by column: (group so far, text) has a number of its own.
        var group = _numbers.Length == 0 ? 0 : _numbers[0];
        for (var i = 1; i < _numbers.Length; i++) group = Step(_steps[i], group, _numbers[i]);
        return group < _tallies.Count ? _tallies[group] : NewGroup([.. _numbers]);
    }

    private static int Step(Dictionary<(int Prefix, int Text), int> steps, int prefix, int text)
    {
        if (steps.TryGetValue((prefix, text), out var group)) return group;
        steps.Add((prefix, text), steps.Count);
        return steps.Count - 1;
    }

    private Tally NewGroup(int[] key)
    {
        if (_tallies.Count == Limits.Groups)
            throw CxException.BadData(Text.Line($"--by makes more than {Limits.Groups} groups. Is one of its columns an id or a time?"));
        var tally = new Tally(scale, isWeighted);
        _keys.Add(key);
        _tallies.Add(tally);
        return tally;
    }
}
