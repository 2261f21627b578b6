using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Which of an engine's events belong to a set of a specification; learns the numbers of names as they come.</summary>
internal sealed class EventSet(Symbols events, IReadOnlyList<TouchpointId> names)
{
    private readonly List<bool> _holds = [];

    public bool Holds(int number)
    {
        while (_holds.Count <= number)
        {
            var name = events[_holds.Count];
            _holds.Add(names.Any(one => string.Equals(one.Text, name, StringComparison.Ordinal)));
        }

        return _holds[number];
    }
}
