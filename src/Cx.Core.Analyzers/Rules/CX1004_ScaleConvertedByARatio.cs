using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A value of a scale that does not start at 0, divided by the highest number of that scale.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX1004_ScaleConvertedByARatio : CxAnalyzer
{
    /// <summary>The property of a report that names the scale of the value, by documentation id.</summary>
    internal const string ScaleProperty = "scale";

    /// <summary>The property of a report that names the scale to stretch to, by documentation id; it may be <see cref="Pomp"/>.</summary>
    internal const string TargetProperty = "target";

    /// <summary>The target that is no scale type: percent of the maximum possible.</summary>
    internal const string Pomp = "pomp";

    /// <summary>Makes the rule.</summary>
    public CX1004_ScaleConvertedByARatio()
        : base(Descriptors.ScaleConvertedByARatio)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Binary);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var chain = (IBinaryOperation)context.Operation;
        if (!IsLink(chain) || (chain.Consumer() is { } consumer && IsLink(consumer))) return;

        var factors = new List<(IOperation Operation, bool Divides)>();
        Split(chain, divides: false, factors);
        if (!factors.Exists(factor => factor.Divides && factor.Operation.ConstantNumber() is not null)) return;

        var values = factors.Where(factor => symbols.ScaleOfAnswerOrMean(factor.Operation) is not null).ToList();
        if (values is not [{ Divides: false, Operation: var value }]
            || symbols.ScaleOfAnswerOrMean(value) is not { } scale
            || scale.Bounds() is not { } bounds
            || bounds.Min <= 0
            || !factors.Exists(factor => factor.Divides && factor.Operation.ConstantNumber() == bounds.Max)
            || IsConversion(context, symbols))
        {
            return;
        }

        var (properties, remedy) = Remedy(context, symbols, scale, factors, value);
        var becomes = Evaluate(chain, value, bounds.Min) is { } lowest
            ? $"becomes {ShownNumber.Of(lowest)}"
            : $"becomes 1/{ShownNumber.Of(bounds.Max / (double)bounds.Min)} of the highest";
        Report(context, Descriptors.ScaleConvertedByARatio, chain.Syntax.GetLocation(), properties, ShownNumber.Of(bounds.Max), scale.Name, ShownNumber.Of(bounds.Min), becomes, remedy);
    }

    private static bool IsLink(IOperation operation)
        => operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } link && (link.OperatorMethod is null || link.Type?.SpecialType == SpecialType.System_Decimal);

    private static void Split(IOperation operation, bool divides, List<(IOperation Operation, bool Divides)> factors)
    {
        operation = operation.Unconverted();
        if (operation is IBinaryOperation link && IsLink(link))
        {
            Split(link.LeftOperand, divides, factors);
            Split(link.RightOperand, divides ^ (link.OperatorKind == BinaryOperatorKind.Divide), factors);
        }
        else
        {
            factors.Add((operation, divides));
        }
    }

    private static bool IsConversion(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        for (var symbol = context.ContainingSymbol; symbol is IMethodSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbols.Has(symbol, KnownTypes.ConvertsScale)) return true;
        }

        return context.Operation.Ancestors().OfType<ILocalFunctionOperation>().Any(local => symbols.Has(local.Symbol, KnownTypes.ConvertsScale));
    }

    private static (ImmutableDictionary<string, string?>? Properties, string Remedy) Remedy(
        OperationAnalysisContext context, CxKnownSymbols symbols, Scale scale, List<(IOperation Operation, bool Divides)> factors, IOperation value)
    {
        const string Open = "Rescale.To for another scale, or Rescale.ToPomp for 0 to 100";
        if (factors.Count(factor => factor.Divides) != 1 || scale.Type is not { IsGenericType: false } type) return (null, Open);

        double? product = null;
        foreach (var (operation, divides) in factors)
        {
            if (divides || operation == value) continue;
            if (operation.ConstantNumber() is not { } constant) return (null, Open);
            product = (product ?? 1) * constant;
        }

        if (product == 100) return (Properties(type, Pomp), $"Rescale.ToPomp, with {type.Name}.Definition");
        var targets = ScalesInSight.Of(symbols, context.Operation, context.CancellationToken)
            .Where(other => !other.Equals(scale) && other.Type is { IsGenericType: false } && other.Bounds() is { } range && range.Max == product)
            .Take(2)
            .ToList();
        return targets is [{ Type: { } target }]
            ? (Properties(type, DocumentationCommentId.CreateDeclarationId(target)), $"Rescale.To, from {type.Name}.Definition to {target.Name}.Definition")
            : (null, Open);
    }

    private static ImmutableDictionary<string, string?> Properties(INamedTypeSymbol scale, string? target)
        => ImmutableDictionary<string, string?>.Empty.Add(ScaleProperty, DocumentationCommentId.CreateDeclarationId(scale)).Add(TargetProperty, target);

    // What the chain makes of the lowest answer, whole where it divides whole numbers.
    private static double? Evaluate(IOperation operation, IOperation value, double lowest)
    {
        operation = operation.Unconverted();
        if (operation == value) return lowest;
        if (operation is not IBinaryOperation link || !IsLink(link)) return operation.ConstantNumber();
        if (Evaluate(link.LeftOperand, value, lowest) is not { } left || Evaluate(link.RightOperand, value, lowest) is not { } right) return null;
        if (link.OperatorKind == BinaryOperatorKind.Multiply) return left * right;
        return right == 0 ? null : link.Type.IsWhole() ? Math.Truncate(left / right) : left / right;
    }
}
