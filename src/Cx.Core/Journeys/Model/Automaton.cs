using System.Buffers.Binary;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys.Model;

/// <summary>The states and moves of a blueprint, and the cheapest alignment kept in a few bytes per journey.</summary>
/// <remarks>
/// <para>State of a journey, <see cref="StateBytes"/> long: the least cost of all states (int32), the least cost that was given up (int32), and for each state how far it lies above the least, one byte. 255 is unreachable. Little-endian: snapshots can hold the bytes as they are.</para>
/// <para>d[s] is the cheapest cost to be in s. Start: skip[START, s]. On e: d'[s] = min(d[s] + 1, min over moves u → v by e of d[u] + skip[v, s]). All skips are inside, so that a read is one pass.</para>
/// </remarks>
internal sealed class Automaton
{
    public const int NoWay = int.MaxValue;

    private const int HeadBytes = 2 * sizeof(int);
    private const byte Unreachable = byte.MaxValue;

    // Far above what a byte and a cost can sum up to, far below an overflow.
    private const int Infinite = 1 << 20;

    // skip[u * States + v], saturated; and the same without limit, for explanations.
    private readonly byte[] _skip;
    private readonly int[] _exact;

    // The moves by event: for each, where it leads and from where, flattened.
    private readonly Move[][] _moves;
    private readonly int[] _accepting;
    private readonly bool _isSaturated;

    public Automaton(JourneyBlueprint blueprint, Dictionary<TouchpointId, int> states, Dictionary<TouchpointId, int> events)
    {
        States = states.Count + 1;
        var next = new List<int>[States];
        for (var s = 0; s < States; s++) next[s] = [];
        foreach (var entry in blueprint.Entries) next[0].Add(states[entry]);
        foreach (var transition in blueprint.Transitions) next[states[transition.From]].Add(states[transition.To]);
        Next = [.. next.Select(list => list.Distinct().Order().ToArray())];
        EnterCost = [0, .. blueprint.Touchpoints.Select(touchpoint => touchpoint.Optional ? 0 : 1)];
        _accepting = [.. blueprint.Success.Concat(blueprint.Failure).Select(end => states[end]).Distinct().Order()];

        var from = new List<int>[States];
        for (var s = 0; s < States; s++) from[s] = [];
        for (var u = 0; u < States; u++)
        {
            foreach (var v in Next[u]) from[v].Add(u);
        }

        foreach (var touchpoint in blueprint.Touchpoints.Where(touchpoint => touchpoint.Repeatable))
        {
            var state = states[touchpoint.Id];
            if (!from[state].Contains(state)) from[state].Add(state);
        }

        From = [.. from.Select(list => list.Order().ToArray())];
        EventOf = [-1, .. blueprint.Touchpoints.Select(touchpoint => events[touchpoint.Event])];
        _moves = new Move[events.Count][];
        for (var e = 0; e < _moves.Length; e++)
            _moves[e] = [.. Enumerable.Range(1, States - 1).Where(v => EventOf[v] == e).Select(v => new Move(v, From[v]))];

        _exact = new int[States * States];
        _skip = new byte[States * States];
        for (var u = 0; u < States; u++) Skips(u);
        for (var i = 0; i < _exact.Length; i++)
        {
            _isSaturated |= _exact[i] is >= Unreachable and < NoWay;
            _skip[i] = (byte)Math.Min(_exact[i], Unreachable);
        }

        ShortestPath = _accepting.Min(end => _exact[end]);
    }

    public int States { get; }

    public int StateBytes => States + HeadBytes;

    public int ShortestPath { get; }

    public int[][] Next { get; }

    public int[][] From { get; }

    public int[] EventOf { get; }

    public int[] EnterCost { get; }

    public ReadOnlySpan<int> Accepting => _accepting;

    public int ExactSkip(int from, int to) => _exact[(from * States) + to];

    public void Start(Span<byte> state)
    {
        BinaryPrimitives.WriteInt32LittleEndian(state, 0);
        BinaryPrimitives.WriteInt32LittleEndian(state[sizeof(int)..], _isSaturated ? Unreachable : int.MaxValue);
        _skip.AsSpan(0, States).CopyTo(state[HeadBytes..]);
    }

