using System.Composition;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.CodeFixes;

/// <summary>Reads the points of the score, or divides in floating point.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX2002Fix))]
[Shared]
public sealed class CX2002Fix : CxCodeFix
{
    /// <summary>Reads <c>Points</c>.</summary>
    public const string PointsKey = "CX2002.Points";

    /// <summary>Divides in floating point.</summary>
    public const string CastKey = "CX2002.Cast";

    /// <summary>Makes the fix.</summary>
    public CX2002Fix()
        : base(RuleIds.IntegerDivisionInAScore)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        if (site.Node is not BinaryExpressionSyntax division) yield break;
        if (site.Diagnostic.Properties.TryGetValue(CX2002_IntegerDivisionInAScore.NetProperty, out var net)
            && Unparenthesized(division.Right) is MemberAccessExpressionSyntax n
            && (net == CX2002_IntegerDivisionInAScore.InPoints ? division : TimesHundred(division)) is { } product)
        {
            var points = n.WithName(SyntaxFactory.IdentifierName("Points"));
            yield return new FixOffer("Use Points (the number changes)", PointsKey, site.Replace(product, points.WithTriviaFrom(product)));
        }

        TypeSyntax target = SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.DoubleKeyword));

        // A count that is not there stays away: (double?)score?.Promoters.
        if (site.Model.GetTypeInfo(division.Left, cancellation).Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) target = SyntaxFactory.NullableType(target);
        var cast = SyntaxFactory.CastExpression(target, division.Left.WithoutTrivia());
        yield return new FixOffer("Divide as double (the number changes)", CastKey, site.Replace(division.Left, cast.WithTriviaFrom(division.Left)));
    }

    // (promoters - detractors) / n * 100 is Points; without the 100 it is not.
    private static BinaryExpressionSyntax? TimesHundred(BinaryExpressionSyntax division)
    {
        ExpressionSyntax inner = division;
        while (inner.Parent is ParenthesizedExpressionSyntax outer) inner = outer;
        return inner.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product
            && Unparenthesized(product.Left == inner ? product.Right : product.Left) is LiteralExpressionSyntax { Token.Value: 100 or 100L or 100.0 }
                ? product
                : null;
    }

    private static ExpressionSyntax Unparenthesized(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        return expression;
    }
}
