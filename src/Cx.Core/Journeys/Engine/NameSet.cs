namespace Cx.Core.Journeys;

/// <summary>Which of an engine's names belong to a set of a specification; learns the numbers of names as they come.</summary>
internal sealed class NameSet(Symbols symbols, IEnumerable<string> names)
{
    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);
    private readonly List<bool> _holds = [];

    public bool Holds(int number)
    {
        while (_holds.Count <= number) _holds.Add(_names.Contains(symbols[_holds.Count]));
        return _holds[number];
    }
}
