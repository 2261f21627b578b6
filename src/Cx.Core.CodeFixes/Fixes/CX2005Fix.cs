using System.Composition;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.CodeFixes;

/// <summary>Makes the counts weighted and gives them the weight.</summary>
/// <remarks>It is offered where the counts are a local variable, and where everything else that is done with them can be done with weighted ones.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX2005Fix))]
[Shared]
public sealed class CX2005Fix : CxCodeFix
{
    /// <summary>Counts with the weight.</summary>
    public const string WeightedKey = "CX2005.Weighted";

    private const string Unweighted = "RatingCounts";
    private const string Weighted = "WeightedRatingCounts";

    /// <summary>Makes the fix.</summary>
    public CX2005Fix()
        : base(RuleIds.WeightIsIgnored)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        var facts = site.Diagnostic.Properties;
        if (!facts.TryGetValue(CX2005_WeightIsIgnored.RatingProperty, out var rating)
            || !facts.TryGetValue(CX2005_WeightIsIgnored.WeightProperty, out var weight)
            || site.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax counts }, ArgumentList: { Arguments: [var argument] } arguments }
            || WeightBeside(argument.Expression, rating!, weight!) is not { } beside
            || site.Model.GetSymbolInfo(counts, cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var declared] }
            || declared.GetSyntax(cancellation).Parent is not VariableDeclarationSyntax { Variables.Count: 1 } declaration)
        {
            yield break;
        }

        var names = declaration.DescendantTokens().Where(token => token.ValueText == Unweighted && token.Parent is SimpleNameSyntax).ToList();
        if (names.Count == 0) yield break;
        var added = arguments.AddArguments(SyntaxFactory.Argument(beside).WithLeadingTrivia(SyntaxFactory.Space));
        var root = site.Root.ReplaceSyntax(
            [arguments],
            (_, _) => added,
            names,
            (name, _) => SyntaxFactory.Identifier(name.LeadingTrivia, Weighted, name.TrailingTrivia),
            [],
            (trivia, _) => trivia);
        yield return new FixOffer("Count with the weight (the numbers change)", WeightedKey, site.Document.WithSyntaxRoot(root));
    }

    // r.Weight for r.Rating, Weight for Rating.
    private static ExpressionSyntax? WeightBeside(ExpressionSyntax counted, string rating, string weight)
    {
        var name = SyntaxFactory.IdentifierName(weight);
        foreach (var node in counted.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case MemberAccessExpressionSyntax access when access.Name.Identifier.ValueText == rating:
                    return access.WithName(name).WithoutTrivia();
                case IdentifierNameSyntax { Parent: not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or NameColonSyntax) } identifier when identifier.Identifier.ValueText == rating:
                    return name;
            }
        }

        return null;
    }
}
