using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A rating of a response with a weight that is counted without it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX2005_WeightIsIgnored : CxAnalyzer
{
    /// <summary>The property of a report that names the member that is counted.</summary>
    internal const string RatingProperty = "rating";

    /// <summary>The property of a report that names the weight beside it.</summary>
    internal const string WeightProperty = "weight";

    /// <summary>Makes the rule.</summary>
    public CX2005_WeightIsIgnored()
        : base(Descriptors.WeightIsIgnored)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (Counted(symbols, call) is not { Instance.Type: INamedTypeSymbol owner } rating
            || WeightOf(symbols, owner) is not { } weight
            || TakesWeights(symbols, call, weight))
        {
            return;
        }

        Report(
            context,
            Descriptors.WeightIsIgnored,
            call.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(RatingProperty, rating.Member.Name).Add(WeightProperty, weight.Name),
            owner.Name,
            weight.Name,
            call.TargetMethod.Name);
    }

    // The member that an unweighted Add counts: itself, or the number that a rating is made of on the way.
    private static IMemberReferenceOperation? Counted(CxKnownSymbols symbols, IInvocationOperation call)
    {
        if (!(symbols.Is(call.TargetMethod, KnownMembers.Add) || symbols.Is(call.TargetMethod, KnownMembers.AddValue))
            || (call.Argument("rating") ?? call.Argument("value")) is not { } argument)
        {
            return null;
        }

        var value = argument.Value.Source();
        if (value is IInvocationOperation made && symbols.Entry(made) is { } entry) value = entry.Value.Source();

        // row.Rating.Value: the number of a rating belongs to whom the rating belongs.
        while (value is IPropertyReferenceOperation { Instance: { } rating } property && symbols.Is(property.Property, KnownMembers.RatingValue)) value = rating.Source();
        return value is IPropertyReferenceOperation or IFieldReferenceOperation ? (IMemberReferenceOperation)value : null;
    }

    // The one member that says it is a weight, on the property, the field, or the parameter of a positional record.
    private static ISymbol? WeightOf(CxKnownSymbols symbols, INamedTypeSymbol owner)
    {
        List<ISymbol> weights = [];
        for (var type = owner; type is not null; type = type.BaseType)
        {
            var positional = type.IsRecord ? type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Where(parameter => symbols.Has(parameter, KnownTypes.ResponseWeight)).ToList() : [];
            weights.AddRange(type.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null }
                && (symbols.Has(member, KnownTypes.ResponseWeight)
                    || (member is IPropertySymbol property && positional.Exists(parameter => parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type))))));
        }

        return weights.Count == 1 ? weights[0] : null;
    }

    // The body feeds weighted counts as well, or does something else with the weight.
    private static bool TakesWeights(CxKnownSymbols symbols, IOperation call, ISymbol weight)
        => call.Root().Descendants().Any(operation => operation switch
        {
            IInvocationOperation other => symbols.Is(other.TargetMethod.ContainingType, KnownTypes.WeightedRatingCountsExtensions),
            IMemberReferenceOperation member => !member.IsWritten() && SymbolEqualityComparer.Default.Equals(member.Member.OriginalDefinition, weight.OriginalDefinition),
            _ => false,
        });
}
