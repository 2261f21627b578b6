using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>What is known at one point: of locals, of parameters, and of what the graph captured. What is not in it is unknown.</summary>
/// <remarks>A capture of a local, a parameter or a member is an alias: what is added or assigned through it goes to what was captured.</remarks>
internal sealed class FlowState
{
    private readonly Dictionary<object, Trace> _known;
    private readonly Dictionary<CaptureId, IOperation> _aliases;

    public FlowState()
        : this(new Dictionary<object, Trace>(Key.Comparer), [])
    {
    }

    private FlowState(Dictionary<object, Trace> known, Dictionary<CaptureId, IOperation> aliases)
    {
        _known = known;
        _aliases = aliases;
    }

    /// <summary>How much is known: what a copy or a comparison costs.</summary>
    public int Size => _known.Count + 1;

    public FlowState Copy() => new(new Dictionary<object, Trace>(_known, Key.Comparer), new Dictionary<CaptureId, IOperation>(_aliases));

    public Trace? this[ISymbol symbol]
    {
        get => _known.TryGetValue(symbol, out var trace) ? trace : null;
        set => Set(symbol, value);
    }

    public Trace? this[CaptureId capture]
    {
        get => _known.TryGetValue(capture, out var trace) ? trace : null;
        set => Set(capture, value);
    }

    /// <summary>What a capture is another name of, if it is one.</summary>
    public IOperation? Alias(CaptureId capture) => _aliases.TryGetValue(capture, out var alias) ? alias : null;

    public void Capture(CaptureId capture, Trace? trace, IOperation? alias)
    {
        Set(capture, trace);
        if (alias is null) _aliases.Remove(capture);
        else _aliases[capture] = alias;
    }

    /// <summary>Takes in another path. Only ever rises.</summary>
    /// <returns>Whether something new is known.</returns>
    public bool Join(FlowState other)
    {
        var risen = false;
        foreach (var pair in other._known)
        {
            _known.TryGetValue(pair.Key, out var mine);
            var joined = Trace.Join(mine, pair.Value)!;
            if (joined.Equals(mine)) continue;
            _known[pair.Key] = joined;
            risen = true;
        }

        foreach (var pair in other._aliases)
        {
            // A capture that is a name of two things is not followed.
            if (!_aliases.TryGetValue(pair.Key, out var mine)) _aliases.Add(pair.Key, pair.Value);
            else if (mine.Syntax != pair.Value.Syntax) _aliases.Remove(pair.Key);
        }

        return risen;
    }

    /// <summary>Whether everything that is known in the other state is known here as well.</summary>
    public bool Covers(FlowState other)
    {
        foreach (var pair in other._known)
        {
            if (!_known.TryGetValue(pair.Key, out var mine) || !Trace.Covers(mine, pair.Value)) return false;
        }

        foreach (var pair in other._aliases)
        {
            if (!_aliases.TryGetValue(pair.Key, out var mine) || mine.Syntax != pair.Value.Syntax) return false;
        }

        return true;
    }

    /// <summary>Forgets what a region of the graph held.</summary>
    public void Leave(ControlFlowRegion region)
    {
        foreach (var local in region.Locals) _known.Remove(local);
        foreach (var capture in region.CaptureIds)
        {
            _known.Remove(capture);
            _aliases.Remove(capture);
        }
    }

    /// <summary>Only what is known of some symbols.</summary>
    public FlowState Of(HashSet<ISymbol> symbols)
    {
        var state = new FlowState();
        foreach (var pair in _known)
        {
            if (pair.Key is ISymbol symbol && symbols.Contains(symbol)) state._known.Add(pair.Key, pair.Value);
        }

        return state;
    }

    /// <summary>Whether both states know the same.</summary>
    public bool SameAs(FlowState other)
    {
        if (_known.Count != other._known.Count) return false;
        foreach (var pair in _known)
        {
            if (!other._known.TryGetValue(pair.Key, out var theirs) || !theirs.Equals(pair.Value)) return false;
        }

        return true;
    }

    private void Set(object key, Trace? trace)
    {
        if (trace is null) _known.Remove(key);
        else _known[key] = trace;
    }

    private sealed class Key : IEqualityComparer<object>
    {
        public static readonly Key Comparer = new();

        bool IEqualityComparer<object>.Equals(object? left, object? right)
            => left is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, right as ISymbol) : Equals(left, right);

        int IEqualityComparer<object>.GetHashCode(object key)
            => key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : key.GetHashCode();
    }
}
