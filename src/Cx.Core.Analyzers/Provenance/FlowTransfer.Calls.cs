using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

internal sealed partial class FlowTransfer
{
    private Trace? Creation(IObjectCreationOperation creation, FlowState state)
    {
        Trace? copied = null;
        foreach (var argument in creation.Arguments)
        {
            var value = Evaluate(argument.Value, state);
            Arrive(argument, value);
            if (Carrier.IsSequence(argument.Parameter?.Type)) copied = Trace.Pool(copied, value);
        }

        // In a graph an initialiser stands after the creation, as calls and assignments.
        return Carrier.IsSequence(creation.Type) ? copied : null;
    }

    private Trace? Call(IInvocationOperation call, FlowState state)
    {
        if (LinqCall.Of(call) is { } linq) return Linq(linq, state);

        var instance = Evaluate(call.Instance, state);
        var values = new Trace?[call.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var argument = call.Arguments[i];
            if (argument.Parameter?.RefKind == RefKind.Out) continue;
            values[i] = Evaluate(argument.Value, state);
            Arrive(argument, values[i]);
        }

        var method = call.TargetMethod;
        var result = Result(call, method, instance, values, state);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out } parameter) Assign(argument.Value, Out(call, parameter, instance, values), argument.Value, state);
        }

        Forget(call, state);
        return result;
    }

    // What a method writes to an out parameter.
    private Trace? Out(IInvocationOperation call, IParameterSymbol parameter, Trace? instance, Trace?[] values)
    {
        var method = call.TargetMethod;
        if (Symbols.Is(method, KnownMembers.RatingTryGetValue)) return Symbols.Scales.OfArgument(method.ContainingType) is { } scale ? Trace.One(scale, new Origin(call)) : null;
        if (Symbols.Is(method, KnownMembers.RuntimeRatingTryGetValue)) return instance;
        if (IsRuntimeRating(method) && DefinitionAmong(values) is { } definition) return Trace.OnDefinition(definition);
        return Symbols.DeclaredScales.Of(parameter) is { } declared ? Trace.One(declared, new Origin(call, parameter)) : null;
    }

    private Trace? Result(IInvocationOperation call, IMethodSymbol method, Trace? instance, Trace?[] values, FlowState state)
    {
        if (Symbols.IsOurs(method)) return Ours(call, method, instance, values, state);
        if (Symbols.DeclaredScales.Of(method) is { } declared) return Trace.One(declared, new Origin(call));
        if (call.Instance is not null && Added(call, instance, values, state, out var afterwards)) return afterwards;

        var type = method.ContainingType.OriginalDefinition;
        switch (method.Name)
        {
            case "GetValueOrDefault" when type.SpecialType == SpecialType.System_Nullable_T:
            case "GetEnumerator" or "GetAsyncEnumerator" or "WithCancellation" or "ConfigureAwait" or "AsTask":
                return instance ?? (call.Instance is null && values.Length > 0 ? values[0] : null);
            case "FromResult" when type.Name is "Task" or "ValueTask" && type.ContainingNamespace.IsNamed("System.Threading.Tasks"):
                return values.Length > 0 ? values[0] : null;
            case "Round" or "Min" or "Max" when type.Name is "Math" or "MathF" && type.ContainingNamespace.IsNamed("System"):
                return Calculated(call, values);
            default:
                return PassesElements(method) ? instance ?? (call.Instance is null && values.Length > 0 ? values[0] : null) : null;
        }
    }

    private Trace? Calculated(IInvocationOperation call, Trace?[] values)
    {
        if (call.TargetMethod.Name == "Round") return values[0];
        if (values is not [{ IsOne: true } left, { IsOne: true } right]) return null;
        if (left.Scale!.Equals(right.Scale)) return Trace.Join(left, right);
        MeetIfDifferent(call, left, right, "are compared");
        return null;
    }

    // list.ToArray(), memory.AsSpan(), …
    private static bool PassesElements(IMethodSymbol method)
        => (method.Name.StartsWith("To", StringComparison.Ordinal) || method.Name.StartsWith("As", StringComparison.Ordinal))
            && IsSystem(method.ContainingType)
            && !Carrier.IsNumber(method.ReturnType)
            && Carrier.Is(method.ReturnType);

    private static bool IsSystem(INamedTypeSymbol? type)
    {
        var space = type?.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space is { IsGlobalNamespace: false, Name: "System" };
    }

    // list.Add(x) puts x into the list; immutable.Add(x) makes a longer one.
    private bool Added(IInvocationOperation call, Trace? instance, Trace?[] values, FlowState state, out Trace? afterwards)
    {
        afterwards = null;
        var method = call.TargetMethod;
        if (method.Name is not ("Add" or "AddRange" or "Append" or "Concat" or "Union") || values.Length != 1 || !Carrier.IsSequence(method.ContainingType)) return false;
        var pool = Trace.Pool(Held(call.Instance!, state) ?? instance, values[0]);
        if (method.ReturnsVoid || method.ReturnType.SpecialType == SpecialType.System_Boolean) Put(call.Instance!, pool, state);
        else afterwards = pool;
        return true;
    }

    // A list that was emptied, or that someone else had in hands, holds who knows what.
    private void Forget(IInvocationOperation call, FlowState state)
    {
        if (call.Instance is { } instance && Held(instance, state) is not null && Takes(call.TargetMethod)) Put(instance, null, state);
        if (IsSystem(call.TargetMethod.ContainingType) || Symbols.IsOurs(call.TargetMethod)) return;
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Unconverted().Type is { IsReferenceType: true } type && Carrier.IsSequence(type) && Held(argument.Value, state) is not null) Put(argument.Value, null, state);
        }
    }

    private static bool Takes(IMethodSymbol method)
        => method.Name is "Clear" or "Pop" or "Dequeue" or "TryPop" or "TryDequeue" or "TryTake" or "Take" or "ExceptWith" or "IntersectWith" or "SymmetricExceptWith" or "Insert" or "Fill"
            || method.Name.StartsWith("Remove", StringComparison.Ordinal);

    private Trace? Ours(IInvocationOperation call, IMethodSymbol method, Trace? instance, Trace?[] values, FlowState state)
    {
        // The typed form is a compile error of the same id.
        if (method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute")) return null;

        if (Symbols.Entry(call) is { } entry)
        {
            var index = call.Arguments.IndexOf(call.Argument("value")!);
            Arrive(entry.Scale, method, entry.Value, values[index]);
            return null;
        }

        if (Symbols.Is(method, KnownMembers.DefinitionOf))
            return method.TypeArguments is [var argument] && Symbols.Scales.Of(argument) is { } scale ? Trace.Definition(scale, new Origin(call)) : null;

        if (IsRuntimeRating(method)) return RuntimeRating(call, method, values);
        if (Symbols.Is(method.ContainingType, KnownTypes.RatingOfT) && method.Name == "ToRating")
            return Symbols.Scales.OfArgument(method.ContainingType) is { } typed ? Trace.One(typed, new Origin(call)) : null;
        if (Symbols.Is(method.ContainingType, KnownTypes.Rating) && method.Name == "Reverse")
            return values.Length == 0 ? instance : Trace.OnDefinition(values[0]);
        if (Symbols.Is(method.ContainingType, KnownTypes.Rating) && method is { Name: "ToRating", TypeArguments: [var target] })
        {
            if (Symbols.Scales.Of(target) is { } wanted) Arrive(wanted, method, call, instance);
            return null;
        }

        if (Symbols.Is(method.ContainingType, KnownTypes.RatingCounts) || Symbols.Is(method.ContainingType, KnownTypes.RatingCountsExtensions)) return RuntimeCounts(call, method, values, state);

        if (method.ContainingNamespace.IsNamed("Cx.Core.Statistics"))
        {
            foreach (var value in values)
            {
                if (value is { IsConflict: true, IsPooled: true }) MeetInPool(call, value, "are calculated with together");
            }
        }

        return null;
    }

    private bool IsRuntimeRating(IMethodSymbol method) => method.IsStatic && Symbols.Is(method.ContainingType, KnownTypes.Rating) && method.Parameters.Any(parameter => Symbols.Is(parameter.Type, KnownTypes.ScaleDefinition));

    private static Trace? DefinitionAmong(Trace?[] values) => Array.Find(values, value => value is { IsDefinition: true });

    private Trace? RuntimeRating(IInvocationOperation call, IMethodSymbol method, Trace?[] values)
    {
        if (DefinitionAmong(values) is not { } definition) return null;
        if (definition.Other is null && call.Argument("value") is { } argument) Arrive(definition.Scale!, method, argument.Value, values[call.Arguments.IndexOf(argument)]);
        return Symbols.Is(method.ReturnType, KnownTypes.Rating) ? Trace.OnDefinition(definition) : null;
    }

    // Run-time counts take the scale they are made on, or that of the first rating; another one throws.
    private Trace? RuntimeCounts(IInvocationOperation call, IMethodSymbol method, Trace?[] values, FlowState state)
    {
        switch (method.Name)
        {
            case "On" when values.Length == 1:
                return Trace.OnDefinition(values[0]);
            case "Of" when values.Length == 1:
                if (values[0] is not { IsConflict: true, IsPooled: true } mixed) return values[0];
                MeetInPool(call, mixed, "are counted together");
                return null;
            case "Add" or "AddRange" or "Merge" or "Remove" or "Subtract" when values.Length == 2 && !method.IsGenericMethod:
                var counts = Held(call.Arguments[0].Value, state);
                var together = Trace.Pool(counts, values[1]);
                if (together is { IsConflict: true, IsPooled: true })
                {
                    MeetInPool(call, together, "are counted together");
                    together = null;
                }

                Put(call.Arguments[0].Value, together, state);
                return null;
            case "AddValue" or "RemoveValue" when values.Length == 2 && !method.IsGenericMethod:
                if (Held(call.Arguments[0].Value, state) is { IsOne: true } known) Arrive(known.Scale!, method, call.Arguments[1].Value, values[1]);
                return null;
            default:
                return null;
        }
    }

    private Trace? Linq(LinqCall linq, FlowState state)
    {
        var call = linq.Call;
        var elements = Evaluate(call.Arguments[0].Value, state);
        var name = linq.Name.EndsWith("Async", StringComparison.Ordinal) ? linq.Name.Substring(0, linq.Name.Length - "Async".Length) : linq.Name;
        switch (name)
        {
            case "Append" or "Prepend" or "Concat" or "Union" when call.Arguments.Length > 1:
                var pool = Trace.Pool(elements, Evaluate(call.Arguments[1].Value, state));
                Others(call, from: 2, state);
                return pool;
            case "Select" or "SelectMany":
                return Selected(call, elements, state);
            case "Average" or "Sum" or "Min" or "Max":
                return Aggregated(call, name, elements, state);
            case "Aggregate":
                Folded(call, elements, state);
                return null;
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "OrderDescending":
                return Ordered(call, elements, state);
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault":
                Arguments(call, elements, state);
                return elements;
            case "ToDictionary" or "ToLookup" or "ToDictionaryAsync":
                return Keyed(call, elements, state);
            case "Any" or "All" or "Count" or "LongCount":
                Arguments(call, elements, state);
                return null;
            default:
                if (linq.PassesElements || name.StartsWith("To", StringComparison.Ordinal) || name.StartsWith("As", StringComparison.Ordinal))
                {
                    Arguments(call, elements, state);
                    return elements;
                }

                Others(call, from: 1, state);
                return null;
        }
    }

    // Selectors, predicates and keys of a listed operator see the elements.
    private Trace? Arguments(IInvocationOperation call, Trace? elements, FlowState state)
    {
        Trace? first = null;
        for (var i = 1; i < call.Arguments.Length; i++)
        {
            var value = Argument(call.Arguments[i].Value, state, elements);
            if (i == 1) first = value;
        }

        return first;
    }

    private void Others(IInvocationOperation call, int from, FlowState state)
    {
        for (var i = from; i < call.Arguments.Length; i++) Evaluate(call.Arguments[i].Value, state);
    }

    private Trace? Argument(IOperation argument, FlowState state, params Trace?[] parameters)
        => Function(argument) switch
        {
            IFlowAnonymousFunctionOperation lambda => _run.Lambda(_graph, lambda, state, parameters, Reports),
            IMethodReferenceOperation group => Group(group, parameters, state),
            _ => Evaluate(argument, state),
        };

    private static IOperation? Function(IOperation argument)
    {
        while (true)
        {
            switch (argument)
            {
                case IConversionOperation conversion:
                    argument = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    argument = creation.Target;
                    break;
                case IFlowAnonymousFunctionOperation or IMethodReferenceOperation:
                    return argument;
                default:
                    return null;
            }
        }
    }

    // Select(Rating<Csat5>.FromNullable): a call with the element.
    private Trace? Group(IMethodReferenceOperation group, Trace?[] parameters, FlowState state)
    {
        Evaluate(group.Instance, state);
        var method = group.Method;
        if (method.Parameters.Length > 0 && Place(method) is { } place) Arrive(place.Scale, place.Symbol, group, parameters[0]);
        return Declared(method, group);
    }

    private (Scale Scale, ISymbol Symbol)? Place(IMethodSymbol method)
    {
        if (Symbols.Is(method, KnownMembers.RatingFrom) || Symbols.Is(method, KnownMembers.RatingFromNullable))
            return Symbols.Scales.OfArgument(method.ContainingType) is { } typed ? (typed, method) : null;
        return Symbols.DeclaredScales.Of(method.Parameters[0]) is { } scale ? (scale, method.Parameters[0]) : null;
    }

    private static bool HasFunction(IInvocationOperation call) => call.Arguments.Length > 1 && call.Arguments[1].Parameter?.Type is { } type && (type.TypeKind == TypeKind.Delegate || type.Name == "Expression");

    private Trace? Selected(IInvocationOperation call, Trace? elements, FlowState state)
    {
        var selected = Argument(call.Arguments[1].Value, state, elements);
        return call.Arguments.Length > 2 ? Argument(call.Arguments[2].Value, state, elements, selected) : selected;
    }

    private Trace? Aggregated(IInvocationOperation call, string name, Trace? elements, FlowState state)
    {
        var first = Arguments(call, elements, state);
        var value = HasFunction(call) ? first : elements;
        if (value is not { IsConflict: true, IsPooled: true } || !IsCalculatedWith(call)) return value;
        MeetInPool(call, value, name switch { "Average" => "are averaged together", "Sum" => "are summed together", _ => "are compared" });
        return null;
    }

    private Trace? Ordered(IInvocationOperation call, Trace? elements, FlowState state)
    {
        var first = Arguments(call, elements, state);
        var key = HasFunction(call) ? first : elements;
        if (key is not { IsConflict: true, IsPooled: true } || !IsCalculatedWith(call)) return elements;
        MeetInPool(call, key, "are sorted together");
        return null;
    }

    // Run-time ratings of two scales have an order, which says nothing about what is better.
    private bool IsCalculatedWith(IInvocationOperation call) => !call.TargetMethod.TypeArguments.Any(argument => Symbols.Is(argument, KnownTypes.Rating));

    private void Folded(IInvocationOperation call, Trace? elements, FlowState state)
    {
        for (var i = 1; i < call.Arguments.Length; i++)
        {
            // The element is the last parameter of the step, and the only one after it sees the result.
            var isStep = Function(call.Arguments[i].Value) is IFlowAnonymousFunctionOperation { Symbol.Parameters.Length: 2 };
            if (isStep) Argument(call.Arguments[i].Value, state, null, elements);
            else Argument(call.Arguments[i].Value, state, default(Trace?));
        }

        if (elements is { IsConflict: true, IsPooled: true } && IsCalculatedWith(call)) MeetInPool(call, elements, "are folded together");
    }

    private Trace? Keyed(IInvocationOperation call, Trace? elements, FlowState state)
    {
        var values = elements;
        for (var i = 1; i < call.Arguments.Length; i++)
        {
            var value = Argument(call.Arguments[i].Value, state, elements);
            if (call.Arguments[i].Parameter?.Name == "elementSelector") values = value;
        }

        return values;
    }
}
