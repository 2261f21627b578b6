using System.Numerics;
using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>Beginnings of sequences, each known by a number; 0 is the empty one.</summary>
/// <remarks>The children of all nodes stand in one table, with linear probing, by a hash of the whole sequence. That does not depend on what is found on the way down, so a processor looks at the places of several steps at once.</remarks>
internal sealed class SequenceTrie
{
    private const int First = 16;

    // 2^32 divided by the golden ratio: successive symbols fall far from each other.
    private const uint Spread = 0x9E3779B9;
    private const int Turn = 5;

    // Another one in each process, as that of texts is: nobody can know which sequences meet.
    private static readonly uint Seed = unchecked((uint)HashCode.Combine(Spread));

    private readonly List<Node> _nodes;
    private Entry[] _table;
    private int _shift;

    public SequenceTrie()
    {
        _nodes = [new Node(0, -1, 0, Seed)];
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
        var hash = HashOf(node);
        return Child(node, symbol, mostNodes, ref hash);
    }

    /// <summary>What <see cref="Child(int, int, int, ref uint)"/> has to know of a node.</summary>
    public uint HashOf(int node) => _nodes[node].Hash;

    /// <summary>The sequence that is one symbol longer; -1 when it is not known and there is no room for another.</summary>
    /// <param name="node">The sequence.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="mostNodes">The most nodes beside the root.</param>
    /// <param name="hash">The hash of the node, which becomes that of the longer one.</param>
    public int Child(int node, int symbol, int mostNodes, ref uint hash)
    {
        hash = unchecked((BitOperations.RotateLeft(hash, Turn) ^ (uint)symbol) * Spread);
        var table = _table;
        for (var place = (int)(hash >> _shift); ; place = (place + 1) & (table.Length - 1))
        {
            ref var entry = ref table[place];
            if (entry.Child == 0) return _nodes.Count > mostNodes ? -1 : Add(node, symbol, hash, ref entry);
            if (entry.Node == node && entry.Symbol == symbol) return entry.Child;
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

        // From the last rank to the first, each node is put before those that its parent has already; after the last one the way goes back up.
        var links = new Link[_nodes.Count];
        foreach (var node in ByRankDescending(isOnTheWay, ranks))
        {
            ref var parent = ref links[_nodes[node].Parent];
            links[node].Next = parent.First != 0 ? parent.First : ~_nodes[node].Parent;
            parent.First = node;
        }

        var order = new List<int>(_nodes.Count);
        for (var node = 0; ;)
        {
            order.Add(node);
            if (links[node].First != 0)
            {
                node = links[node].First;
                continue;
            }

            var next = node == 0 ? ~0 : links[node].Next;
            while (next is < 0 and not ~0) next = links[~next].Next;
            if (next == ~0) return order;
            node = next;
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

    private int Add(int node, int symbol, uint hash, ref Entry free)
    {
        var child = _nodes.Count;
        _nodes.Add(new Node(node, symbol, _nodes[node].Depth + 1, hash));
        free = new Entry(node, symbol, child);
        // A quarter stays free at least: rows of places that are taken stay short.
        if (4L * child > 3L * _table.Length) Widen();
        return child;
    }

    private void Widen()
    {
        _table = new Entry[2 * _table.Length];
        _shift = ShiftOf(_table.Length);
        var nodes = CollectionsMarshal.AsSpan(_nodes);
        for (var node = 1; node < nodes.Length; node++)
        {
            var place = (int)(nodes[node].Hash >> _shift);
            while (_table[place].Child != 0) place = (place + 1) & (_table.Length - 1);
            _table[place] = new Entry(nodes[node].Parent, nodes[node].Symbol, node);
        }
    }

    private static int ShiftOf(int size) => 32 - int.Log2(size);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(int Parent, int Symbol, int Depth, uint Hash);

    // First is 0 where there is none; Next is ~parent where there is none.
    [StructLayout(LayoutKind.Auto)]
    private record struct Link(int First, int Next);

    // Child 0 stands for a free place: the root is nobody's child.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Node, int Symbol, int Child);
}
