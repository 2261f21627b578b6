using System.Collections.Immutable;
using Cx.Analyzer.Harness;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Tests.Support;

/// <summary>The tests of one suppressor, with the rule of the SDK that it silences switched on.</summary>
public abstract class SuppressorTests<TSuppressor>
    where TSuppressor : CxSuppressor, new()
{
    private const string Usings = TestCode.ConsoleUsings + "\nglobal using Cx.Core.Aggregation;\nglobal using Cx.Core.Scales;\nglobal using Cx.Core.Scores;\n";

    private static readonly TSuppressor Suppressor = new();

    private static string Silenced => Suppressor.SupportedSuppressions.Single().SuppressedDiagnosticId;

    /// <summary>The foreign rule reports without the suppressor, and is silenced with it.</summary>
    protected static async Task Silences(string source)
    {
        var without = await On(source, []);
        var with = await On(source, [Suppressor]);

        Assert.NotEmpty(without);
        Assert.All(without, report => Assert.False(report.IsSuppressed));
        Assert.Equal(without.Select(report => report.Location.SourceSpan), with.Select(report => report.Location.SourceSpan));
        Assert.All(with, report => Assert.True(report.IsSuppressed, $"{report} is not silenced."));
    }

    /// <summary>The foreign rule reports although the suppressor is there.</summary>
    protected static async Task LeavesAlone(string source)
    {
        var reports = await On(source, [Suppressor]);

        Assert.NotEmpty(reports);
        Assert.All(reports, report => Assert.False(report.IsSuppressed, $"{report} is silenced."));
    }

    private static async Task<ImmutableArray<Diagnostic>> On(string source, ImmutableArray<DiagnosticAnalyzer> suppressors)
    {
        using var workspace = new AdhocWorkspace();
        var project = (TestCode.Of(source) with { GlobalUsings = Usings }).ToProject(workspace, References.All);
        var compilation = (await project.GetCompilationAsync())!;
        Cx.Analyzer.Harness.Rules.RequireErrors(compilation, []);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(Silenced, ReportDiagnostic.Warn)]));
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var reports = await compilation.WithAnalyzers(SdkRules.Of(Silenced).AddRange(suppressors), options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(reports, report => report.Id.StartsWith("AD0", StringComparison.Ordinal));
        return [.. reports.Where(report => report.Id == Silenced).OrderBy(report => report.Location.SourceSpan.Start)];
    }
}
