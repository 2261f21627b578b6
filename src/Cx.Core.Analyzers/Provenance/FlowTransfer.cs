using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>What each operation of a graph does to what is known, and where two scales meet.</summary>
/// <remarks>An operation of a kind that is not listed is unknown; its parts are looked at all the same.</remarks>
internal sealed partial class FlowTransfer
{
    private const string PerScale = "keep one RatingCounts per scale, or report PompScore side by side";
    private const string OnePlace = "keep one place per scale, or convert in a method marked ConvertsScale";

    // Deeper nesting is machine-made; the stack is worth more than what could be found there.
    private const int MaxDepth = 400;

    private readonly FlowRun _run;
    private readonly ControlFlowGraph _graph;
    private readonly ISymbol _owner;
    private int _depth;

    public FlowTransfer(FlowRun run, ControlFlowGraph graph, ISymbol owner)
    {
        _run = run;
        _graph = graph;
        _owner = owner is IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property } ? property : owner;
    }

    /// <summary>Whether meetings count already.</summary>
    public bool Reports { get; set; }

    private CxKnownSymbols Symbols => _run.Symbols;

    /// <summary>A value leaves the body.</summary>
    public void Return(IOperation returned, Trace? value)
    {
        if (Symbols.DeclaredScales.Of(_owner) is { } place) Arrive(place, _owner, returned, value);
    }

    /// <summary>What is known of the value of an operation; its effects go into the state.</summary>
    public Trace? Evaluate(IOperation? operation, FlowState state)
    {
        if (operation is null || _depth >= MaxDepth || _run.IsExhausted) return null;
        _run.Work();
        _depth++;
        var value = Known(operation, state);
        _depth--;
        return value;
    }

    // What stands for a value that is there already.
    private Trace? Known(IOperation operation, FlowState state)
        => operation switch
        {
            IExpressionStatementOperation statement => Evaluate(statement.Operation, state),
            ILocalReferenceOperation local => state[local.Local],
            IParameterReferenceOperation parameter => Declared(parameter.Parameter, parameter) ?? state[parameter.Parameter],
            IFlowCaptureReferenceOperation capture => state[capture.Id],
            IPropertyReferenceOperation property => Property(property, state),
            IFieldReferenceOperation field => Field(field, state),
            IArrayElementReferenceOperation element => Element(element, state),
            IConversionOperation conversion => Conversion(conversion, state),
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand, state),
            IAwaitOperation awaited => Evaluate(awaited.Operation, state),
            IDeclarationExpressionOperation declaration => Evaluate(declaration.Expression, state),
            ISpreadOperation spread => Evaluate(spread.Operand, state),
            ITranslatedQueryOperation query => Evaluate(query.Operation, state),
            _ => Made(operation, state),
        };

    // What makes a value of others.
    private Trace? Made(IOperation operation, FlowState state)
        => operation switch
        {
            IBinaryOperation binary => Binary(binary, state),
            IUnaryOperation unary => Unary(unary, state),
            ITupleOperation tuple => Trace.Tuple(Each(tuple.Elements, state)),
            IArrayCreationOperation { Initializer: { } initializer } => Pool(initializer.ElementValues, state),
            ICollectionExpressionOperation collection => Pool(collection.Elements, state),
            IObjectCreationOperation creation => Creation(creation, state),
            IInvocationOperation call => Call(call, state),
            ICompoundAssignmentOperation compound => Compound(compound, state),
            ISimpleAssignmentOperation assignment => Simple(assignment, state),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction, state),
            _ => Nothing(operation, state),
        };

    // What has an effect and no value that could be known.
    private Trace? Nothing(IOperation operation, FlowState state)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                state.Capture(capture.Id, Evaluate(capture.Value, state), Alias(capture.Value));
                break;
            case IIncrementOrDecrementOperation step:
                Evaluate(step.Target, state);
                Assign(step.Target, null, step, state);
                break;
            case IIsPatternOperation test:
                Match(test.Pattern, Evaluate(test.Value, state), state);
                break;
            case IReturnOperation { ReturnedValue: { } returned } statement:
                var value = Evaluate(returned, state);
                if (statement.Kind == OperationKind.YieldReturn) Return(returned, value);
                break;
            case IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda }:
                Unlisted(lambda);
                break;
            case IFlowAnonymousFunctionOperation lambda:
                Unlisted(lambda);
                break;
            default:
                foreach (var child in operation.ChildOperations) Evaluate(child, state);
                break;
        }

        return null;
    }

    private void Unlisted(IFlowAnonymousFunctionOperation lambda)
    {
        if (Reports) _run.OwnBody(_graph, lambda);
    }

    private Trace? Unary(IUnaryOperation unary, FlowState state)
    {
        var operand = Evaluate(unary.Operand, state);
        return unary is { OperatorKind: UnaryOperatorKind.Plus, OperatorMethod: null } ? operand : null;
    }

    private ImmutableArray<Trace?> Each(ImmutableArray<IOperation> operations, FlowState state)
    {
        var values = ImmutableArray.CreateBuilder<Trace?>(operations.Length);
        foreach (var operation in operations) values.Add(Evaluate(operation, state));
        return values.MoveToImmutable();
    }

    private Trace? Pool(ImmutableArray<IOperation> elements, FlowState state)
    {
        Trace? pool = null;
        foreach (var element in elements) pool = Trace.Pool(pool, Evaluate(element, state));
        return pool;
    }

    private Trace? Declared(ISymbol symbol, IOperation read) => Symbols.DeclaredScales.Of(symbol) is { } scale ? Trace.One(scale, new Origin(read)) : null;

    private Trace? Property(IPropertyReferenceOperation reference, FlowState state)
    {
        var instance = Evaluate(reference.Instance, state);
        foreach (var argument in reference.Arguments) Arrive(argument, Evaluate(argument.Value, state));

        var property = reference.Property;
        if (Symbols.TypedExit(reference) is { } typed) return Trace.One(typed, new Origin(reference));
        if (DefinedScales.Of(Symbols, property) is { } defined) return Trace.Definition(defined, new Origin(reference));
        if (Symbols.DeclaredScales.Of(property) is { } declared) return IsIndexOf(reference) ? null : Trace.One(declared, new Origin(reference));
        if (Symbols.Is(property, KnownMembers.RuntimeRatingValue)) return instance;
        return IsTransparent(property) ? instance : ElementOfDeclared(reference, instance);
    }

    // An annotated indexer is read as declared; the annotation of a list speaks of what its indexer gives.
    private static bool IsIndexOf(IPropertyReferenceOperation reference) => reference.Property.IsIndexer && !Carrier.Is(reference.Type);

    private static bool IsTransparent(IPropertySymbol property)
        => (property.Name, property.ContainingType.OriginalDefinition) switch
        {
            ("Value", { SpecialType: SpecialType.System_Nullable_T }) => true,
            ("Current", var type) => type.SpecialType is SpecialType.System_Collections_IEnumerator or SpecialType.System_Collections_Generic_IEnumerator_T || IsEnumerator(type),
            ("Value", { Name: "KeyValuePair" } type) => type.ContainingNamespace.IsNamed("System.Collections.Generic"),
            ("Values", var type) => type.ContainingNamespace.IsNamed("System.Collections.Generic"),
            ("Result", { Name: "Task" or "ValueTask" } type) => type.ContainingNamespace.IsNamed("System.Threading.Tasks"),
            ("Span", { Name: "Memory" or "ReadOnlyMemory" } type) => type.ContainingNamespace.IsNamed("System"),
            _ => false,
        };

    private static bool IsEnumerator(INamedTypeSymbol type)
        => type.Name.Contains("Enumerator") || type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerator);

    // row.Answers[i]: the annotation of a sequence speaks of each element. Elements of a list that was put together here are not told apart.
    private static Trace? ElementOfDeclared(IPropertyReferenceOperation reference, Trace? instance)
        => reference is { Property.IsIndexer: true, Instance: { } list } && IsDeclaredRead(list, instance) && !IsLookup(reference.Property) ? instance : null;

    private static bool IsLookup(IPropertySymbol indexer) => indexer.Parameters is not [{ Type.SpecialType: SpecialType.System_Int32 }] || indexer.ContainingType.Name.Contains("Dictionary");

    private Trace? Element(IArrayElementReferenceOperation element, FlowState state)
    {
        var array = Evaluate(element.ArrayReference, state);
        foreach (var index in element.Indices) Evaluate(index, state);
        return IsDeclaredRead(element.ArrayReference, array) ? array : null;
    }

    private static bool IsDeclaredRead(IOperation sequence, Trace? value) => value is { IsOne: true } && value.Origin!.Syntax == sequence.Unconverted().Syntax;

    private Trace? Field(IFieldReferenceOperation reference, FlowState state)
    {
        var instance = Evaluate(reference.Instance, state);
        if (TupleIndex(reference.Field) is { } index) return Trace.Part(instance, index);
        if (DefinedScales.Of(Symbols, reference.Field) is { } defined) return Trace.Definition(defined, new Origin(reference));
        return Declared(reference.Field, reference);
    }

    private static int? TupleIndex(IFieldSymbol field)
    {
        if (field.ContainingType is not { IsTupleType: true } tuple) return null;
        for (var i = 0; i < tuple.TupleElements.Length; i++)
        {
            var element = tuple.TupleElements[i];
            if (element.Name == field.Name || element.CorrespondingTupleField?.Name == field.Name) return i;
        }

        return null;
    }

    private Trace? Conversion(IConversionOperation conversion, FlowState state)
    {
        var operand = Evaluate(conversion.Operand, state);
        if (conversion.Type is null || conversion.Type.TypeKind == TypeKind.Dynamic || conversion.Operand.Type?.TypeKind == TypeKind.Dynamic) return null;

        // Numbers from and to decimal have an operator; arrays to spans as well.
        return conversion.OperatorMethod is null || Carrier.Is(conversion.Type) ? operand : null;
    }

    private Trace? Binary(IBinaryOperation binary, FlowState state)
    {
        // a + b + c + …: as deep as it is long.
        var chain = new Stack<IBinaryOperation>();
        IOperation leftmost = binary;
        while (leftmost is IBinaryOperation inner)
        {
            chain.Push(inner);
            leftmost = inner.LeftOperand;
        }

        var left = Evaluate(leftmost, state);
        while (chain.Count > 0)
        {
            var next = chain.Pop();
            _run.Work();
            var right = Evaluate(next.RightOperand, state);
            left = IsArithmetic(next.OperatorMethod, next.LeftOperand, next.RightOperand) ? Arithmetic(next, next.OperatorKind, left, next.LeftOperand, right, next.RightOperand) : null;
        }

        return left;
    }

    private Trace? Compound(ICompoundAssignmentOperation compound, FlowState state)
    {
        var left = Evaluate(compound.Target, state);
        var right = Evaluate(compound.Value, state);
        var value = IsArithmetic(compound.OperatorMethod, compound.Target, compound.Value) ? Arithmetic(compound, compound.OperatorKind, left, compound.Target, right, compound.Value) : null;
        Assign(compound.Target, value, compound, state);
        return value;
    }

    private static bool IsArithmetic(IMethodSymbol? method, IOperation left, IOperation right)
        => (method is null || method.ContainingType.SpecialType == SpecialType.System_Decimal) && Carrier.IsNumber(left.Type) && Carrier.IsNumber(right.Type);

    private Trace? Arithmetic(IOperation at, BinaryOperatorKind kind, Trace? left, IOperation leftOperand, Trace? right, IOperation rightOperand)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Add or BinaryOperatorKind.Subtract:
                var verb = kind == BinaryOperatorKind.Add ? "are added" : "are subtracted";
                if (left is null) return IsShift(leftOperand) ? null : Trace.Derived(right);
                if (right is null) return IsShift(rightOperand) ? null : Trace.Derived(left);
                if (left.IsOne && right.IsOne && left.Scale!.Equals(right.Scale)) return Trace.Derived(Trace.Join(left, right));
                MeetIfDifferent(at, left, right, verb);
                return null;
            case BinaryOperatorKind.Divide:
                return right is null && !rightOperand.ConstantValue.HasValue ? Trace.Derived(left) : null;
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                if (left is { IsOne: true } && right is { IsOne: true }) MeetIfDifferent(at, left, right, "are compared");
                return null;
            default:
                return null;
        }
    }

    // A constant other than zero moves the value off its scale.
    private static bool IsShift(IOperation operand) => operand.ConstantValue.HasValue && operand.ConstantNumber() is not 0;

    // A derived conflict is a running total: it may hold one scale when a value on the other arrives.
    private void MeetIfDifferent(IOperation at, Trace left, Trace right, string verb)
    {
        if (left.IsOne && right.IsOne)
        {
            if (!left.Scale!.Equals(right.Scale)) Meet(at, left.Scale, left.Origin!, right.Scale!, right.Origin!, verb);
        }
        else if (left is { IsConflict: true, IsDerived: true } && right.IsOne)
        {
            MeetTotal(at, left, right, verb);
        }
        else if (right is { IsConflict: true, IsDerived: true } && left.IsOne)
        {
            MeetTotal(at, right, left, verb);
        }
    }

    private void MeetTotal(IOperation at, Trace total, Trace one, string verb)
    {
        if (total.Scale!.Equals(one.Scale)) Meet(at, total.Other!, total.OtherOrigin!, one.Scale!, one.Origin!, verb);
        else Meet(at, total.Scale, total.Origin!, one.Scale!, one.Origin!, verb);
    }

    private void MeetInPool(IOperation at, Trace pool, string verb) => Meet(at, pool.Scale!, pool.Origin!, pool.Other!, pool.OtherOrigin!, verb);

    private void Meet(IOperation at, Scale first, Origin firstOrigin, Scale second, Origin secondOrigin, string verb)
    {
        if (!Reports) return;
        var inOrder = firstOrigin.Syntax.SpanStart <= secondOrigin.Syntax.SpanStart;
        _run.Meet(inOrder
            ? new Meeting(at.Syntax, first, firstOrigin, second, secondOrigin, verb, PerScale)
            : new Meeting(at.Syntax, second, secondOrigin, first, firstOrigin, verb, PerScale));
    }

    // A value comes to a place that declares a scale. What came out of arithmetic may be a conversion.
    private void Arrive(Scale scale, ISymbol place, IOperation value, Trace? trace)
    {
        if (!Reports || trace is null) return;
        var (other, origin) = trace switch
        {
            { IsOne: true, IsDerived: false } when !trace.Scale!.Equals(scale) => (trace.Scale, trace.Origin),
            { IsConflict: true, IsPooled: true, IsDerived: false } => trace.Scale!.Equals(scale) ? (trace.Other, trace.OtherOrigin) : (trace.Scale, trace.Origin),
            _ => (null, null),
        };
        if (other is not null) _run.Meet(new Meeting(value.Syntax, scale, new Origin(value, place), other, origin!, "are taken for one another here", OnePlace));
    }

    private void Arrive(IArgumentOperation argument, Trace? trace)
    {
        if (argument.Parameter is { } parameter && Symbols.DeclaredScales.Of(parameter) is { } scale) Arrive(scale, parameter, argument.Value, trace);
    }
}
