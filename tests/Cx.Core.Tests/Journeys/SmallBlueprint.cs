using Cx.Core.Feedback;
using Cx.Core.Journeys;

namespace Cx.Core.Tests.Journeys;

/// <summary>A random small blueprint, and the cost of a journey through it found without any of the library's ideas: a shortest path through (interactions seen, touchpoint).</summary>
internal sealed class SmallBlueprint
{
    private readonly int _count;
    private readonly string[] _events;
    private readonly bool[] _optional;
    private readonly bool[] _repeatable;
    private readonly bool[][] _edge;
    private readonly bool[] _entry;
    private readonly bool[] _end;

    public SmallBlueprint(SplitMixOfTests random)
    {
        _count = 1 + random.Below(6);
        (_events, _optional, _repeatable, _entry, _end) = (new string[_count], new bool[_count], new bool[_count], new bool[_count], new bool[_count]);
        _edge = [.. Enumerable.Range(0, _count).Select(_ => new bool[_count])];
        for (var i = 0; i < _count; i++)
        {
            _events[i] = ((char)('a' + random.Below(Math.Min(_count, 4)))).ToString();
            (_optional[i], _repeatable[i], _entry[i], _end[i]) = (random.OneIn(3), random.OneIn(4), i == 0 || random.OneIn(4), i == _count - 1 || random.OneIn(5));
            for (var j = 0; j < _count; j++) _edge[i][j] = j == i + 1 || random.OneIn(5);
        }
    }

    public JourneyBlueprint? Build()
    {
        var builder = JourneyBlueprint.Define("small", "1.0.0").Stage("s", stage =>
        {
            stage.Component(ExperienceComponent.Product).Owner("me");
            for (var i = 0; i < _count; i++)
            {
                var at = i;
                stage.Touchpoint(Name(i), touchpoint =>
                {
                    touchpoint.Action().Event(_events[at]);
                    if (_optional[at]) touchpoint.Optional();
                    if (_repeatable[at]) touchpoint.Repeatable();
                });
            }
        });
        for (var i = 0; i < _count; i++)
        {
            if (_entry[i]) builder.Entry(Name(i));
            if (_end[i]) builder.Success(Name(i));
            for (var j = 0; j < _count; j++)
            {
                if (_edge[i][j]) builder.Loop(Name(i), Name(j));
            }
        }

        return builder.Build().Blueprint;
    }

    public static TouchpointId[] Journey(SplitMixOfTests random)
        => [.. Enumerable.Range(0, random.Below(9)).Select(_ => new TouchpointId(((char)('a' + random.Below(5))).ToString()))];

    /// <summary>Costs to have seen everything and be at an end, and to be anywhere. Relaxed until nothing changes (Bellman and Ford): slow and plain.</summary>
    public (int Cost, int Prefix) Search(TouchpointId[] journey)
    {
        const int far = 1_000;
        // Column 0 is the start, column i + 1 touchpoint i.
        int[][] cost = [.. Enumerable.Range(0, journey.Length + 1).Select(_ => Enumerable.Repeat(far, _count + 1).ToArray())];
        cost[0][0] = 0;
        var hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            for (var p = 0; p <= journey.Length; p++)
            {
                for (var s = 0; s <= _count; s++)
                {
                    if (cost[p][s] == far) continue;
                    if (p < journey.Length) Relax(p + 1, s, cost[p][s] + 1);
                    for (var t = 0; t < _count; t++)
                    {
                        var isWay = s == 0 ? _entry[t] : _edge[s - 1][t];
                        if (isWay) Relax(p, t + 1, cost[p][s] + (_optional[t] ? 0 : 1));
                        if (p < journey.Length && journey[p].Text == _events[t] && (isWay || (s == t + 1 && _repeatable[t]))) Relax(p + 1, t + 1, cost[p][s]);
                    }
                }
            }
        }

        var ends = Enumerable.Range(1, _count).Where(s => _end[s - 1]).Min(s => cost[^1][s]);
        return (ends, Enumerable.Range(0, _count + 1).Min(s => cost[^1][s]));

        void Relax(int p, int s, int by)
        {
            if (by >= cost[p][s]) return;
            cost[p][s] = by;
            hasChanged = true;
        }
    }

    private static string Name(int i) => $"t{i}";
}
