using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>Carries states through one graph until nothing new arrives anywhere.</summary>
/// <remarks>
/// <para>States that arrive at a block only ever rise, which ends the iteration. Where paths are joined, meetings are reported in a last pass over the fixed states, never while they still rise.</para>
/// <para>A <c>finally</c> is walked once for each way out of its <c>try</c>, so that no path returns from it to a place that it did not come from.</para>
/// </remarks>
internal sealed class FlowWalk
{
    private readonly FlowRun _run;
    private readonly ControlFlowGraph _graph;
    private readonly FlowTransfer _transfer;
    private readonly Dictionary<Node, List<FlowState>> _arrived = [];
    private readonly Queue<(Node Node, FlowState State)> _paths = new();
    private readonly SortedSet<Node> _ahead = new(Comparer<Node>.Create(Node.Compare));
    private readonly SortedSet<Node> _again = new(Comparer<Node>.Create(Node.Compare));
    private readonly List<Trace?> _returned = [];
    private Node? _current;

    public FlowWalk(FlowRun run, ControlFlowGraph graph, ISymbol owner)
    {
        _run = run;
        _graph = graph;
        _transfer = new FlowTransfer(run, graph, owner);
    }

    /// <summary>Walks the graph.</summary>
    /// <returns>What is known of the value that it returns.</returns>
    public Trace? Run(FlowState start, bool reports)
    {
        if (reports) _run.LocalFunctions(_graph);
        _transfer.Reports = reports && _run.KeepsPathsApart;
        Arrive(new Node(_graph.Blocks[0], Exit: null), start);
        while (!_run.IsExhausted)
        {
            if (_paths.Count > 0)
            {
                var (node, state) = _paths.Dequeue();
                Visit(node, state.Copy(), propagates: true);
            }
            else if (Next() is { } node)
            {
                _current = node;
                Visit(node, _arrived[node][0].Copy(), propagates: true);
            }
            else
            {
                break;
            }
        }

        if (reports && !_run.KeepsPathsApart)
        {
            _transfer.Reports = true;
            foreach (var pair in _arrived) Visit(pair.Key, pair.Value[0].Copy(), propagates: false);
        }

        return _run.KeepsPathsApart ? Strongest() : _returned.Aggregate(default(Trace?), Trace.Join);
    }

    // From the top to the end, and then again: a loop is not taken up anew before each of its branches was seen once.
    private Node? Next()
    {
        if (_ahead.Count == 0)
        {
            _ahead.UnionWith(_again);
            _again.Clear();
        }

        var next = _ahead.Min;
        if (next is not null) _ahead.Remove(next);
        return next;
    }

    private void Await(Node node) => (_current is null || Node.Compare(node, _current) > 0 ? _ahead : _again).Add(node);

    // Of the values on different paths, the one that knows all that the others know. Two that each know something else are two paths, and the caller walks on with one.
    private Trace? Strongest()
    {
        var strongest = _returned.Aggregate(default(Trace?), (left, right) => Trace.Covers(left, right) ? left : right);
        return _returned.TrueForAll(value => Trace.Covers(strongest, value)) ? strongest : null;
    }

    private void Arrive(Node node, FlowState state)
    {
        if (!_arrived.TryGetValue(node, out var states)) _arrived.Add(node, states = []);
        _run.Work(((states.Count + 1) * state.Size) + (16 * (node.Exit?.Depth ?? 0)));
        if (!_run.KeepsPathsApart)
        {
            if (states.Count == 0)
            {
                states.Add(state.Copy());
                Await(node);
            }
            else if (states[0].Join(state))
            {
                Await(node);
            }

            return;
        }

        foreach (var known in states)
        {
            if (known.Covers(state)) return;
        }

        states.RemoveAll(state.Covers);
        if (states.Count >= _run.MaxPaths) return;
        var copy = state.Copy();
        states.Add(copy);
        _paths.Enqueue((node, copy));
    }

    private void Visit(Node node, FlowState state, bool propagates)
    {
        var block = node.Block;
        _run.Work(state.Size);
        var isGuarded = propagates && IsGuarded(block);
        if (isGuarded) Throw(node, state);
        foreach (var operation in block.Operations)
        {
            _transfer.Evaluate(operation, state);
            if (isGuarded) Throw(node, state);
        }

        var value = block.BranchValue is null ? null : _transfer.Evaluate(block.BranchValue, state);
        if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.BranchValue is not null)
        {
            _transfer.Return(block.BranchValue, value);
            if (propagates && !_returned.Contains(value)) _returned.Add(value);
        }

