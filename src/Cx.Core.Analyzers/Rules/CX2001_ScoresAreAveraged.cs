using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A mean or a sum of scores, in which every score counts the same, whatever its n. Shares have a rule of their own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX2001_ScoresAreAveraged : CxAnalyzer
{
    /// <summary>The property of a report that names the counts in the elements of the sequence; the fix merges them.</summary>
    internal const string CountsProperty = "counts";

    /// <summary>The property of a report that names the parameter of the selector.</summary>
    internal const string ElementProperty = "element";

    /// <summary>The property of a report that holds the metadata name of the score.</summary>
    internal const string ScoreProperty = "score";

    // Scores that one call of From makes of counts, with nothing else to choose.
    private static readonly ImmutableArray<string> MadeByFrom = [KnownTypes.NetPromoterScore, KnownTypes.MeanScore, KnownTypes.PompScore, KnownTypes.EffortScore];

    /// <summary>Makes the rule.</summary>
    public CX2001_ScoresAreAveraged()
        : base(Descriptors.ScoresAreAveraged)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), ScoreTotal.Kinds);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (ScoreTotal.Of(symbols, context.Operation) is not { Exit.IsShare: false } total) return;
        Report(
            context,
            Descriptors.ScoresAreAveraged,
            context.Operation.Syntax.GetLocation(),
            Facts(symbols, total),
            total.Exit.Name,
            total.Verb,
            Remedy(symbols, total.Exit));
    }

    private static string Remedy(CxKnownSymbols symbols, ScoreExit exit)
    {
        var counts = symbols.Is(exit.ScoreType, KnownTypes.ThreeItemSatisfactionIndex) ? "ThreeItemCounts" : "RatingCounts";
        var merge = $"merge their {counts} and calculate the score of the merged counts";
        if (symbols.Is(exit.ScoreType, KnownTypes.PompScore)) return merge + ", or weigh different questions with WeightedSatisfactionIndex";
        return symbols.Is(exit.ScoreType, KnownTypes.NetBoxScore) ? merge + ", or take the NetBoxIndex of different questions" : merge;
    }

    // regions.Average(r => r.Nps.Points), where r has the counts of one scale, and the score is a member of r or made of those counts.
    private static ImmutableDictionary<string, string?>? Facts(CxKnownSymbols symbols, ScoreTotal total)
    {
        if (total is not { IsMean: true, Call: { Name: "Average" } call }
            || call.Selecting() is not { Lambda.Symbol.Parameters: [var element] } selecting
            || !(selecting == call || selecting.Call == call.Receiver)
            || !MadeByFrom.Any(type => symbols.Is(total.Exit.ScoreType, type)))
        {
            return null;
        }

        var counts = ScoreTotal.SampleOf(symbols, total.Exit.Score) is { } sample
            ? MemberOf(sample, element) is { } member && symbols.Is(sample.Type, KnownTypes.RatingCountsOfT) ? member : null
            : MemberOf(total.Exit.Score, element) is null ? null : OnlyCounts(symbols, element.Type, total.Exit);
        return counts is null
            ? null
            : ImmutableDictionary<string, string?>.Empty
                .Add(CountsProperty, counts.Name)
                .Add(ElementProperty, element.Name)
                .Add(ScoreProperty, MadeByFrom.First(type => symbols.Is(total.Exit.ScoreType, type)));
    }

    private static ISymbol? MemberOf(IOperation value, IParameterSymbol element)
        => value is IMemberReferenceOperation { Instance: IParameterReferenceOperation owner } member && SymbolEqualityComparer.Default.Equals(owner.Parameter, element) ? member.Member : null;

    private static ISymbol? OnlyCounts(CxKnownSymbols symbols, ITypeSymbol owner, ScoreExit exit)
    {
        List<ISymbol> found = [];
        for (var type = owner; type is not null; type = type.BaseType) found.AddRange(type.GetMembers().Where(IsCounts));
        return found.Count == 1 ? found[0] : null;

        bool IsCounts(ISymbol member)
            => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal }
                && (member is IPropertySymbol { Parameters.IsEmpty: true, GetMethod: not null } property ? property.Type : (member as IFieldSymbol)?.Type) is { } type
                && symbols.Is(type, KnownTypes.RatingCountsOfT)
                && (!symbols.Is(exit.ScoreType, KnownTypes.NetPromoterScore) || symbols.Is(((INamedTypeSymbol)type).TypeArguments[0], KnownTypes.Nps));
    }
}
