using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Counts the scales that a body names, as far as two: origins of values, and places that declare a scale. A body that names one scale cannot mix any.</summary>
internal sealed class NamedScales
{
    private readonly CxKnownSymbols _symbols;
    private readonly object _gate = new();
    private Scale? _first;

    public NamedScales(CxKnownSymbols symbols) => _symbols = symbols;

    /// <summary>The kinds of operations that can name a scale.</summary>
    public static OperationKind[] Kinds { get; } =
    [
        OperationKind.PropertyReference, OperationKind.FieldReference, OperationKind.ParameterReference, OperationKind.MethodReference, OperationKind.Invocation, OperationKind.ObjectCreation,
        OperationKind.LocalFunction, OperationKind.AnonymousFunction, OperationKind.DeconstructionAssignment, OperationKind.RecursivePattern,
    ];

    /// <summary>Whether there are two.</summary>
    public bool AreDifferent { get; private set; }

    /// <summary>The scale of what a body returns.</summary>
    public void AddPlace(ISymbol owner) => Add(_symbols.DeclaredScales.Of(owner is IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property } ? property : owner));

    /// <summary>The scales that an operation names.</summary>
    public void AddIn(IOperation operation)
    {
        if (AreDifferent) return;
        switch (operation)
        {
            case IPropertyReferenceOperation property:
                Add(_symbols.TypedExit(property) ?? DefinedScales.Of(_symbols, property.Property) ?? _symbols.DeclaredScales.Of(property.Property));
                AddParameters(property.Property.Parameters);
                break;
            case IFieldReferenceOperation field:
                Add(DefinedScales.Of(_symbols, field.Field) ?? _symbols.DeclaredScales.Of(field.Field));
                break;
            case IParameterReferenceOperation parameter:
                Add(_symbols.DeclaredScales.Of(parameter.Parameter));
                break;
            case IMethodReferenceOperation reference:
                AddCallOf(reference.Method);
                break;
            case IInvocationOperation call:
                AddCallOf(call.TargetMethod);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                AddParameters(constructor.Parameters);
                break;
            case ILocalFunctionOperation local:
                AddPlace(local.Symbol);
                break;
            case IAnonymousFunctionOperation lambda:
                AddPlace(lambda.Symbol);
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation or IDeclarationExpressionOperation } deconstruction:
                AddDeconstruction(deconstruction.Value.Type, deconstruction.Target);
                break;
            case IRecursivePatternOperation { DeconstructionSubpatterns: { IsEmpty: false } parts } pattern:
                AddParameters(Deconstruction.Of(pattern.MatchedType, parts.Length)?.Parameters ?? []);
                break;
        }
    }

    private void AddDeconstruction(ITypeSymbol? type, IOperation target)
    {
        if (target is IDeclarationExpressionOperation { Expression: var declared }) target = declared;
        if (target is ITupleOperation tuple) AddParameters(Deconstruction.Of(type, tuple.Elements.Length)?.Parameters ?? []);
    }

    private void AddCallOf(IMethodSymbol method)
    {
        Add(_symbols.DeclaredScales.Of(method));
        AddParameters(method.Parameters);
        if (!_symbols.IsOurs(method)) return;

        // Rating<S>.From, rating.TryGetValue, counts.AddValue<S>, ScaleDefinition.Of<S>
        Add(_symbols.Scales.OfArgument(method.ContainingType));
        foreach (var argument in method.TypeArguments) Add(_symbols.Scales.Of(argument));
    }

    private void AddParameters(System.Collections.Immutable.ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters) Add(_symbols.DeclaredScales.Of(parameter));
    }

    private void Add(Scale? scale)
    {
        if (scale is null) return;

        // Nobody promises that the operations of one body come on one thread.
        lock (_gate)
        {
            if (_first is null) _first = scale;
            else if (!_first.Equals(scale)) AreDifferent = true;
        }
    }
}
