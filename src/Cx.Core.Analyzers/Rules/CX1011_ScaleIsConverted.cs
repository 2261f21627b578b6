using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>Lists the methods that mix scales on purpose, each with its reason.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX1011_ScaleIsConverted : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX1011_ScaleIsConverted()
        : base(Descriptors.ScaleIsConverted)
    {
    }

    // Syntax, because lambdas and local functions carry the attribute as well and have no symbol action, and the attribute is the place to show.
    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterSyntaxNodeAction(node => Check(node, symbols), SyntaxKind.Attribute);

    private static void Check(SyntaxNodeAnalysisContext context, CxKnownSymbols symbols)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (!symbols.Is(Annotated.TypeOf(attribute, context.SemanticModel, context.CancellationToken), KnownTypes.ConvertsScale)) return;
        foreach (var method in Annotated.Symbols(attribute, context.SemanticModel, context.CancellationToken).OfType<IMethodSymbol>())
        {
            var reason = symbols.Attributes(method, KnownTypes.ConvertsScale).Select(data => data.ConstructorArguments is [{ Value: string text }] ? text : "").FirstOrDefault();
            var place = attribute.GetLocation();
            if (!BrokenCode.Surrounds(context.SemanticModel, place, context.CancellationToken))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.ScaleIsConverted, place, Name(method), string.IsNullOrWhiteSpace(reason) ? "no reason is given" : reason));
        }
    }

    private static string Name(IMethodSymbol method)
        => method.MethodKind switch
        {
            MethodKind.AnonymousFunction => "a lambda",
            MethodKind.LocalFunction => method.Name,
            MethodKind.PropertyGet or MethodKind.PropertySet => method.ContainingType.Name + "." + method.AssociatedSymbol!.Name,
            _ => method.ContainingType.Name + "." + method.Name,
        };
}
