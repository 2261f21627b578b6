using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A constant off the scale that it is put on, or a range or enum that leaves levels of it out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX1002_ValueLiesOutsideTheScale : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX1002_ValueLiesOutsideTheScale()
        : base(Descriptors.ValueLiesOutsideTheScale)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
    {
        context.RegisterOperationAction(operation => CheckCall(operation, symbols), OperationKind.Invocation);
        context.RegisterOperationAction(operation => CheckAttribute(operation, symbols), OperationKind.Attribute);
        context.RegisterOperationAction(
            operation => CheckArrival(operation, symbols),
            OperationKind.Argument,
            OperationKind.SimpleAssignment,
            OperationKind.PropertyInitializer,
            OperationKind.FieldInitializer,
            OperationKind.ParameterInitializer,
            OperationKind.Return);
    }

    private static void CheckCall(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (Entry(symbols, call) is { } entry)
        {
            CheckValue(context, entry.Scale, entry.Value);
            if (RangeOfElement(entry.Value, call) is { } range) CheckRange(context, entry.Scale, range);
        }
        else if (LinqCall.Of(call) is { Name: "Select" } select
            && call.Arguments is [_, { Value: IDelegateCreationOperation { Target: IMethodReferenceOperation group } }]
            && symbols.Is(group.Method, KnownMembers.RatingFrom)
            && symbols.Scales.OfArgument(group.Method.ContainingType) is { } scale)
        {
            CheckRange(context, scale, select.Receiver);
        }
    }

    // TryFrom answers false and AddValue counts as invalid: both are made for values that may be off the scale.
    private static (Scale Scale, IOperation Value)? Entry(CxKnownSymbols symbols, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (symbols.Is(method, KnownMembers.RatingFrom) || symbols.Is(method, KnownMembers.RatingFromNullable)) return symbols.Entry(call);

        // The run-time factories, where the scale is the definition of a scale type.
        return (symbols.Is(method, KnownMembers.RuntimeRatingFrom) || symbols.Is(method, KnownMembers.RuntimeRatingFromNullable))
            && call.Argument("scale")?.Value.Source() is IPropertyReferenceOperation { Property: { Name: "Definition", IsStatic: true } definition }
            && symbols.Scales.Of(definition.ContainingType) is { } scale
            && call.Argument("value") is { } value
                ? (scale, value.Value)
                : null;
    }

    private static void CheckArrival(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var (place, value) = context.Operation switch
        {
            IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { RefKind: RefKind.None or RefKind.In } parameter } argument => ((ISymbol?)parameter, (IOperation?)argument.Value),
            ISimpleAssignmentOperation assignment => (Target(assignment.Target), assignment.Value),
            IPropertyInitializerOperation { InitializedProperties: [var property, ..] } initializer => (property, initializer.Value),
            IFieldInitializerOperation { InitializedFields: [var field, ..] } initializer => (field, initializer.Value),
            IParameterInitializerOperation initializer => (initializer.Parameter, initializer.Value),
            IReturnOperation { ReturnedValue: { } returned } => (Returning(context), returned),
            _ => (null, null),
        };
        if (place is not null && value is not null && symbols.DeclaredScales.Of(place) is { } scale) CheckValue(context, scale, value);
    }

    private static ISymbol? Target(IOperation target)
        => target switch
        {
            IPropertyReferenceOperation property => property.Property,
            IFieldReferenceOperation field => field.Field,

            // An out parameter must be given something where there is no answer.
            IParameterReferenceOperation { Parameter.RefKind: not RefKind.Out } parameter => parameter.Parameter,
            _ => null,
        };

    // What a lambda returns goes elsewhere.
    private static ISymbol? Returning(OperationAnalysisContext context)
        => context.Operation.Body() switch
        {
            IAnonymousFunctionOperation => null,
            ILocalFunctionOperation local => local.Symbol,
            _ => context.ContainingSymbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property : context.ContainingSymbol,
        };

    private static void CheckValue(OperationAnalysisContext context, Scale scale, IOperation value)
    {
        if (scale.Bounds() is not { } bounds) return;
        var source = value.Source();
        if ((value.ConstantNumber() ?? source.ConstantNumber()) is { } number)
        {
            if (scale.IsKnownToMiss(number) && !ExpectedError.IsExpectedAt(value))
                Report(context, value, bounds, $"{ShownNumber.Of(number)} lies outside {scale.Name}", "use a value on it, or null or NotAnswered where nobody answered");
        }
        else if (Enumeration(source.Type) is { } enumeration
            && Constants(enumeration) is { Count: > 1 } constants
            && (constants.Min() > bounds.Min || constants.Max() < bounds.Max)
            && !ExpectedError.IsExpectedAt(value))
        {
            Report(
                context,
                value,
                bounds,
                $"The values of {enumeration.Name}, {ShownNumber.Of(constants.Min())} to {ShownNumber.Of(constants.Max())}, do not span {scale.Name}",
                "give its members the numbers of the scale");
        }
    }

    private static INamedTypeSymbol? Enumeration(ITypeSymbol? type)
        => type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var argument] } => Enumeration(argument),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => enumeration,
            _ => null,
        };

    private static List<double> Constants(INamedTypeSymbol enumeration)
        => [.. enumeration.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).Select(member => Convert.ToDouble(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)).Distinct()];

    // The sequence whose elements a value is, where the call that takes it is all that a Select makes of them, unconditionally.
    private static IOperation? RangeOfElement(IOperation value, IInvocationOperation call)
    {
        if (value.Unconverted() is not IParameterReferenceOperation element) return null;
        foreach (var around in call.Ancestors())
        {
            switch (around)
            {
                case IConditionalOperation or ISwitchExpressionOperation or ISwitchOperation or ITryOperation or ICoalesceOperation
                    or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }:
                    return null;
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol.Parameters is [var first, ..] && SymbolEqualityComparer.Default.Equals(first, element.Parameter)
                        && lambda.Ancestors().OfType<IInvocationOperation>().FirstOrDefault() is { } outer
                        && LinqCall.Of(outer) is { Name: "Select" } select && select.Lambda == lambda
                        && lambda.ReturnedValue() is not null
                            ? select.Receiver
                            : null;
                default:
                    break;
            }
        }

        return null;
    }

    private static void CheckRange(OperationAnalysisContext context, Scale scale, IOperation sequence)
    {
        if (scale.Bounds() is not { } bounds
            || LinqCall.Of(sequence.Source()) is not { Name: "Range" } range
            || range.Call.Argument("start")?.Value.ConstantNumber() is not { } first)
        {
            return;
        }

        var last = range.Call.Argument("count")?.Value.ConstantNumber() is { } count ? first + count - 1 : (double?)null;
        var remedy = $"use Enumerable.Range({ShownNumber.Of(bounds.Min)}, {ShownNumber.Of(bounds.Max - (double)bounds.Min + 1)})";
        var off = scale.IsKnownToMiss(first) ? first : last is { } end && scale.IsKnownToMiss(end) ? end : (double?)null;
        if (ExpectedError.IsExpectedAt(context.Operation)) return;
        if (off is { } miss)
        {
            Report(context, range.Call, bounds, $"{ShownNumber.Of(miss)} lies outside {scale.Name}", remedy);
        }
        else if (bounds.Min == 0 && first == 1 && (last is null || last >= bounds.Max))
        {
            // A range that stops below the top is a sample of levels; one that reaches it means them all.
            var shown = last is { } top ? $"from 1 to {ShownNumber.Of(top)}" : "from 1 on";
            Report(context, range.Call, bounds, $"Values {shown} do not span {scale.Name}", remedy);
        }
    }

    private static void CheckAttribute(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (((IAttributeOperation)context.Operation).Operation is not IObjectCreationOperation { SemanticModel: { } model } attribute
            || attribute.Type is not { Name: "RangeAttribute", ContainingNamespace: { Name: "DataAnnotations", ContainingNamespace: { Name: "ComponentModel", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }
            || Constant(attribute, "minimum") is not { } low
            || Constant(attribute, "maximum") is not { } high)
        {
            return;
        }

        // Syntax, because the operation of an attribute does not say what the attribute stands on.
        var declaration = attribute.Syntax.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent;
        if (declaration is FieldDeclarationSyntax { Declaration.Variables: [var variable, ..] }) declaration = variable;
        if (declaration is null || model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } annotated) return;
        if (ScaleOf(symbols, annotated) is not { } scale || scale.Bounds() is not { } bounds) return;

        // The levels that it lets through.
        var first = IsSet(attribute, "MinimumIsExclusive") ? Math.Floor(low) + 1 : Math.Ceiling(low);
        var last = IsSet(attribute, "MaximumIsExclusive") ? Math.Ceiling(high) - 1 : Math.Floor(high);
        if (first > bounds.Min || last < bounds.Max)
            Report(context, attribute, bounds, $"Values from {ShownNumber.Of(first)} to {ShownNumber.Of(last)} do not span {scale.Name}", $"use Range({ShownNumber.Of(bounds.Min)}, {ShownNumber.Of(bounds.Max)})");
    }

    private static Scale? ScaleOf(CxKnownSymbols symbols, ISymbol annotated)
    {
        var type = annotated switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var argument] }) type = argument;
        return symbols.Is(type, KnownTypes.RatingOfT) ? symbols.Scales.OfArgument(type) : symbols.DeclaredScales.Of(annotated);
    }

    private static double? Constant(IObjectCreationOperation attribute, string parameter)
        => attribute.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value.ConstantNumber();

    private static bool IsSet(IObjectCreationOperation attribute, string property)
        => attribute.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Any(setting => setting.Target is IPropertyReferenceOperation target && target.Property.Name == property && setting.Value.ConstantValue is { HasValue: true, Value: true }) == true;

    private static void Report(OperationAnalysisContext context, IOperation at, (int Min, int Max) bounds, string what, string remedy)
        => Report(context, Descriptors.ValueLiesOutsideTheScale, at, what, ShownNumber.Of(bounds.Min), ShownNumber.Of(bounds.Max), remedy);
}
