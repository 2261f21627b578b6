using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Analyzer.Harness;

/// <summary>Runs analyzers on a project as a build would: default severities, nothing forced on, concurrently.</summary>
/// <param name="analyzers">The analyzers.</param>
public sealed class Rules(ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    /// <summary>The analyzers.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers => analyzers;

    /// <summary>The one id that they report, or <see langword="null"/> if there are several.</summary>
    public string? OnlyId => analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct(StringComparer.Ordinal).ToList() is [var id] ? id : null;

    /// <summary>What they report on a project that compiles, in order of place.</summary>
    /// <param name="project">The project.</param>
    /// <param name="expectedErrors">Ids of compile errors that it is meant to have.</param>
    /// <exception cref="HarnessException">The project does not compile as it should, or an analyzer threw.</exception>
    public async Task<ImmutableArray<Diagnostic>> On(Project project, ImmutableArray<string> expectedErrors = default)
    {
        var compilation = await project.GetCompilationAsync().ConfigureAwait(false);
        RequireErrors(compilation!, expectedErrors.IsDefault ? [] : expectedErrors);
        return await On(compilation!, project.AnalyzerOptions).ConfigureAwait(false);
    }

    /// <summary>What they report on a compilation, whether it compiles or not, in order of place.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="options">Options and additional files.</param>
    /// <exception cref="HarnessException">An analyzer threw.</exception>
    public async Task<ImmutableArray<Diagnostic>> On(Compilation compilation, AnalyzerOptions? options = null)
    {
        var failures = new List<string>();
        var settings = new CompilationWithAnalyzersOptions(
            options ?? new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) =>
            {
                lock (failures)
                {
                    failures.Add($"{analyzer}: {exception}");
                }
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var reported = await compilation.WithAnalyzers(analyzers, settings).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        if (failures.Count > 0)
        {
            throw new HarnessException("A rule threw:\n" + string.Join('\n', failures));
        }

        var broken = reported.Where(report => report.Id.StartsWith("AD0", StringComparison.Ordinal)).ToList();
        if (broken.Count > 0)
        {
            throw new HarnessException("A rule broke:\n" + string.Join('\n', broken));
        }

        return [.. reported.Where(report => !report.IsSuppressed).OrderBy(report => report.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(report => report.Location.SourceSpan.Start).ThenBy(report => report.Location.SourceSpan.End).ThenBy(report => report.Id, StringComparer.Ordinal)];
    }

    /// <summary>Stops where the errors of a compilation are not those expected.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="expected">The ids that it is meant to have, in any number.</param>
    /// <exception cref="HarnessException">There are others, or too few.</exception>
    public static void RequireErrors(Compilation compilation, ImmutableArray<string> expected)
    {
        var errors = compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error).ToList();
        var ids = errors.Select(error => error.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        if (!ids.SequenceEqual(expected.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            var said = errors.Count == 0 ? "compiles" : "has these errors:\n" + string.Join('\n', errors);
            var wanted = expected.IsEmpty ? "compile" : "have " + string.Join(", ", expected);
            throw new HarnessException($"The code should {wanted}, but {said}\n\n{Numbered(compilation)}");
        }
    }

    private static string Numbered(Compilation compilation)
        => string.Join("\n\n", compilation.SyntaxTrees.Select(tree => $"{tree.FilePath}\n" + string.Join('\n', tree.GetText().Lines.Select(line => $"{line.LineNumber + 1,4} {line}"))));
}