    /// <summary>One interaction more. An event below 0 is unknown, and costs 1 wherever it comes.</summary>
    public void Step(Span<byte> state, int eventIndex)
    {
        var cost = state.Slice(HeadBytes, States);
        var least = BinaryPrimitives.ReadInt32LittleEndian(state);
        if (eventIndex < 0)
        {
            // All states alike: only the base moves.
            BinaryPrimitives.WriteInt32LittleEndian(state, least + 1);
            return;
        }

        Span<int> next = States <= 256 ? stackalloc int[States] : new int[States];
        for (var s = 0; s < next.Length; s++) next[s] = cost[s] == Unreachable ? Infinite : cost[s] + 1;
        foreach (var move in _moves[eventIndex])
        {
            var here = (int)Unreachable;
            foreach (var u in move.From) here = Math.Min(here, cost[u]);
            if (here == Unreachable) continue;
            var skip = _skip.AsSpan(move.To * States, next.Length);
            for (var s = 0; s < next.Length; s++)
            {
                var by = skip[s] == Unreachable ? Infinite : here + skip[s];
                if (by < next[s]) next[s] = by;
            }
        }

        var lowest = Infinite;
        foreach (var one in next) lowest = Math.Min(lowest, one);
        if (lowest > 0) BinaryPrimitives.WriteInt32LittleEndian(state, least + lowest);
        var givenUp = Infinite;
        for (var s = 0; s < next.Length; s++)
        {
            var above = next[s] - lowest;
            if (above < Unreachable)
            {
                cost[s] = (byte)above;
            }
            else
            {
                cost[s] = Unreachable;
                if (next[s] < givenUp) givenUp = next[s];
            }
        }

        if (givenUp < Infinite)
        {
            var before = BinaryPrimitives.ReadInt32LittleEndian(state[sizeof(int)..]);
            BinaryPrimitives.WriteInt32LittleEndian(state[sizeof(int)..], Math.Min(before, least + givenUp));
        }
    }

    /// <summary>The cost for a journey that has ended: the cheapest way into an end.</summary>
    public int Cost(ReadOnlySpan<byte> state)
    {
        var cost = state.Slice(HeadBytes, States);
        var above = (int)Unreachable;
        foreach (var end in _accepting) above = Math.Min(above, cost[end]);
        // When every end was given up, the least that was given up is all that is known.
        return above < Unreachable
            ? BinaryPrimitives.ReadInt32LittleEndian(state) + above
            : Math.Max(BinaryPrimitives.ReadInt32LittleEndian(state) + Unreachable, BinaryPrimitives.ReadInt32LittleEndian(state[sizeof(int)..]));
    }

    /// <summary>The cost for a journey that goes on: the cheapest way into any state.</summary>
    public static int PrefixCost(ReadOnlySpan<byte> state) => BinaryPrimitives.ReadInt32LittleEndian(state);

    /// <summary>Whether the cost is exact: what was given up could not have been cheaper.</summary>
    public bool IsExact(ReadOnlySpan<byte> state)
    {
        var cost = state.Slice(HeadBytes, States);
        var isKnown = false;
        foreach (var end in _accepting) isKnown |= cost[end] != Unreachable;
        return isKnown && Cost(state) <= BinaryPrimitives.ReadInt32LittleEndian(state[sizeof(int)..]);
    }

    public Alignment Read(ReadOnlySpan<byte> state, int interactions)
        => new(interactions, ShortestPath, Cost(state), PrefixCost(state), IsExact(state));

    /// <summary>The states entered on the cheapest way from one state to another: of several the shortest, of those the lowest states first.</summary>
    public List<int> Path(int from, int to)
    {
        var (cost, steps) = (new int[States], new int[States]);
        Array.Fill(cost, NoWay);
        cost[to] = 0;
        var queue = new PriorityQueue<int, (int Cost, int Steps)>();
        queue.Enqueue(to, (0, 0));
        var before = new List<int>[States];
        for (var s = 0; s < States; s++) before[s] = [];
        for (var u = 0; u < States; u++)
        {
            foreach (var v in Next[u]) before[v].Add(u);
        }

        while (queue.TryDequeue(out var v, out var paid))
        {
            if (paid != (cost[v], steps[v])) continue;
            foreach (var u in before[v])
            {
                var through = (paid.Cost + EnterCost[v], paid.Steps + 1);
                if (through.CompareTo((cost[u], steps[u])) >= 0) continue;
                (cost[u], steps[u]) = through;
                queue.Enqueue(u, through);
            }
        }

        var path = new List<int>();
        for (var here = from; here != to;)
        {
            here = Array.Find(Next[here], v => cost[v] != NoWay && (cost[v] + EnterCost[v], steps[v] + 1) == (cost[here], steps[here]));
            path.Add(here);
        }

        return path;
    }

    // Edges cost 0 or 1: a double-ended queue keeps the order (Dial's algorithm for two costs).
    private void Skips(int from)
    {
        var row = _exact.AsSpan(from * States, States);
        row.Fill(NoWay);
        row[from] = 0;
        var open = new LinkedList<int>();
        open.AddLast(from);
        while (open.First is { } node)
        {
            open.RemoveFirst();
            var u = node.Value;
            foreach (var v in Next[u])
            {
                var through = row[u] + EnterCost[v];
                if (through >= row[v]) continue;
                row[v] = through;
                if (EnterCost[v] == 0) open.AddFirst(v);
                else open.AddLast(v);
            }
        }
    }

    private readonly record struct Move(int To, int[] From);
}
