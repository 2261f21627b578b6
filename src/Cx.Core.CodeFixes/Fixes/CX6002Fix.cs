using System.Composition;
using System.Globalization;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.CodeFixes;

/// <summary>Writes the level that was meant: by its name, as a share, or calculated from the constant that is named.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX6002Fix))]
[Shared]
public sealed class CX6002Fix : CxCodeFix
{
    /// <summary>Uses the named level.</summary>
    public const string NamedKey = "CX6002.Named";

    /// <summary>Writes the level as a share.</summary>
    public const string ShareKey = "CX6002.Share";

    /// <summary>Makes the fix.</summary>
    public CX6002Fix()
        : base(RuleIds.ConfidenceIsAPercentOrAnAlpha)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        if (site.Node is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var given }] } call
            || !site.Diagnostic.Properties.TryGetValue(CX6002_ConfidenceIsAPercentOrAnAlpha.LevelProperty, out var level))
        {
            yield break;
        }

        // A constant with a name, or a comment, is there for its reader and stays.
        var isBare = IsWrittenOut(given) && !call.ArgumentList.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        if (isBare && site.Diagnostic.Properties.TryGetValue(CX6002_ConfidenceIsAPercentOrAnAlpha.NameProperty, out var name) && Named(call.Expression, name!) is { } named)
        {
            yield return new FixOffer($"Use {name} (the number changes)", NamedKey, site.Replace(call, named.WithTriviaFrom(call)));
            yield break;
        }

        var isPercent = site.Diagnostic.Properties.ContainsKey(CX6002_ConfidenceIsAPercentOrAnAlpha.PercentProperty);
        ExpressionSyntax share = IsWrittenOut(given) ? Literal(level!) : Calculated(given.WithoutTrivia(), isPercent);
        yield return new FixOffer("Write the level as a share (the number changes)", ShareKey, site.Replace(given, share.WithTriviaFrom(given)));
    }

    private static bool IsWrittenOut(ExpressionSyntax given) => !given.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any();

    private static ExpressionSyntax? Named(ExpressionSyntax method, string name)
        => method switch
        {
            MemberAccessExpressionSyntax access => access.WithName(SyntaxFactory.IdentifierName(name)),
            IdentifierNameSyntax => SyntaxFactory.IdentifierName(name),
            _ => null,
        };

    private static LiteralExpressionSyntax Literal(string level)
        => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(level, double.Parse(level, CultureInfo.InvariantCulture)));

    // Division by 100 gives the nearest double of the share; a product with .01 need not.
    private static BinaryExpressionSyntax Calculated(ExpressionSyntax given, bool isPercent)
    {
        var operand = given is IdentifierNameSyntax or MemberAccessExpressionSyntax or CastExpressionSyntax ? given : SyntaxFactory.ParenthesizedExpression(given);
        var calculated = isPercent
            ? SyntaxFactory.BinaryExpression(SyntaxKind.DivideExpression, operand, Literal("100.0"))
            : SyntaxFactory.BinaryExpression(SyntaxKind.SubtractExpression, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1)), operand);
        return calculated.NormalizeWhitespace();
    }
}
