using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cx.Core.CodeFixes;

/// <summary>The base of every fix: one rule each, all of its reports at once, and an offer only where the changed document has no error that it did not have before.</summary>
public abstract class CxCodeFix : CodeFixProvider
{
    private protected CxCodeFix(string id) => FixableDiagnosticIds = [id];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var cancellation = context.CancellationToken;
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (var offer in Offers(new FixSite(document, root, model, diagnostic, node), cancellation))
            {
                if (await Compiles(model, offer.Changed, cancellation).ConfigureAwait(false))
                    context.RegisterCodeFix(CodeAction.Create(offer.Title, _ => Task.FromResult(offer.Changed), offer.EquivalenceKey), diagnostic);
            }
        }
    }

    /// <summary>The fixes for one report that make sense; whether they compile is checked by the caller.</summary>
    private protected abstract IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation);

    private static async Task<bool> Compiles(SemanticModel before, Document changed, CancellationToken cancellation)
        => await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } after
            && Errors(after, cancellation) <= Errors(before, cancellation);

    private static int Errors(SemanticModel model, CancellationToken cancellation)
        => model.GetDiagnostics(cancellationToken: cancellation).Count(problem => problem.Severity == DiagnosticSeverity.Error && !problem.IsWarningAsError);
}
