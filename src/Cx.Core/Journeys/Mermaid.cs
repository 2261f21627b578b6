using System.Globalization;
using System.Text;
using Cx.Core.Feedback;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>Draws blueprints as Mermaid diagrams. Every name is kept, whatever it is: what Mermaid would take for a command is written with codes that it shows as the characters.</summary>
public static class Mermaid
{
    // Flow order needs a distance for what no entry reaches; a valid blueprint has nothing of that kind.
    private const int Far = int.MaxValue;

    /// <summary>A Mermaid journey: a section for each stage, a task for each touchpoint with a known emotion, its score from 1, as bad as can be, to 5. Touchpoints without stand in comments.</summary>
    /// <param name="blueprint">The blueprint.</param>
    /// <param name="observed">The emotions that were observed, by touchpoint; <see langword="null"/> for the expected ones.</param>
    /// <param name="actors">Who acts in the tasks.</param>
    /// <returns>The diagram, with <c>\n</c> as line break.</returns>
    public static string Journey(JourneyBlueprint blueprint, IReadOnlyDictionary<TouchpointId, Emotion>? observed = null, MermaidActors actors = MermaidActors.Channels)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        if (!Enum.IsDefined(actors)) throw new ArgumentOutOfRangeException(nameof(actors), actors, $"{actors} are no actors. Use channels or personas.");
        var text = new StringBuilder("journey\n");
        text.Append(CultureInfo.InvariantCulture, $"    title {MermaidText.Encode(blueprint.Name)}\n");
        var order = FlowOrder(blueprint);
        foreach (var stage in blueprint.Stages)
        {
            text.Append(CultureInfo.InvariantCulture, $"    section {MermaidText.Encode(stage.Name)}\n");
            foreach (var touchpoint in order.Where(touchpoint => touchpoint.Stage == stage.Id))
            {
                var name = MermaidText.Encode(touchpoint.Name);
                if (EmotionOf(touchpoint, observed) is not { } emotion)
                {
                    text.Append(CultureInfo.InvariantCulture, $"        %% {name}, without answers\n");
                    continue;
                }

                text.Append(CultureInfo.InvariantCulture, $"        {name}: {3 + (2 * emotion.Value):0.0}");
                string[] people = actors == MermaidActors.Channels
                    ? [.. touchpoint.Channels.Select(channel => channel.Text)]
                    : [.. touchpoint.Personas.Select(id => blueprint.Personas.First(persona => persona.Id == id).Name)];
                if (people.Length > 0) text.Append(": ").AppendJoin(", ", people.Select(MermaidText.Encode));
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A Mermaid flowchart: a group for each stage, a node for each touchpoint, an arrow for each transition. Optional touchpoints are rounded, ends doubled, ways back and ways past dotted.</summary>
    /// <param name="blueprint">The blueprint.</param>
    /// <param name="deviations">How journeys deviated, said at the touchpoints of each event; events that the blueprint does not know get nodes without arrows. <see langword="null"/> for the blueprint alone.</param>
    /// <returns>The diagram, with <c>\n</c> as line break.</returns>
    public static string Flowchart(JourneyBlueprint blueprint, IReadOnlyList<DeviationCount>? deviations = null)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        var (order, ids) = Numbered(blueprint);
        var said = (deviations ?? []).ToLookup(one => one.Event, one => string.Create(CultureInfo.InvariantCulture, $"{one.Count} {DeviationName(one.Kind)}"));
        var text = new StringBuilder("flowchart LR\n    start((start))\n");
        for (var i = 0; i < blueprint.Stages.Count; i++)
        {
            var stage = blueprint.Stages[i];
            text.Append(CultureInfo.InvariantCulture, $"    subgraph s{i}[\"{MermaidText.EncodeLabel(stage.Name)}\"]\n");
            foreach (var touchpoint in order.Where(touchpoint => touchpoint.Stage == stage.Id))
            {
                var (open, close) = blueprint.Success.Contains(touchpoint.Id) || blueprint.Failure.Contains(touchpoint.Id) ? ("[[", "]]") : touchpoint.Optional ? ("(", ")") : ("[", "]");
                text.Append(CultureInfo.InvariantCulture, $"        {ids[touchpoint.Id]}{open}\"{MermaidText.EncodeLabel(WithNotes(touchpoint.Name, said[touchpoint.Event]))}\"{close}\n");
            }

            text.Append("    end\n");
        }

        foreach (var entry in blueprint.Entries) text.Append(CultureInfo.InvariantCulture, $"    start --> {ids[entry]}\n");
        foreach (var transition in blueprint.Transitions)
        {
            var arrow = transition.Kind is TransitionKind.Loop or TransitionKind.Skip ? "-.->" : "-->";
            text.Append(CultureInfo.InvariantCulture, $"    {ids[transition.From]} {arrow} {ids[transition.To]}\n");
        }

        foreach (var touchpoint in order.Where(touchpoint => touchpoint.Repeatable && !blueprint.Transitions.Any(transition => transition.From == touchpoint.Id && transition.To == touchpoint.Id)))
            text.Append(CultureInfo.InvariantCulture, $"    {ids[touchpoint.Id]} -.-> {ids[touchpoint.Id]}\n");
        var known = blueprint.Touchpoints.Select(touchpoint => touchpoint.Event).ToHashSet();
        foreach (var (i, (name, notes)) in said.Where(group => !known.Contains(group.Key)).OrderBy(group => group.Key.Text, StringComparer.Ordinal).Select(group => (group.Key.Text, group.AsEnumerable())).Index())
            text.Append(CultureInfo.InvariantCulture, $"    u{i}{{{{\"{MermaidText.EncodeLabel(WithNotes(name, notes))}\"}}}}\n");
        return text.ToString();
    }

    /// <summary>A Mermaid flowchart of what happened: a node for each event, an arrow for each pair, with how often it was taken and which share of the pairs out of its event that is.</summary>
    /// <param name="edges">The pairs of events with their counts, such as the edges of a transition graph.</param>
    /// <returns>The diagram, with <c>\n</c> as line break: events by name, arrows by count, then by names.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is not above 0.</exception>
    public static string Flowchart(IEnumerable<(TouchpointId From, TouchpointId To, long Count)> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        (TouchpointId From, TouchpointId To, long Count)[] all =
            [.. edges.OrderByDescending(edge => edge.Count).ThenBy(edge => edge.From.Text, StringComparer.Ordinal).ThenBy(edge => edge.To.Text, StringComparer.Ordinal)];
        foreach (var (_, _, count) in all) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, nameof(edges));
        return Observed(all.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().OrderBy(id => id.Text, StringComparer.Ordinal).Select(id => (id, MermaidText.EncodeLabel(id.Text))), all);
    }

