using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>A mean or a sum of shares of different samples, which have different denominators.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX2004_SharesAreAddedOrAveraged : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX2004_SharesAreAddedOrAveraged()
        : base(Descriptors.SharesAreAddedOrAveraged)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), ScoreTotal.Kinds);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (ScoreTotal.Of(symbols, context.Operation) is { Exit.IsShare: true } total)
            Report(context, Descriptors.SharesAreAddedOrAveraged, context.Operation, total.Exit.Name, total.Verb);
    }
}
