using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>A state with one writer that several threads write.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX5001_AggregateSharedBetweenThreads : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX5001_AggregateSharedBetweenThreads()
        : base(Descriptors.AggregateSharedBetweenThreads)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation, OperationKind.CompoundAssignment, OperationKind.SimpleAssignment);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (SharedState.ChangedBy(symbols, context.Operation) is { } state
            && state.Type?.Name.StartsWith("Sharded", StringComparison.Ordinal) == false
            && SharedState.Variable(state) is { } variable
            && Threads.Meet(symbols, context.Operation, variable))
        {
            Report(context, Descriptors.AggregateSharedBetweenThreads, context.Operation, state.Syntax.ToString());
        }
    }
}
