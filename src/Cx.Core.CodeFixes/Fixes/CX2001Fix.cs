using System.Composition;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.CodeFixes;

/// <summary>Merges the counts of the elements and takes the score of the whole.</summary>
/// <remarks>It is offered where <see langword="null"/> may stand for no data: the merged counts may be empty.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX2001Fix))]
[Shared]
public sealed class CX2001Fix : CxCodeFix
{
    /// <summary>Merges the counts.</summary>
    public const string MergeKey = "CX2001.Merge";

    /// <summary>Makes the fix.</summary>
    public CX2001Fix()
        : base(RuleIds.ScoresAreAveraged)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        var facts = site.Diagnostic.Properties;
        if (!facts.TryGetValue(CX2001_ScoresAreAveraged.CountsProperty, out var counts)
            || !facts.TryGetValue(CX2001_ScoresAreAveraged.ElementProperty, out var element)
            || !facts.TryGetValue(CX2001_ScoresAreAveraged.ScoreProperty, out var scoreName)
            || site.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax average } call)
        {
            yield break;
        }

        // regions.Average(r => r.Score.Points), or regions.Select(r => r.Score.Points).Average().
        var selecting = call.ArgumentList.Arguments.Count > 0 ? call : average.Expression as InvocationExpressionSyntax;
        if (selecting is not { Expression: MemberAccessExpressionSyntax { Expression: var sequence }, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax selector }] }
            || (site.Model.GetSymbolInfo(selector, cancellation).Symbol as IMethodSymbol)?.Parameters is not [{ Type: var elementType }]
            || CountsType(elementType, counts!) is not { } type
            || type.ContainingAssembly.GetTypeByMetadataName(scoreName!) is not { } score
            || NumberOf(selector) is not { } number)
        {
            yield break;
        }

        var at = call.SpanStart;
        var state = element == "merged" ? "sum" : "merged";
        var merged = $"{sequence}.Aggregate(default({type.ToMinimalDisplayString(site.Model, at)}), ({state}, {element}) => {{ {state}.Merge({element}.{counts}); return {state}; }})";
        var whole = SyntaxFactory.ParseExpression($"{score.ToMinimalDisplayString(site.Model, at)}.From({merged})?.{number}");
        yield return new FixOffer("Merge the counts and take the score of the whole (the number changes)", MergeKey, site.Replace(call, whole.WithTriviaFrom(call)));
    }

    private static INamedTypeSymbol? CountsType(ITypeSymbol element, string counts)
    {
        for (var type = element; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(counts))
            {
                if ((member is IPropertySymbol property ? property.Type : (member as IFieldSymbol)?.Type) is INamedTypeSymbol found) return found;
            }
        }

        return null;
    }

    // The last name that the selector reads: Points of r => r.Nps!.Points.
    private static string? NumberOf(LambdaExpressionSyntax selector)
        => selector.ExpressionBody switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
            _ => null,
        };
}
