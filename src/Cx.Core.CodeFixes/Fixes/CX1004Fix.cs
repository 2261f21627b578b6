using System.Composition;
using System.Globalization;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Cx.Core.CodeFixes;

/// <summary>Stretches the value with <c>Rescale</c>, from minimum to minimum and maximum to maximum.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX1004Fix))]
[Shared]
public sealed class CX1004Fix : CxCodeFix
{
    /// <summary>Stretches to 0 to 100.</summary>
    public const string PompKey = "CX1004.Pomp";

    /// <summary>Stretches to the scale in sight.</summary>
    public const string RescaleKey = "CX1004.Rescale";

    /// <summary>Makes the fix.</summary>
    public CX1004Fix()
        : base(RuleIds.ScaleConvertedByARatio)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        var properties = site.Diagnostic.Properties;
        var compilation = site.Model.Compilation;
        if (site.Node is not BinaryExpressionSyntax chain
            || !properties.TryGetValue(CX1004_ScaleConvertedByARatio.ScaleProperty, out var from)
            || !properties.TryGetValue(CX1004_ScaleConvertedByARatio.TargetProperty, out var to)
            || Scale(from) is not { } scale
            || CxKnownSymbols.Of(compilation)?.Type(KnownTypes.Rescale) is not { } rescale
            || Value(chain, site.Model, cancellation) is not { } value)
        {
            yield break;
        }

        var generator = SyntaxGenerator.GetGenerator(site.Document);
        if (to == CX1004_ScaleConvertedByARatio.Pomp)
        {
            yield return new FixOffer("Use Rescale.ToPomp (the number changes)", PompKey, site.ReplaceWithUsings(chain, Stretched("ToPomp", Definition(scale)), rescale, scale));
        }
        else if (Scale(to) is { } target)
        {
            yield return new FixOffer("Use Rescale.To (the number changes)", RescaleKey, site.ReplaceWithUsings(chain, Stretched("To", Definition(scale), Definition(target)), rescale, scale, target));
        }

        INamedTypeSymbol? Scale(string? id) => id is null ? null : DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) as INamedTypeSymbol;

        SyntaxNode Type(INamedTypeSymbol type) => generator.TypeExpression(type).WithAdditionalAnnotations(Simplifier.Annotation);

        SyntaxNode Definition(INamedTypeSymbol type) => generator.MemberAccessExpression(Type(type), "Definition");

        SyntaxNode Stretched(string method, params SyntaxNode[] definitions)
        {
            // Nobody asked, nobody answered: null stays null.
            var isNullable = site.Model.GetTypeInfo(value, cancellation).Type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
            var name = Name(chain);
            SyntaxNode answer = isNullable ? SyntaxFactory.IdentifierName(name) : value.WithoutTrivia();
            var stretched = (ExpressionSyntax)generator.MemberAccessExpression(generator.InvocationExpression(generator.MemberAccessExpression(Type(rescale), method), [answer, .. definitions]), "Value");
            if (!isNullable) return stretched.WithTriviaFrom(chain);

            var present = SyntaxFactory.ParseExpression($"{value.WithoutTrivia()} is {{ }} {name}");
            var nothing = SyntaxFactory.ParseExpression("(double?)null");
            ExpressionSyntax choice = SyntaxFactory.ConditionalExpression(
                present.WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.QuestionToken).WithTrailingTrivia(SyntaxFactory.Space),
                stretched.WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space),
                nothing);
            if (!StandsAlone(chain)) choice = SyntaxFactory.ParenthesizedExpression(choice);
            return choice.WithTriviaFrom(chain);
        }
    }

    // The one factor that is no constant.
    private static ExpressionSyntax? Value(ExpressionSyntax chain, SemanticModel model, CancellationToken cancellation)
    {
        var factors = Factors(chain).Where(factor => !model.GetConstantValue(factor, cancellation).HasValue).Take(2).ToList();
        return factors.Count == 1 ? factors[0] : null;
    }

    private static IEnumerable<ExpressionSyntax> Factors(ExpressionSyntax expression)
    {
        var inner = expression;
        while (inner is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            inner = inner is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)inner).Expression;
        }

        return IsLink(inner) && inner is BinaryExpressionSyntax link ? Factors(link.Left).Concat(Factors(link.Right)) : [expression];
    }

    private static bool IsLink(SyntaxNode? node) => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression };

    // Every chain of a member has a number of its own, so that Fix All makes no two variables of one name.
    private static string Name(BinaryExpressionSyntax chain)
    {
        SyntaxNode member = chain.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? chain.SyntaxTree.GetRoot();
        if (member is GlobalStatementSyntax { Parent: { } program }) member = program;
        var taken = new HashSet<string>(member.DescendantTokens().Select(token => token.ValueText), StringComparer.Ordinal);
        var number = member.DescendantNodes().Count(node => IsLink(node) && !IsLink(node.Parent) && node.SpanStart < chain.SpanStart) + 1;
        while (taken.Contains(Numbered(number))) number++;
        return Numbered(number);

        static string Numbered(int number) => number == 1 ? "answer" : "answer" + number.ToString(CultureInfo.InvariantCulture);
    }

    private static bool StandsAlone(ExpressionSyntax chain)
        => chain.Parent is EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ArgumentSyntax or ParenthesizedExpressionSyntax or LambdaExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax
            || (chain.Parent is AssignmentExpressionSyntax assignment && assignment.Right == chain);
}
