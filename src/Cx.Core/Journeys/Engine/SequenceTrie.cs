using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>Beginnings of sequences, each known by a number; 0 is the empty one.</summary>
/// <remarks>The children of all nodes stand in one table by node and symbol, with linear probing: to go down a step is to look at one place in memory, most of the time.</remarks>
internal sealed class SequenceTrie
{
    private const int First = 16;

    // 2^64 divided by the golden ratio: successive keys fall far from each other.
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private readonly List<(int Parent, int Symbol, int Depth)> _nodes;
    private Entry[] _table;
    private int _shift;

    public SequenceTrie()
    {
        _nodes = [(0, -1, 0)];
        _table = new Entry[First];
        _shift = ShiftOf(First);
    }

    private SequenceTrie(SequenceTrie other)
    {
        _nodes = [.. other._nodes];
        _table = (Entry[])other._table.Clone();
        _shift = other._shift;
    }

    public int Count => _nodes.Count;

    public int ParentOf(int node) => _nodes[node].Parent;

    public int SymbolOf(int node) => _nodes[node].Symbol;

    /// <summary>The sequence that is one symbol longer; -1 when it is not known and there is no room for another.</summary>
    public int Child(int node, int symbol, int mostNodes)
    {
        var table = _table;
        var place = PlaceOf(node, symbol);
        while (true)
        {
            ref var entry = ref table[place];
            if (entry.Child == 0) return _nodes.Count > mostNodes ? -1 : Add(node, symbol, ref entry);
            if (entry.Node == node && entry.Symbol == symbol) return entry.Child;
            place = (place + 1) & (table.Length - 1);
        }
    }

    /// <summary>The symbols on the way to a node, by their names.</summary>
    public T[] PathOf<T>(int node, T[] names)
    {
        var path = new T[_nodes[node].Depth];
        for (var i = path.Length - 1; i >= 0; i--, node = _nodes[node].Parent) path[i] = names[_nodes[node].Symbol];
        return path;
    }

    /// <summary>The nodes on the way to some nodes, the root first, each before what follows from it, in the order of a rank of the symbols.</summary>
    public List<int> InPathOrder(IEnumerable<int> nodes, int[] ranks)
    {
        var isOnTheWay = new bool[_nodes.Count];
        isOnTheWay[0] = true;
        foreach (var one in nodes)
        {
            for (var node = one; node > 0 && !isOnTheWay[node]; node = _nodes[node].Parent) isOnTheWay[node] = true;
        }

        // From the last rank to the first, each node is put before those that its parent has already.
        var (firstChild, next) = (new int[_nodes.Count], new int[_nodes.Count]);
        foreach (var node in ByRankDescending(isOnTheWay, ranks))
        {
            ref var first = ref firstChild[_nodes[node].Parent];
            next[node] = first;
            first = node;
        }

        var order = new List<int>();
        for (var node = 0; ;)
        {
            order.Add(node);
            if (firstChild[node] != 0)
            {
                node = firstChild[node];
                continue;
            }

            while (node != 0 && next[node] == 0) node = _nodes[node].Parent;
            if (node == 0) return order;
            node = next[node];
        }
    }

    public SequenceTrie Copy() => new(this);

    private int[] ByRankDescending(bool[] isWanted, int[] ranks)
    {
        var ends = new int[ranks.Length + 1];
        for (var node = 1; node < isWanted.Length; node++)
        {
            if (isWanted[node]) ends[ranks[_nodes[node].Symbol]]++;
        }

        for (var rank = ranks.Length - 1; rank >= 0; rank--) ends[rank] += ends[rank + 1];
        var sorted = new int[ends[0]];
        for (var node = 1; node < isWanted.Length; node++)
        {
            if (isWanted[node]) sorted[--ends[ranks[_nodes[node].Symbol]]] = node;
        }

        return sorted;
    }

    private int Add(int node, int symbol, ref Entry free)
    {
        var child = _nodes.Count;
        _nodes.Add((node, symbol, _nodes[node].Depth + 1));
        free = new Entry(node, symbol, child);
        // A quarter stays free at least: rows of places that are taken stay short.
        if (4L * child > 3L * _table.Length) Widen();
        return child;
    }

    private void Widen()
    {
        var old = _table;
        _table = new Entry[2 * old.Length];
        _shift = ShiftOf(_table.Length);
        foreach (var entry in old)
        {
            if (entry.Child == 0) continue;
            var place = PlaceOf(entry.Node, entry.Symbol);
            while (_table[place].Child != 0) place = (place + 1) & (_table.Length - 1);
            _table[place] = entry;
        }
    }

    private int PlaceOf(int node, int symbol) => (int)(unchecked((((ulong)(uint)node << 32) | (uint)symbol) * Spread) >> _shift);

    private static int ShiftOf(int size) => 64 - int.Log2(size);

    // Child 0 stands for a free place: the root is nobody's child.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Node, int Symbol, int Child);
}
