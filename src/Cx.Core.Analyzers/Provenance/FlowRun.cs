using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>One pass over a body and everything nested in it: where two scales meet.</summary>
/// <remarks>
/// <para>The first pass joins paths where they merge. It is fast, and it may believe in a path that no one can take: <c>x</c> known from one branch, <c>y</c> from the other.</para>
/// <para>The second pass keeps paths apart and is made only where the first found something: with a few paths at each block, and with many where that was not enough. What both report holds on a path of the graph.</para>
/// </remarks>
internal sealed class FlowRun
{
    // Operations evaluated, and variables copied and compared: well under a second. A body of the largest size needs a tenth of it, unless its loops and lambdas are nested without end.
    private const int MaxWork = 2_000_000;

    private const int FewPaths = 4;
    private const int ManyPaths = 64;

    private readonly Dictionary<SyntaxNode, Meeting> _meetings = [];
    private readonly Dictionary<SyntaxNode, List<LambdaResult>> _lambdas = [];
    private readonly HashSet<SyntaxNode> _own = [];
    private int _work;

    private FlowRun(CxKnownSymbols symbols, BodyFacts facts, int paths, CancellationToken cancellation)
    {
        Symbols = symbols;
        Facts = facts;
        MaxPaths = paths;
        Cancellation = cancellation;
    }

    public CxKnownSymbols Symbols { get; }

    public BodyFacts Facts { get; }

    /// <summary>Whether paths stay apart where they merge.</summary>
    public bool KeepsPathsApart => MaxPaths > 1;

    /// <summary>How many paths are held apart at one block; with one, they are joined. A path that knows no more than another is not held.</summary>
    public int MaxPaths { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Whether the pass has taken too long. Joined paths are then worth nothing; what was found on paths kept apart stays true.</summary>
    public bool IsExhausted => _work > MaxWork;

    /// <summary>Every meeting in a body, each once, in order of the text.</summary>
    /// <param name="symbols">The compilation's known symbols.</param>
    /// <param name="graph">The graph of the body.</param>
    /// <param name="root">Its operation tree.</param>
    /// <param name="owner">The method, accessor, field or property that the body belongs to.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public static IReadOnlyList<Meeting> Meetings(CxKnownSymbols symbols, ControlFlowGraph graph, IOperation root, ISymbol owner, CancellationToken cancellation)
    {
        if (BodyFacts.Of(root, symbols) is not { } facts) return [];
        var joined = new FlowRun(symbols, facts, paths: 1, cancellation);
        joined.Walk(graph, owner);
        if (joined.IsExhausted || joined._meetings.Count == 0) return [];

        var found = Apart(FewPaths);
        if (found.Count < joined._meetings.Count) found = Apart(ManyPaths);
        return [.. found.OrderBy(meeting => meeting.At.SpanStart).ThenBy(meeting => meeting.At.Span.End)];

        List<Meeting> Apart(int paths)
        {
            var apart = new FlowRun(symbols, facts, paths, cancellation);
            apart.Walk(graph, owner);
            return [.. apart._meetings.Values.Where(meeting => joined._meetings.ContainsKey(meeting.At))];
        }
    }

    /// <summary>Counts work.</summary>
    public void Work(int amount = 1)
    {
        if (_work / 4096 != (_work + amount) / 4096) Cancellation.ThrowIfCancellationRequested();
        _work += amount;
    }

    /// <summary>Notes a meeting. One place is one meeting; of several, that with the earliest origins.</summary>
    public void Meet(Meeting meeting)
    {
        if (!_meetings.TryGetValue(meeting.At, out var known) || Position(meeting) < Position(known)) _meetings[meeting.At] = meeting;

        static int Position(Meeting meeting) => Math.Min(meeting.FirstOrigin.Syntax.SpanStart, meeting.SecondOrigin.Syntax.SpanStart);
    }

    /// <summary>What a lambda returns, from the state at its creation. The same question is answered once: lambdas within lambdas are not walked again and again.</summary>
    public Trace? Lambda(ControlFlowGraph graph, IFlowAnonymousFunctionOperation lambda, FlowState state, Trace?[] arguments, bool reports)
    {
        if (Symbols.Has(lambda.Symbol, KnownTypes.ConvertsScale)) return null;
        var start = state.Of(Facts.Captured(lambda.Syntax));
        if (!_lambdas.TryGetValue(lambda.Syntax, out var results)) _lambdas.Add(lambda.Syntax, results = []);
        foreach (var known in results)
        {
            if ((known.Reported || !reports) && Same(known.Arguments, arguments) && known.Start.SameAs(start)) return known.Result;
        }

        var inner = start.Copy();
        for (var i = 0; i < arguments.Length && i < lambda.Symbol.Parameters.Length; i++)
        {
            if (Facts.IsTracked(lambda.Symbol.Parameters[i])) inner[lambda.Symbol.Parameters[i]] = arguments[i];
        }

        var result = new FlowWalk(this, graph.GetAnonymousFunctionControlFlowGraph(lambda, Cancellation), lambda.Symbol).Run(inner, reports);
        results.Add(new LambdaResult(start, arguments, reports, result));
        return result;
    }

    /// <summary>A lambda that is given to nobody we know: a body of its own, in which captured variables are unknown.</summary>
    public void OwnBody(ControlFlowGraph graph, IFlowAnonymousFunctionOperation lambda)
    {
        if (!_own.Add(lambda.Syntax) || Symbols.Has(lambda.Symbol, KnownTypes.ConvertsScale)) return;
        new FlowWalk(this, graph.GetAnonymousFunctionControlFlowGraph(lambda, Cancellation), lambda.Symbol).Run(new FlowState(), reports: true);
    }

    /// <summary>The local functions of a graph: bodies of their own as well.</summary>
    public void LocalFunctions(ControlFlowGraph graph)
    {
        foreach (var function in graph.LocalFunctions)
        {
            if (function.DeclaringSyntaxReferences is not [var declared, ..] || !_own.Add(declared.GetSyntax(Cancellation)) || Symbols.Has(function, KnownTypes.ConvertsScale)) continue;
            new FlowWalk(this, graph.GetLocalFunctionControlFlowGraph(function, Cancellation), function).Run(new FlowState(), reports: true);
        }
    }

    private void Walk(ControlFlowGraph graph, ISymbol owner) => new FlowWalk(this, graph, owner).Run(new FlowState(), reports: true);

    private static bool Same(Trace?[] left, Trace?[] right)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!Equals(left[i], right[i])) return false;
        }

        return true;
    }

    private sealed record LambdaResult(FlowState Start, Trace?[] Arguments, bool Reported, Trace? Result);
}