        if (!propagates) return;
        if (isGuarded) Throw(node, state);
        if (block.ConditionalSuccessor is { } conditional) Follow(node, conditional, state);
        if (block.FallThroughSuccessor is { } fallThrough) Follow(node, fallThrough, state);
    }

    private void Follow(Node node, ControlFlowBranch branch, FlowState state)
    {
        if (!branch.FinallyRegions.IsEmpty)
            Enter(new FinallyExit(branch, 0, node.Exit), state);
        else if (branch.Destination is { } destination)
            Arrive(new Node(destination, node.Exit), Left(branch, state));
        else if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling && node.Exit is { Branch: { } pending } exit)
            Resume(exit, pending, state);
    }

    private void Enter(FinallyExit exit, FlowState state)
        => Arrive(new Node(_graph.Blocks[exit.Branch!.FinallyRegions[exit.Index].FirstBlockOrdinal], exit), state);

    private void Resume(FinallyExit exit, ControlFlowBranch branch, FlowState state)
    {
        if (exit.Index + 1 < branch.FinallyRegions.Length) Enter(exit with { Index = exit.Index + 1 }, state);
        else if (branch.Destination is { } destination) Arrive(new Node(destination, exit.Outer), Left(branch, state));
    }

    private static FlowState Left(ControlFlowBranch branch, FlowState state)
    {
        if (branch.LeavingRegions.All(region => region.Locals.IsEmpty && region.CaptureIds.IsEmpty)) return state;
        var left = state.Copy();
        foreach (var region in branch.LeavingRegions) left.Leave(region);
        return left;
    }

    private static bool IsGuarded(BasicBlock block) => Around(block).Any(region => region.Kind == ControlFlowRegionKind.Try);

    // The regions of this graph only: the root of a lambda hangs in a region of the graph that it was made in.
    private static IEnumerable<ControlFlowRegion> Around(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion) yield return region;
    }

    // Everything in a try may throw, after each of its statements.
    private void Throw(Node node, FlowState state)
    {
        foreach (var region in Around(node.Block))
        {
            if (region.Kind != ControlFlowRegionKind.Try) continue;
            foreach (var handler in region.EnclosingRegion!.NestedRegions)
            {
                if (handler == region) continue;

                // A handler outside of a finally does not lead back into it.
                var entry = _graph.Blocks[handler.FirstBlockOrdinal];
                var exit = node.Exit;
                while (exit is not null && !exit.Holds(entry)) exit = exit.Outer;
                Arrive(new Node(entry, handler.Kind == ControlFlowRegionKind.Finally ? new FinallyExit(null, handler.FirstBlockOrdinal, exit) : exit), state);
            }
        }
    }

    /// <summary>A block, and where the <c>finally</c> around it leads to.</summary>
    private sealed record Node(BasicBlock Block, FinallyExit? Exit)
    {
        public static int Compare(Node left, Node right)
        {
            var order = left.Block.Ordinal.CompareTo(right.Block.Ordinal);
            return order != 0 ? order : FinallyExit.Compare(left.Exit, right.Exit);
        }
    }

    /// <summary>A way through a <c>finally</c>: the branch that caused it, which of its regions is walked, and what is around. Without a branch it is an exception that passes.</summary>
    private sealed record FinallyExit(ControlFlowBranch? Branch, int Index, FinallyExit? Outer)
    {
        // A node is as dear to look up as its exits are deep.
        public int Depth { get; } = 1 + (Outer?.Depth ?? 0);

        public bool Holds(BasicBlock block)
        {
            if (Branch is null) return IsWithin(block, Index);
            var region = Branch.FinallyRegions[Index];
            return block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal;
        }

        public static int Compare(FinallyExit? left, FinallyExit? right)
        {
            if (left is null || right is null) return (left is null ? 0 : 1) - (right is null ? 0 : 1);
            var order = (left.Branch?.Source.Ordinal ?? -1).CompareTo(right.Branch?.Source.Ordinal ?? -1);
            if (order == 0) order = (left.Branch?.IsConditionalSuccessor ?? false).CompareTo(right.Branch?.IsConditionalSuccessor ?? false);
            if (order == 0) order = left.Index.CompareTo(right.Index);
            return order != 0 ? order : Compare(left.Outer, right.Outer);
        }

        private static bool IsWithin(BasicBlock block, int firstOrdinal) => Around(block).Any(region => region.Kind == ControlFlowRegionKind.Finally && region.FirstBlockOrdinal == firstOrdinal);
    }
}
