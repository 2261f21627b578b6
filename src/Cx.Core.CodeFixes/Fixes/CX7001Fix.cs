using System.Composition;
using System.Globalization;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.CodeFixes;

/// <summary>Shows the points as a signed number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX7001Fix))]
[Shared]
public sealed class CX7001Fix : CxCodeFix
{
    /// <summary>Uses a signed number format.</summary>
    public const string SignedKey = "CX7001.Signed";

    /// <summary>Makes the fix.</summary>
    public CX7001Fix()
        : base(RuleIds.NpsShownAsAPercentage)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        if (!site.Diagnostic.Properties.ContainsKey(CX7001_NpsShownAsAPercentage.FixableProperty)) yield break;
        var changed = site.Node switch
        {
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole => site.Replace(text, WithSignedHole(site, text, hole)),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call => WithSignedFormat(site, call),
            _ => null,
        };
        if (changed is not null) yield return new FixOffer("Show a signed number (what is shown changes)", SignedKey, changed);
    }

    private static InterpolatedStringExpressionSyntax WithSignedHole(FixSite site, InterpolatedStringExpressionSyntax text, InterpolationSyntax hole)
    {
        var contents = text.Contents;
        var position = contents.IndexOf(hole);
        if (position + 1 < contents.Count && contents[position + 1] is InterpolatedStringTextSyntax next && NumberFormat.BeginsWithPercent(next.TextToken.ValueText))
            contents = contents.Replace(next, WithoutPercent(next));

        var format = SyntaxFactory.InterpolationFormatClause(
            SyntaxFactory.Token(SyntaxKind.ColonToken),
            FormatText(NumberFormat.Signed(hole.FormatClause?.FormatStringToken.ValueText)));
        var expression = Points(site, hole.Expression);
        return text.WithContents(contents.Replace(contents[position], hole.WithExpression(expression).WithFormatClause(format)));
    }

    private static SyntaxToken FormatText(string format)
        => SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.InterpolatedStringTextToken, format, format, SyntaxTriviaList.Empty);

    private static InterpolatedStringTextSyntax WithoutPercent(InterpolatedStringTextSyntax text)
    {
        var written = text.TextToken.Text;
        var rest = written.Substring(written.IndexOf('%') + 1);
        return text.WithTextToken(SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.InterpolatedStringTextToken, rest, rest, SyntaxTriviaList.Empty));
    }

    private static Document? WithSignedFormat(FixSite site, InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        if (call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>().FirstOrDefault(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)) is not { } format) return null;
        var signed = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(NumberFormat.Signed(format.Token.ValueText)));
        var points = Points(site, access.Expression);
        return site.Replace(call, call
            .ReplaceNode(format, signed.WithTriviaFrom(format))
            .WithExpression(access.WithExpression(points)));
    }

    // What is divided by 100, without the division and its parentheses.
    private static ExpressionSyntax Points(FixSite site, ExpressionSyntax shown)
    {
        if (!site.Diagnostic.Properties.TryGetValue(CX7001_NpsShownAsAPercentage.PointsProperty, out var place) || place?.Split(',') is not [var start, var length]) return shown;
        var span = new TextSpan(int.Parse(start, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture));
        var points = shown.DescendantNodesAndSelf().OfType<ExpressionSyntax>().First(node => node.Span == span);
        SyntaxNode division = points.FirstAncestorOrSelf<BinaryExpressionSyntax>(ancestor => ancestor.Left.Span == span)!;
        while (division != shown && division.Parent is ParenthesizedExpressionSyntax outer) division = outer;
        return division == shown ? points.WithTriviaFrom(shown) : shown.ReplaceNode(division, points.WithTriviaFrom(division));
    }
}
