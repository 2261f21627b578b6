using Cx.Core.Scales;

namespace Cx.Core.Journeys.Model;

/// <summary>The ways through a draft. Touchpoints that stand twice count once, transitions to nowhere not at all: those have findings of their own.</summary>
internal sealed class DraftGraph
{
    private readonly BlueprintDraft _draft;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<int> _places = [];
    private readonly List<int>[] _next;
    private readonly List<int>[] _before;
    private readonly List<int>[] _withoutLoops;
    private readonly int[] _entries;
    private readonly int[] _success;
    private readonly int[] _failure;

    public DraftGraph(BlueprintDraft draft)
    {
        _draft = draft;
        for (var i = 0; i < draft.Touchpoints.Count; i++)
        {
            if (_index.TryAdd(draft.Touchpoints[i].Id, _places.Count)) _places.Add(i);
        }

        _next = Lists();
        _before = Lists();
        _withoutLoops = Lists();
        foreach (var transition in draft.Transitions)
        {
            if (!_index.TryGetValue(transition.From, out var from) || !_index.TryGetValue(transition.To, out var to)) continue;
            _next[from].Add(to);
            _before[to].Add(from);
            if (transition.Kind != TransitionKind.Loop && !Of(from).Repeatable && !Of(to).Repeatable) _withoutLoops[from].Add(to);
        }

        _entries = Known(draft.Entries);
        _success = Known(draft.Success);
        _failure = Known(draft.Failure);
    }

    public void Check(List<BlueprintDiagnostic> found)
    {
        void Add(string id, DiagnosticSeverity severity, string pointer, string message, params string[] related)
            => found.Add(new BlueprintDiagnostic(id, severity, message, pointer, ValueList<string>.Of(related)));

        var reached = Spread(_entries, _next);
        var ending = Spread([.. _success, .. _failure], _before);
        if (!Array.Exists(_success, end => reached[end]))
            Add(BlueprintRules.NoEnd, DiagnosticSeverity.Error, "/success", "No way leads from an entry to a success. Name the touchpoints that are a success, and the transitions to them.");
        for (var i = 0; i < _places.Count; i++)
        {
            var (id, at) = (Of(i).Id, BlueprintDraft.Place("touchpoints", _places[i]));
            if (!reached[i]) Add(BlueprintRules.Unreachable, DiagnosticSeverity.Error, at, $"No way leads from an entry to the touchpoint {Quoted(id)}. Add a transition to it, or make it an entry.", id);
            if (ending[i]) continue;
            if (_next[i].Count == 0)
                Add(BlueprintRules.DeadEnd, DiagnosticSeverity.Error, at, $"The touchpoint {Quoted(id)} leads nowhere and is neither a success nor a failure. Add a transition, or make it an end.", id);
            else
                Add(BlueprintRules.NoEnd, DiagnosticSeverity.Error, at, $"No way leads from the touchpoint {Quoted(id)} to an end. Add a transition that leads out, or make it an end.", id);
        }

        foreach (var cycle in Cycles())
        {
            string[] ids = [.. cycle.Order().Select(i => Of(i).Id)];
            Add(BlueprintRules.Cycle, DiagnosticSeverity.Error, BlueprintDraft.Place("touchpoints", _places[cycle.Min()]),
                $"A journey could go round for ever through {string.Join(", ", ids.Take(5).Select(Quoted))}{(ids.Length > 5 ? " and others" : string.Empty)}, and nothing says that it may. Make the transition back a loop, or a touchpoint repeatable.", ids);
        }

        Ambiguous(Add);
        if (_places.Count + 1 > BlueprintRules.MaxStates)
            Add(BlueprintRules.TooLarge, DiagnosticSeverity.Error, "/touchpoints", "The blueprint has more than 1,024 states, counting the start and one for each touchpoint. Split it into several.");
    }

    private void Ambiguous(Action<string, DiagnosticSeverity, string, string, string[]> add)
    {
        Branches("the start", "/entries", _entries);
        for (var i = 0; i < _places.Count; i++)
            Branches($"the touchpoint {Quoted(Of(i).Id)}", BlueprintDraft.Place("touchpoints", _places[i]), Of(i).Repeatable ? [.. _next[i], i] : _next[i]);

        void Branches(string where, string pointer, IEnumerable<int> targets)
        {
            foreach (var group in targets.Distinct().GroupBy(target => Of(target).EventOrId, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                string[] ids = [.. group.Order().Select(target => Of(target).Id)];
                add(BlueprintRules.Ambiguous, DiagnosticSeverity.Warning, pointer,
                    $"After {where} the event {Quoted(group.Key)} may begin {string.Join(" or ", ids.Select(Quoted))}: what a customer did will not tell which. Give them events of their own, or one way.", ids);
            }
        }
    }

    private bool[] Spread(IEnumerable<int> from, List<int>[] edges)
    {
        var seen = new bool[_places.Count];
        var open = new Stack<int>(from);
        while (open.TryPop(out var here))
        {
            if (seen[here]) continue;
            seen[here] = true;
            foreach (var next in edges[here]) open.Push(next);
        }

        return seen;
    }

    // Strongly connected parts, by Tarjan (1972), without recursion: a blueprint may be a chain of a thousand touchpoints.
    private List<List<int>> Cycles()
    {
        var cycles = new List<List<int>>();
        var (number, low, onStack) = (new int[_places.Count], new int[_places.Count], new bool[_places.Count]);
        var (stack, calls, count) = (new Stack<int>(), new Stack<(int Node, int Edge)>(), 0);
        for (var root = 0; root < _places.Count; root++)
        {
            if (number[root] != 0) continue;
            calls.Push((root, 0));
            while (calls.TryPop(out var call))
            {
                var (node, edge) = call;
                if (edge == 0)
                {
                    number[node] = low[node] = ++count;
                    stack.Push(node);
                    onStack[node] = true;
                }
                else
                {
                    low[node] = Math.Min(low[node], low[_withoutLoops[node][edge - 1]]);
                }

                var descended = false;
                for (; edge < _withoutLoops[node].Count && !descended; edge++)
                {
                    var next = _withoutLoops[node][edge];
                    if (number[next] == 0)
                    {
                        calls.Push((node, edge + 1));
                        calls.Push((next, 0));
                        descended = true;
                    }
                    else if (onStack[next])
                    {
                        low[node] = Math.Min(low[node], number[next]);
                    }
                }

                if (descended || low[node] != number[node]) continue;
                var part = new List<int>();
                int member;
                do
                {
                    member = stack.Pop();
                    onStack[member] = false;
                    part.Add(member);
                }
                while (member != node);
                if (part.Count > 1 || _withoutLoops[node].Contains(node)) cycles.Add(part);
            }
        }

        return cycles;
    }

    private TouchpointDraft Of(int index) => _draft.Touchpoints[_places[index]];

    private List<int>[] Lists() => [.. _places.Select(_ => new List<int>())];

    private int[] Known(List<string> ids) => [.. ids.Where(_index.ContainsKey).Select(id => _index[id]).Distinct()];

    private static string Quoted(string text) => $"\"{MessageText.Shorten(text)}\"";
}
