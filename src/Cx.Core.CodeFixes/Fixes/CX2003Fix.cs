using System.Composition;
using System.Globalization;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.CodeFixes;

/// <summary>Calculates with the number as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX2003Fix))]
[Shared]
public sealed class CX2003Fix : CxCodeFix
{
    /// <summary>Takes the rounding away.</summary>
    public const string UnroundedKey = "CX2003.Unrounded";

    /// <summary>Makes the fix.</summary>
    public CX2003Fix()
        : base(RuleIds.RoundedBeforeAggregation)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        if (site.Node is not ExpressionSyntax rounding
            || !site.Diagnostic.Properties.TryGetValue(CX2003_RoundedBeforeAggregation.UnroundedProperty, out var place)
            || place?.Split(',') is not [var start, var length])
        {
            yield break;
        }

        var span = new TextSpan(int.Parse(start, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture));
        if (site.Root.FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax number) yield break;
        var bare = number is BinaryExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(number.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation)
            : number.WithoutTrivia();
        yield return new FixOffer("Calculate with the number as it is (the result changes)", UnroundedKey, site.Replace(rounding, bare.WithTriviaFrom(rounding)));
    }
}
