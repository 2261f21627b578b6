using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Analyzer.Harness.Tests;

/// <summary>Gives the reported local another name; which one, and whether there is Fix All, is up to the test.</summary>
/// <param name="name">The name.</param>
/// <param name="hasFixAll">Whether there is Fix All.</param>
public sealed class ToyFix(string name = "good", bool hasFixAll = true) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [ToyRule.Id];

    public override FixAllProvider? GetFixAllProvider() => hasFixAll ? WellKnownFixAllProviders.BatchFixer : null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        var report = context.Diagnostics[0];
        var token = root!.FindToken(report.Location.SourceSpan.Start);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Rename to {name}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(token, SyntaxFactory.Identifier(name).WithTriviaFrom(token)))),
                "Toy.Rename"),
            report);
    }
}
