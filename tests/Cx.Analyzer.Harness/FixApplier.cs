using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cx.Analyzer.Harness;

/// <summary>Applies fixes as an editor does.</summary>
/// <param name="rules">The rules whose reports are fixed.</param>
/// <param name="fixes">The fixes.</param>
public sealed class FixApplier(Rules rules, ImmutableArray<CodeFixProvider> fixes)
{
    // More rounds than a test has reports: a fix that never ends is a fault.
    private const int MostRounds = 200;

    /// <summary>The title of the first fix that is offered in a document; <see langword="null"/> for none.</summary>
    /// <param name="document">The document.</param>
    /// <param name="equivalenceKey">Which fix; any if <see langword="null"/>.</param>
    public async Task<string?> Offers(Document document, string? equivalenceKey) => (await First(document, equivalenceKey).ConfigureAwait(false))?.Action.Title;

    /// <summary>Applies fixes to a document until none is offered any more.</summary>
    /// <param name="document">The document.</param>
    /// <param name="way">One by one, or all at once.</param>
    /// <param name="equivalenceKey">Which fix; the first offered if <see langword="null"/>.</param>
    /// <returns>The changed document, read anew from its text, and whether anything was applied.</returns>
    /// <exception cref="HarnessException">There is no end to it, or Fix All does nothing.</exception>
    public async Task<(Document Document, bool Applied)> Apply(Document document, FixWay way, string? equivalenceKey)
    {
        var applied = false;
        for (var round = 0; round < MostRounds; round++)
        {
            if (await First(document, equivalenceKey).ConfigureAwait(false) is not { } offer)
            {
                return (document, applied);
            }

            var action = way == FixWay.OneByOne ? offer.Action : await All(document, offer, way).ConfigureAwait(false);
            document = await Changed(document, action).ConfigureAwait(false);
            applied = true;
        }

        throw new HarnessException($"{MostRounds} fixes ({way}) and still one more in\n{await document.GetTextAsync().ConfigureAwait(false)}");
    }

    private static async Task<CodeAction> All(Document document, Offer offer, FixWay way)
    {
        var provider = offer.Provider.GetFixAllProvider() ?? throw new HarnessException($"{offer.Provider.GetType().Name} has no Fix All.");
        var key = offer.Action.EquivalenceKey ?? throw new HarnessException($"'{offer.Action.Title}' has no equivalence key.");
        var scope = way == FixWay.Document ? FixAllScope.Document : FixAllScope.Project;
        var source = new Reports(offer.Rules);
        var context = new FixAllContext(document, offer.Provider, scope, key, [offer.Report.Id], source, CancellationToken.None);
        return await provider.GetFixAsync(context).ConfigureAwait(false) ?? throw new HarnessException($"Fix All ({way}) of '{offer.Action.Title}' does nothing.");
    }

    // Read anew: a tree that a fix made can differ from what its text says.
    private static async Task<Document> Changed(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None).ConfigureAwait(false);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var text = await solution.GetDocument(document.Id)!.GetTextAsync().ConfigureAwait(false);
        return document.Project.Solution.WithDocumentText(document.Id, Microsoft.CodeAnalysis.Text.SourceText.From(text.ToString())).GetDocument(document.Id)!;
    }

    private async Task<Offer?> First(Document document, string? equivalenceKey)
    {
        var tree = await document.GetSyntaxTreeAsync().ConfigureAwait(false);
        var compilation = await document.Project.GetCompilationAsync().ConfigureAwait(false);
        foreach (var report in (await rules.On(compilation!, document.Project.AnalyzerOptions).ConfigureAwait(false)).Where(report => report.Location.SourceTree == tree))
        {
            foreach (var provider in fixes.Where(provider => provider.FixableDiagnosticIds.Contains(report.Id)))
            {
                var actions = new List<CodeAction>();
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None)).ConfigureAwait(false);
                if (actions.Find(action => equivalenceKey is null || action.EquivalenceKey == equivalenceKey) is { } offered)
                {
                    return new Offer(provider, report, offered, rules);
                }
            }
        }

        return null;
    }

    private sealed record Offer(CodeFixProvider Provider, Diagnostic Report, CodeAction Action, Rules Rules);

    private sealed class Reports(Rules rules) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await rules.On((await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!, project.AnalyzerOptions).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken).ConfigureAwait(false)).Where(report => report.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => (await GetAllDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false)).Where(report => report.Location.SourceTree is null);
    }
}
