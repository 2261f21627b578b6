using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Values on two known scales meet in one sum, one comparison, one average or one place.</summary>
/// <remarks>Nothing is guessed from names or values, and nothing is reported unless two different scales meet on some path of the body.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX1001_ValuesOfDifferentScalesAreMixed : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX1001_ValuesOfDifferentScalesAreMixed()
        : base(Descriptors.ValuesOfDifferentScalesAreMixed)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationBlockStartAction(body =>
        {
            if (IsLeftOut(body.OwningSymbol, symbols)) return;
            var named = new NamedScales(symbols);
            named.AddPlace(body.OwningSymbol);
            body.RegisterOperationAction(operation => named.AddIn(operation.Operation), NamedScales.Kinds);
            body.RegisterOperationBlockEndAction(end =>
            {
                if (named.AreDifferent) Check(end, symbols);
            });
        });

    // Two objects may well be compared member by member, and a method that converts says so.
    private static bool IsLeftOut(ISymbol owner, CxKnownSymbols symbols)
        => owner is IMethodSymbol method
            && (method.Name is "Equals" or "GetHashCode" or "CompareTo"
                || method.ExplicitInterfaceImplementations.Any(implemented => implemented.Name is "Equals" or "GetHashCode" or "CompareTo")
                || symbols.Has(method, KnownTypes.ConvertsScale));

    private static void Check(OperationBlockAnalysisContext context, CxKnownSymbols symbols)
    {
        // A constructor and its initialiser are two blocks of one graph.
        var roots = new HashSet<IOperation>();
        foreach (var block in context.OperationBlocks)
        {
            var root = block.Root();
            if (!HasGraph(root) || !roots.Add(root) || root.SemanticModel is not { } model) continue;
            foreach (var meeting in FlowRun.Meetings(symbols, context.GetControlFlowGraph(block), root, context.OwningSymbol, context.CancellationToken))
            {
                var place = meeting.At.GetLocation();
                if (BrokenCode.Surrounds(model, place, context.CancellationToken)) continue;
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.ValuesOfDifferentScalesAreMixed,
                    place,
                    additionalLocations: [meeting.FirstOrigin.Location, meeting.SecondOrigin.Location],
                    meeting.First.Name,
                    meeting.FirstOrigin.Name,
                    meeting.Second.Name,
                    meeting.SecondOrigin.Name,
                    meeting.Verb,
                    meeting.Remedy));
            }
        }
    }

    // What Roslyn makes a graph of. Attributes and default values of parameters are constants.
    private static bool HasGraph(IOperation root) => root is IBlockOperation or IMethodBodyOperation or IConstructorBodyOperation or IFieldInitializerOperation or IPropertyInitializerOperation;
}
