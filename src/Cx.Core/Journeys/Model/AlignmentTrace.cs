using Cx.Core.Feedback;

namespace Cx.Core.Journeys.Model;

/// <summary>Finds the cheapest alignment backwards and walks it forwards, so that ties fall as they are promised: match, missing, unexpected, lowest state.</summary>
internal static class AlignmentTrace
{
    public static ConformanceExplanation Run(CompiledBlueprint blueprint, Interaction[] journey, bool isActive)
    {
        var automaton = blueprint.Automaton;
        var events = Array.ConvertAll(journey, one => blueprint.EventIndex(one.Touchpoint));
        var rest = Rest(automaton, events, isActive);
        var states = automaton.States;
        var (matched, direct) = (new int[journey.Length], new bool[journey.Length]);
        var missing = new List<(int Touchpoint, int Position)>();
        var here = 0;
        var isDirect = true;
        for (var i = 0; i < journey.Length;)
        {
            var left = rest[i][here];
            if (Match(automaton, events[i], rest[i + 1], here, left) is { } to)
            {
                (matched[i], direct[i], isDirect, here) = (to, isDirect, true, to);
                i++;
                continue;
            }

            var skipTo = -1;
            for (var t = 0; t < states && skipTo < 0; t++)
            {
                var skip = automaton.ExactSkip(here, t);
                if (t != here && skip != Automaton.NoWay && skip <= left && Match(automaton, events[i], rest[i + 1], t, left - skip) is not null) skipTo = t;
            }

            if (skipTo >= 0)
            {
                Enter(skipTo, i);
                continue;
            }

            isDirect = false;
            i++;
        }

        if (!isActive && automaton.Accepting.IndexOf(here) < 0)
        {
            foreach (var end in automaton.Accepting)
            {
                if (automaton.ExactSkip(here, end) != rest[journey.Length][here]) continue;
                Enter(end, journey.Length);
                break;
            }
        }

        return Named(blueprint, journey, matched, direct, missing, rest[0][0]);

        void Enter(int target, int position)
        {
            foreach (var entered in automaton.Path(here, target))
            {
                if (automaton.EnterCost[entered] > 0) missing.Add((entered, position));
            }

            (here, isDirect) = (target, false);
        }
    }

    // rest[i][s]: the cheapest way on from s when the interactions from i are left.
    private static int[][] Rest(Automaton automaton, int[] events, bool isActive)
    {
        var states = automaton.States;
        var rest = new int[events.Length + 1][];
        var last = rest[^1] = new int[states];
        for (var s = 0; s < states && !isActive; s++)
        {
            last[s] = Automaton.NoWay;
            foreach (var end in automaton.Accepting) last[s] = Math.Min(last[s], automaton.ExactSkip(s, end));
        }

        var stay = new int[states];
        for (var i = events.Length - 1; i >= 0; i--)
        {
            for (var t = 0; t < states; t++) stay[t] = rest[i + 1][t] == Automaton.NoWay ? Automaton.NoWay : rest[i + 1][t] + 1;
            for (var v = 1; v < states && events[i] >= 0; v++)
            {
                if (automaton.EventOf[v] != events[i]) continue;
                foreach (var u in automaton.From[v]) stay[u] = Math.Min(stay[u], rest[i + 1][v]);
            }

            var now = rest[i] = new int[states];
            for (var s = 0; s < states; s++)
            {
                now[s] = stay[s];
                for (var t = 0; t < states; t++)
                {
                    var skip = automaton.ExactSkip(s, t);
                    if (skip < now[s] && stay[t] < now[s]) now[s] = Math.Min(now[s], skip + stay[t]);
                }
            }
        }

        return rest;
    }

    private static int? Match(Automaton automaton, int eventIndex, int[] after, int from, int cost)
    {
        if (eventIndex < 0) return null;
        for (var v = 1; v < automaton.States; v++)
        {
            if (automaton.EventOf[v] == eventIndex && after[v] == cost && Array.IndexOf(automaton.From[v], from) >= 0) return v;
        }

        return null;
    }

    private static ConformanceExplanation Named(CompiledBlueprint blueprint, Interaction[] journey, int[] matched, bool[] direct, List<(int Touchpoint, int Position)> missing, int cost)
    {
        var found = new List<Deviation>();
        var open = new List<(int Touchpoint, int Position)>(missing);
        var seen = new HashSet<TouchpointId>();
        var unexpected = 0;
        for (var i = 0; i < journey.Length; i++)
        {
            var name = journey[i].Touchpoint;
            if (matched[i] > 0)
            {
                var touchpoint = blueprint.TouchpointOf(matched[i]);
                seen.Add(name);
                if (touchpoint.Channels.Count > 0 && journey[i].Channel is { IsEmpty: false } channel && !touchpoint.Channels.Contains(channel))
                    found.Add(new Deviation(DeviationKind.WrongChannel, name, touchpoint.Id, i, 0));
                if (i + 1 < journey.Length && journey[i + 1].OccurredAt - journey[i].OccurredAt > Longest(blueprint, touchpoint, matched[i + 1], direct[i + 1]))
                    found.Add(new Deviation(DeviationKind.Late, journey[i + 1].Touchpoint, touchpoint.Id, i + 1, 0));
                continue;
            }

            unexpected++;
            var pair = open.FindIndex(one => blueprint.TouchpointOf(one.Touchpoint).Event == name);
            if (pair >= 0)
            {
                found.Add(new Deviation(DeviationKind.OutOfOrder, name, blueprint.TouchpointOf(open[pair].Touchpoint).Id, i, 2));
                open.RemoveAt(pair);
            }
            else
            {
                found.Add(new Deviation(seen.Contains(name) ? DeviationKind.Repeated : DeviationKind.Unexpected, name, null, i, 1));
            }
        }

        // What is missing before an interaction stands before what is wrong with it, in the order of the way.
        var absent = open.Select(one => new Deviation(DeviationKind.Missing, blueprint.TouchpointOf(one.Touchpoint).Event, blueprint.TouchpointOf(one.Touchpoint).Id, one.Position, 1));
        return new ConformanceExplanation(
            cost, missing.Count, unexpected,
            ValueList<TouchpointId?>.Of(matched.Select(state => state > 0 ? blueprint.TouchpointOf(state).Id : (TouchpointId?)null)),
            ValueList<Deviation>.Of(absent.Concat(found).OrderBy(one => one.Position)));
    }

    // A transition that was taken knows its own wait; the touchpoint's is for all others.
    private static TimeSpan? Longest(CompiledBlueprint blueprint, Touchpoint touchpoint, int next, bool isDirect)
    {
        if (next > 0 && isDirect)
        {
            var to = blueprint.TouchpointOf(next).Id;
            foreach (var transition in blueprint.Blueprint.Transitions)
            {
                if (transition.From == touchpoint.Id && transition.To == to && transition.MaxWait is { } wait) return wait;
            }
        }

        return touchpoint.MaxWait;
    }
}
