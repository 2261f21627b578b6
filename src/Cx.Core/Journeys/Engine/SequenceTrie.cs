namespace Cx.Core.Journeys;

/// <summary>Beginnings of sequences, each known by a number; 0 is the empty one.</summary>
internal sealed class SequenceTrie
{
    private readonly Dictionary<long, int> _children = [];
    private readonly List<(int Parent, int Symbol, int Depth)> _nodes = [(0, -1, 0)];

    public SequenceTrie()
    {
    }

    private SequenceTrie(SequenceTrie other)
    {
        _children = new Dictionary<long, int>(other._children);
        _nodes = [.. other._nodes];
    }

    public int Count => _nodes.Count;

    public int DepthOf(int node) => _nodes[node].Depth;

    public int ParentOf(int node) => _nodes[node].Parent;

    public int SymbolOf(int node) => _nodes[node].Symbol;

    /// <summary>The sequence that is one symbol longer; -1 when it is not known and there is no room for another.</summary>
    public int Child(int node, int symbol, int mostNodes)
    {
        var key = ((long)node << 32) | (uint)symbol;
        if (_children.TryGetValue(key, out var child)) return child;
        if (_nodes.Count > mostNodes) return -1;
        child = _nodes.Count;
        _nodes.Add((node, symbol, _nodes[node].Depth + 1));
        _children.Add(key, child);
        return child;
    }

    public int[] PathOf(int node)
    {
        var path = new int[_nodes[node].Depth];
        for (var i = path.Length - 1; i >= 0; i--, node = _nodes[node].Parent) path[i] = _nodes[node].Symbol;
        return path;
    }

    /// <summary>The nodes on the way to some nodes, the root first, each before what follows from it, in the order of a rank of the symbols.</summary>
    public List<int> InPathOrder(IEnumerable<int> nodes, int[] ranks)
    {
        var children = new Dictionary<int, List<int>>();
        var known = new HashSet<int> { 0 };
        foreach (var one in nodes)
        {
            for (var node = one; node > 0 && known.Add(node); node = _nodes[node].Parent)
            {
                if (!children.TryGetValue(_nodes[node].Parent, out var list)) children.Add(_nodes[node].Parent, list = []);
                list.Add(node);
            }
        }

        var order = new List<int>(known.Count);
        var open = new Stack<int>([0]);
        while (open.TryPop(out var node))
        {
            order.Add(node);
            if (!children.TryGetValue(node, out var list)) continue;
            foreach (var child in list.OrderByDescending(child => ranks[_nodes[child].Symbol])) open.Push(child);
        }

        return order;
    }

    public SequenceTrie Copy() => new(this);
}
