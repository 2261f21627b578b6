using System.Composition;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.CodeFixes;

/// <summary>Keeps null, where the place that the score goes to can hold it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX3002Fix))]
[Shared]
public sealed class CX3002Fix : CxCodeFix
{
    /// <summary>Keeps null.</summary>
    public const string KeepNullKey = "CX3002.KeepNull";

    /// <summary>Makes the fix.</summary>
    public CX3002Fix()
        : base(RuleIds.NoDataBecomesZero)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        if (site.Node is not ExpressionSyntax expression
            || site.Model.GetTypeInfo(Whole(expression), cancellation).ConvertedType?.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
        {
            yield break;
        }

        var @null = SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);
        var (old, @new) = expression switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => (expression, Unparenthesized(coalesce.Left)),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => (expression, Unparenthesized(access.Expression)),
            ConditionalExpressionSyntax choice when IsConstant(site.Model, choice.WhenTrue, cancellation) => (choice.WhenTrue, @null),
            ConditionalExpressionSyntax choice => (choice.WhenFalse, @null),
            SwitchExpressionSyntax { Arms: var arms } when arms.FirstOrDefault(arm => IsConstant(site.Model, arm.Expression, cancellation)) is { } arm => (arm.Expression, @null),
            _ => (expression, (ExpressionSyntax)@null),
        };
        yield return new FixOffer("Keep null (the number changes)", KeepNullKey, site.Replace(old, @new.WithTriviaFrom(old)));
    }

    private static bool IsConstant(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation) => model.GetConstantValue(expression, cancellation).HasValue;

    // What is converted is the expression with its parentheses.
    private static ExpressionSyntax Whole(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax outer) expression = outer;
        return expression;
    }

    private static ExpressionSyntax Unparenthesized(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized.Expression;
        return expression;
    }
}
