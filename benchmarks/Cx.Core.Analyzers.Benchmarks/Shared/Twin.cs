using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>A rule's twin: it asks for the same actions on the same compilation, and does nothing in them.</summary>
#pragma warning disable RS1001 // Not found by a compiler: made for one rule, by hand.
internal sealed class Twin : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private readonly Registrations _registrations;

    private Twin(DiagnosticAnalyzer rule, Registrations registrations)
    {
        SupportedDiagnostics = rule.SupportedDiagnostics;
        _registrations = registrations;
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public static async Task<DiagnosticAnalyzer> Of(DiagnosticAnalyzer rule, CSharpCompilation compilation) => new Twin(rule, await Registrations.Of(rule, compilation).ConfigureAwait(false));

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(_registrations.Repeat);
    }
}
