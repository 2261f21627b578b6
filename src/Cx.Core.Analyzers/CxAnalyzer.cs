using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>The base of every rule: it runs concurrently, leaves generated code alone, and only where Cx.Core is in sight.</summary>
/// <remarks>A rule has no state. What it finds out about a compilation hangs on the <see cref="CxKnownSymbols"/> of that compilation.</remarks>
public abstract class CxAnalyzer : DiagnosticAnalyzer
{
    private protected CxAnalyzer(params DiagnosticDescriptor[] descriptors) => SupportedDiagnostics = [.. descriptors];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>Whether generated code is looked at as well: there only what a user wrote is reported, where <c>#line</c> points to it.</summary>
    private protected virtual bool ReadsGeneratedCode => false;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(ReadsGeneratedCode ? GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics : GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (CxKnownSymbols.Of(start.Compilation) is { } symbols) Register(start, symbols);
        });
    }

    /// <summary>Registers the actions of the rule for one compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols);

    /// <summary>Reports at an operation, unless the code around it does not compile.</summary>
    private protected static void Report(OperationAnalysisContext context, DiagnosticDescriptor descriptor, IOperation at, params object[] arguments)
        => Report(context, descriptor, at.Syntax.GetLocation(), properties: null, arguments);

    /// <summary>Reports at a place, unless the code around it does not compile. The properties are what the code fix needs to know.</summary>
    private protected static void Report(
        OperationAnalysisContext context, DiagnosticDescriptor descriptor, Location at, ImmutableDictionary<string, string?>? properties, params object[] arguments)
    {
        if (!(context.IsGeneratedCode && !IsMappedToAUser(at)) && !BrokenCode.Surrounds(context.Operation, at, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(descriptor, at, properties, arguments));
    }

    // Lines that are hidden, and lines without a directive, are the generator's own.
    private static bool IsMappedToAUser(Location at)
        => at.GetMappedLineSpan().HasMappedPath && at.SourceTree?.GetLineVisibility(at.SourceSpan.Start) == LineVisibility.Visible;
}
