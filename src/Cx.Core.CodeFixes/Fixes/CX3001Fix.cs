using System.Composition;
using System.Globalization;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.CodeFixes;

/// <summary>Makes the rating with <c>FromNullable</c>, or drops the fallback where nulls are skipped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX3001Fix))]
[Shared]
public sealed class CX3001Fix : CxCodeFix
{
    /// <summary>Makes the rating with <c>FromNullable</c>.</summary>
    public const string FromNullableKey = "CX3001.FromNullable";

    /// <summary>Drops the fallback.</summary>
    public const string DropKey = "CX3001.Drop";

    /// <summary>Makes the fix.</summary>
    public CX3001Fix()
        : base(RuleIds.SkippedAnswerBecomesANumber)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        if (site.Node is not ExpressionSyntax fallback || Nullable(site) is not { } nullable) yield break;
        switch (site.Diagnostic.Properties[CX3001_SkippedAnswerBecomesANumber.UseProperty])
        {
            case nameof(NumberUseKind.Factory) when Call(fallback) is { } call && Renamed(call.Expression) is { } method:
                var only = call.ArgumentList.Arguments.First(argument => argument.Contains(fallback));
                yield return new FixOffer(
                    "Use FromNullable (the number changes)",
                    FromNullableKey,
                    site.Replace(call, call.WithExpression(method).WithArgumentList(call.ArgumentList.ReplaceNode(only.Expression, nullable.WithTriviaFrom(only.Expression)))));
                break;
            case nameof(NumberUseKind.Counter) or nameof(NumberUseKind.Mean) or nameof(NumberUseKind.Extreme) or nameof(NumberUseKind.Sum):
                ExpressionSyntax whole = fallback;
                while (whole.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) whole = (ExpressionSyntax)whole.Parent;
                yield return new FixOffer("Drop the fallback (the number changes)", DropKey, site.Replace(whole, nullable.WithTriviaFrom(whole)));
                break;
        }
    }

    private static ExpressionSyntax? Nullable(FixSite site)
    {
        if (!site.Diagnostic.Properties.TryGetValue(CX3001_SkippedAnswerBecomesANumber.ValueProperty, out var place) || place?.Split(',') is not [var start, var length]) return null;
        var span = new TextSpan(int.Parse(start, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture));
        return site.Node.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(node => node.Span == span);
    }

    // The call whose argument the fallback is, with nothing but parentheses and casts between.
    private static InvocationExpressionSyntax? Call(ExpressionSyntax fallback)
    {
        SyntaxNode inner = fallback;
        while (inner.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) inner = inner.Parent;
        return inner.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } ? call : null;
    }

    private static ExpressionSyntax? Renamed(ExpressionSyntax method)
        => method switch
        {
            MemberAccessExpressionSyntax access => access.WithName(SyntaxFactory.IdentifierName("FromNullable").WithTriviaFrom(access.Name)),
            IdentifierNameSyntax name => SyntaxFactory.IdentifierName("FromNullable").WithTriviaFrom(name),
            _ => null,
        };
}
