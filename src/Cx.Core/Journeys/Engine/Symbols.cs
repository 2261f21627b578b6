namespace Cx.Core.Journeys;

/// <summary>Names and their numbers, in the order in which they were first seen.</summary>
internal sealed class Symbols
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    // The same few text objects come again and again from most sources; asking for the object itself is cheaper than for its characters.
    private readonly string?[] _recent = new string?[64];
    private readonly int[] _recentNumbers = new int[64];

    public int Count => _names.Count;

    public string this[int number] => _names[number];

    /// <summary>The names by their numbers.</summary>
    public IReadOnlyList<string> Names => _names;

    public int NumberOf(string name)
    {
        var place = System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(name) & 63;
        if (ReferenceEquals(_recent[place], name)) return _recentNumbers[place];
        if (!_numbers.TryGetValue(name, out var number))
        {
            number = _names.Count;
            _numbers.Add(name, number);
            _names.Add(name);
        }

        _recent[place] = name;
        _recentNumbers[place] = number;
        return number;
    }

    /// <summary>The place of each number when the names are sorted by their characters.</summary>
    public int[] Ranks()
    {
        var ranks = new int[_names.Count];
        var sorted = Sorted();
        for (var i = 0; i < sorted.Length; i++) ranks[sorted[i]] = i;
        return ranks;
    }

    /// <summary>The numbers in the order of their names.</summary>
    public int[] Sorted()
    {
        int[] numbers = [.. Enumerable.Range(0, _names.Count)];
        Array.Sort(numbers, (x, y) => string.CompareOrdinal(_names[x], _names[y]));
        return numbers;
    }
}