    /// <summary>A Mermaid flowchart of a transition graph: a node for each event with how often it occurred, an arrow for each pair, with how often it was taken and which share of the pairs out of its event that is.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>The diagram, with <c>\n</c> as line break: events by name, arrows by count, then by names.</returns>
    public static string Flowchart(TransitionGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Observed(
            graph.Events.OrderBy(one => one.Event.Text, StringComparer.Ordinal).Select(one => (one.Event, string.Create(CultureInfo.InvariantCulture, $"{MermaidText.EncodeLabel(one.Event.Text)} ({one.Occurrences})"))),
            [.. graph.Edges.Select(edge => (edge.From, edge.To, edge.Count))]);
    }

    /// <summary>A Mermaid flowchart of how two graphs differ: on each arrow the share of the pairs out of its event that take it, in the first and in the second. Arrows that only one of them has are dotted.</summary>
    /// <param name="first">One graph.</param>
    /// <param name="second">The other.</param>
    /// <returns>The diagram, with <c>\n</c> as line break: events and arrows by name.</returns>
    public static string Flowchart(TransitionGraph first, TransitionGraph second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (TouchpointId From, TouchpointId To)[] arrows = [.. first.Edges.Concat(second.Edges).Select(edge => (edge.From, edge.To)).Distinct().OrderBy(edge => edge.From.Text, StringComparer.Ordinal).ThenBy(edge => edge.To.Text, StringComparer.Ordinal)];
        var ids = arrows.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().OrderBy(id => id.Text, StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => string.Create(CultureInfo.InvariantCulture, $"t{pair.Index}"));
        var text = new StringBuilder("flowchart LR\n");
        foreach (var (id, node) in ids) text.Append(CultureInfo.InvariantCulture, $"    {node}[\"{MermaidText.EncodeLabel(id.Text)}\"]\n");
        foreach (var (from, to) in arrows)
        {
            var (one, other) = (ShareOf(first), ShareOf(second));
            text.Append(CultureInfo.InvariantCulture, $"    {ids[from]} {(one > 0 && other > 0 ? "-->" : "-.->")}|\"{one:0} #37; / {other:0} #37;\"| {ids[to]}\n");

            double ShareOf(TransitionGraph graph)
            {
                var all = graph.Edges.Where(edge => edge.From == from).Sum(edge => edge.Count);
                return all == 0 ? 0 : 100.0 * (graph.Edge(from.Text, to.Text)?.Count ?? 0) / all;
            }
        }

        return text.ToString();
    }

