using System.Composition;
using System.Globalization;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.CodeFixes;

/// <summary>Counts the answers and asks for the score.</summary>
/// <remarks>It is offered for the whole formula, 100 × (promoters − detractors) / n, and where <see langword="null"/> may stand for no data.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX2008Fix))]
[Shared]
public sealed class CX2008Fix : CxCodeFix
{
    /// <summary>Asks <c>NetPromoterScore</c>.</summary>
    public const string FromKey = "CX2008.From";

    /// <summary>Makes the fix.</summary>
    public CX2008Fix()
        : base(RuleIds.ScoreComputedByHand)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        var facts = site.Diagnostic.Properties;
        if (!facts.TryGetValue(CX2008_ScoreComputedByHand.FormulaProperty, out var place)
            || place?.Split(',') is not [var start, var length]
            || CxKnownSymbols.Of(site.Model.Compilation) is not { } symbols
            || symbols.Type(KnownTypes.NetPromoterScore) is not { } score
            || symbols.Type(KnownTypes.RatingCounts) is not { } counts
            || symbols.Type(KnownTypes.RatingOfT) is not { } rating
            || symbols.Type(KnownTypes.Nps) is not { } scale)
        {
            yield break;
        }

        var span = new TextSpan(int.Parse(start, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture));
        if (site.Root.FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax formula) yield break;
        var generator = SyntaxGenerator.GetGenerator(site.Document);
        var answer = SyntaxFactory.ParseExpression(facts[CX2008_ScoreComputedByHand.AnswerProperty]!);
        var element = facts[CX2008_ScoreComputedByHand.ElementProperty]!;
        var selected = facts[CX2008_ScoreComputedByHand.FactoryProperty] is { } factory ? Call(Type(rating.Construct(scale)), factory, answer) : answer;
        ExpressionSyntax ratings = element == selected.ToString()
            ? SyntaxFactory.ParseExpression(facts[CX2008_ScoreComputedByHand.SequenceProperty]!)
            : Call(
                SyntaxFactory.ParseExpression(facts[CX2008_ScoreComputedByHand.SequenceProperty]!),
                "Select",
                SyntaxFactory.SimpleLambdaExpression(
                    asyncKeyword: default,
                    SyntaxFactory.Parameter(SyntaxFactory.Identifier(element)).WithTrailingTrivia(SyntaxFactory.Space),
                    SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space),
                    null,
                    selected));
        var whole = SyntaxFactory.ConditionalAccessExpression(
            Call(Type(score), "From", Call(Type(counts), "Of", ratings)),
            SyntaxFactory.MemberBindingExpression(SyntaxFactory.IdentifierName("Points")));
        yield return new FixOffer("Use NetPromoterScore.From (the number may change)", FromKey, site.Replace(formula, whole.WithTriviaFrom(formula)));

        ExpressionSyntax Type(INamedTypeSymbol type) => (ExpressionSyntax)generator.TypeExpression(type, addImport: true).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static InvocationExpressionSyntax Call(ExpressionSyntax on, string method, ExpressionSyntax argument)
        => SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, on, SyntaxFactory.IdentifierName(method)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument))));
}
