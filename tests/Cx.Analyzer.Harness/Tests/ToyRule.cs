using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Analyzer.Harness.Tests;

/// <summary>Reports each local named <c>bad</c>, or what the option <c>toy.name</c> says; throws at one named <c>boom</c>.</summary>
#pragma warning disable RS1001 // made by the tests, never found by a compiler
public sealed class ToyRule : DiagnosticAnalyzer
{
    public const string Id = "TOY001";

#pragma warning disable RS2008 // a toy is never released
    private static readonly DiagnosticDescriptor Bad = new(Id, "Bad name", "'{0}' is a bad name; use 'good'", "Toys", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Bad];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.VariableDeclarator);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var name = ((VariableDeclaratorSyntax)context.Node).Identifier;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree);
        var wanted = options.TryGetValue("toy.name", out var said) ? said : "bad";
        if (name.ValueText == "boom")
        {
            throw new InvalidOperationException("boom");
        }

        if (name.ValueText == wanted)
        {
            context.ReportDiagnostic(Diagnostic.Create(Bad, name.GetLocation(), name.ValueText));
        }
    }
}