    /// <summary>A Mermaid state diagram: the automaton of the blueprint, with its start and its ends.</summary>
    /// <param name="blueprint">The blueprint.</param>
    /// <returns>The diagram, with <c>\n</c> as line break.</returns>
    public static string StateDiagram(JourneyBlueprint blueprint)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        var (order, ids) = Numbered(blueprint);
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var touchpoint in order) text.Append(CultureInfo.InvariantCulture, $"    state \"{MermaidText.EncodeLabel(touchpoint.Name)}\" as {ids[touchpoint.Id]}\n");
        foreach (var entry in blueprint.Entries) text.Append(CultureInfo.InvariantCulture, $"    [*] --> {ids[entry]}\n");
        foreach (var transition in blueprint.Transitions) text.Append(CultureInfo.InvariantCulture, $"    {ids[transition.From]} --> {ids[transition.To]}\n");
        foreach (var touchpoint in order.Where(touchpoint => touchpoint.Repeatable && !blueprint.Transitions.Any(transition => transition.From == touchpoint.Id && transition.To == touchpoint.Id)))
            text.Append(CultureInfo.InvariantCulture, $"    {ids[touchpoint.Id]} --> {ids[touchpoint.Id]}\n");
        foreach (var end in blueprint.Success.Concat(blueprint.Failure)) text.Append(CultureInfo.InvariantCulture, $"    {ids[end]} --> [*]\n");
        return text.ToString();
    }

    /// <summary>A Mermaid Sankey diagram of the ways that were taken. A node is an event at its place in the way, so there is no cycle.</summary>
    /// <param name="ways">The ways, each with how many took it. A way of one event flows nowhere, and is not drawn.</param>
    /// <param name="maxSteps">How many events of a way are drawn, 2 or more.</param>
    /// <returns>The diagram and what its nodes stand for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 steps are asked for, or a count is not above 0.</exception>
    public static MermaidSankey Sankey(IEnumerable<KeyValuePair<IReadOnlyList<TouchpointId>, long>> ways, int maxSteps = 8)
    {
        ArgumentNullException.ThrowIfNull(ways);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 2);
        var flows = new SortedDictionary<(int Step, string From, string To), long>(Comparer<(int Step, string From, string To)>.Create(
            (x, y) => x.Step != y.Step ? x.Step.CompareTo(y.Step) : string.CompareOrdinal(x.From, y.From) is var from && from != 0 ? from : string.CompareOrdinal(x.To, y.To)));
        foreach (var (way, count) in ways)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, nameof(ways));
            for (var i = 1; i < Math.Min(way.Count, maxSteps); i++)
            {
                var flow = (i, way[i - 1].Text, way[i].Text);
                flows[flow] = flows.GetValueOrDefault(flow) + count;
            }
        }

        return MermaidSankey.Draw(flows);
    }

    private static string Observed(IEnumerable<(TouchpointId Id, string Label)> nodes, (TouchpointId From, TouchpointId To, long Count)[] edges)
    {
        var ids = new Dictionary<TouchpointId, string>();
        var text = new StringBuilder("flowchart LR\n");
        foreach (var (id, label) in nodes)
        {
            ids.Add(id, string.Create(CultureInfo.InvariantCulture, $"t{ids.Count}"));
            text.Append(CultureInfo.InvariantCulture, $"    {ids[id]}[\"{label}\"]\n");
        }

        var sums = edges.GroupBy(edge => edge.From).ToDictionary(group => group.Key, group => group.Sum(edge => edge.Count));
        foreach (var (from, to, count) in edges)
            text.Append(CultureInfo.InvariantCulture, $"    {ids[from]} -->|\"{count} ({100.0 * count / sums[from]:0} #37;)\"| {ids[to]}\n");
        return text.ToString();
    }

    private static string WithNotes(string name, IEnumerable<string> notes) => string.Join(", ", notes) is { Length: > 0 } all ? $"{name} ({all})" : name;

    private static string DeviationName(DeviationKind kind) => kind switch
    {
        DeviationKind.Missing => "missing",
        DeviationKind.Unexpected => "unexpected",
        DeviationKind.Repeated => "repeated",
        DeviationKind.Late => "late",
        DeviationKind.OutOfOrder => "out of order",
        _ => "by a wrong channel",
    };

    private static Emotion? EmotionOf(Touchpoint touchpoint, IReadOnlyDictionary<TouchpointId, Emotion>? observed)
        => observed is null ? touchpoint.ExpectedEmotion : observed.TryGetValue(touchpoint.Id, out var emotion) ? emotion : null;

    private static (IReadOnlyList<Touchpoint> Order, Dictionary<TouchpointId, string> Ids) Numbered(JourneyBlueprint blueprint)
    {
        var order = FlowOrder(blueprint);
        return (order, order.Index().ToDictionary(pair => pair.Item.Id, pair => string.Create(CultureInfo.InvariantCulture, $"t{pair.Index}")));
    }

    // The order of the stages, within a stage that of the shortest ways from an entry, then of the ids.
    private static IReadOnlyList<Touchpoint> FlowOrder(JourneyBlueprint blueprint)
    {
        var distance = new Dictionary<TouchpointId, int>();
        var queue = new Queue<TouchpointId>();
        foreach (var entry in blueprint.Entries)
        {
            distance.Add(entry, 0);
            queue.Enqueue(entry);
        }

        var next = blueprint.Transitions.ToLookup(transition => transition.From, transition => transition.To);
        while (queue.TryDequeue(out var here))
        {
            foreach (var to in next[here])
            {
                if (distance.TryAdd(to, distance[here] + 1)) queue.Enqueue(to);
            }
        }

        var stages = blueprint.Stages.ToDictionary(stage => stage.Id, stage => stage.Order);
        return [.. blueprint.Touchpoints.OrderBy(touchpoint => stages[touchpoint.Stage]).ThenBy(touchpoint => distance.GetValueOrDefault(touchpoint.Id, Far)).ThenBy(touchpoint => touchpoint.Id.Text, StringComparer.Ordinal)];
    }
}
