using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Where a number ends up: in a rating, in an aggregate, or in arithmetic. Directly, through a local that is assigned once, or through LINQ.</summary>
internal sealed class NumberUse
{
    // Locals and selectors may hand a number on, but not for ever.
    private const int Farthest = 8;

    private NumberUse(NumberUseKind kind, IOperation at, Scale? scale, bool isDirect)
    {
        Kind = kind;
        At = at;
        Scale = scale;
        IsDirect = isDirect;
    }

    /// <summary>What is done with it.</summary>
    public NumberUseKind Kind { get; }

    /// <summary>The operation that does it.</summary>
    public IOperation At { get; }

    /// <summary>The scale of the rating that is made of it, where that is known.</summary>
    public Scale? Scale { get; }

    /// <summary>Whether the number is the argument itself.</summary>
    public bool IsDirect { get; }

    /// <summary>The use of a number, or <see langword="null"/> where it is only stored, shown or compared.</summary>
    public static NumberUse? Of(CxKnownSymbols symbols, IOperation number) => new Search(symbols).Number(number, Farthest, isDirect: true);

    /// <summary>The use of the elements of a sequence, or <see langword="null"/>.</summary>
    public static NumberUse? OfElements(CxKnownSymbols symbols, IOperation sequence) => new Search(symbols).Elements(sequence, Farthest);

    private sealed class Search(CxKnownSymbols symbols)
    {
        public NumberUse? Number(IOperation number, int steps, bool isDirect)
        {
            if (steps == 0) return null;
            switch (number.Consumer())
            {
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    return Argument(call, argument, steps, isDirect);
                case IBinaryOperation { OperatorMethod: null } binary when Arithmetic(binary.OperatorKind, binary.Type) is { } kind:
                    return new NumberUse(kind, binary, scale: null, isDirect);
                case ICompoundAssignmentOperation { OperatorMethod: null } assignment when assignment.Target != number && Arithmetic(assignment.OperatorKind, assignment.Type) is { } kind:
                    return new NumberUse(kind, assignment, scale: null, isDirect);
                case ICoalesceOperation coalesce:
                    return Number(coalesce, steps - 1, isDirect: false);
                case IConditionalOperation { Type: not null } choice when !choice.Condition.DescendantsAndSelf().Contains(number):
                    return Number(choice, steps - 1, isDirect: false);
                case ISwitchExpressionArmOperation { Parent: { } @switch } arm when arm.Value.DescendantsAndSelf().Contains(number):
                    return Number(@switch, steps - 1, isDirect: false);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return References(declarator).Select(reference => Number(reference, steps - 1, isDirect: false)).FirstOrDefault(use => use is not null);
                case IReturnOperation { Parent.Parent: IAnonymousFunctionOperation lambda } when lambda.ReturnedValue()?.DescendantsAndSelf().Contains(number) == true:
                    return LinqCall.Around(lambda) is { } linq ? Selected(linq, steps, isDirect) : null;
                case IArrayInitializerOperation { Parent: IArrayCreationOperation array }:
                    return Elements(array, steps - 1);
                case ICollectionExpressionOperation collection:
                    return Elements(collection, steps - 1);
                default:
                    return null;
            }
        }

        public NumberUse? Elements(IOperation sequence, int steps)
        {
            if (steps == 0) return null;
            switch (sequence.Consumer())
            {
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return References(declarator).Select(reference => Elements(reference, steps - 1)).FirstOrDefault(use => use is not null);
                case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } loop when loop.Collection.DescendantsAndSelf().Contains(sequence):
                    return References(variable).Select(reference => Number(reference, steps - 1, isDirect: false)).FirstOrDefault(use => use is not null);
                case IArgumentOperation { Parent: IInvocationOperation invocation } argument when LinqCall.Of(invocation) is { } linq && invocation.Arguments[0] == argument:
                    return Elements(linq, steps);
                default:
                    return null;
            }
        }

        private NumberUse? Elements(LinqCall linq, int steps)
        {
            if (linq.PassesElements) return Elements(linq.Call, steps - 1);
            if (linq.Lambda is { } lambda)
            {
                return lambda.Symbol.Parameters is [var element, ..] && (linq.Name == "Select" || Kind(linq) is not null)
                    ? lambda.Body.Descendants().OfType<IParameterReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, element))
                        .Select(reference => Number(reference, steps - 1, isDirect: false)).FirstOrDefault(use => use is not null)
                    : null;
            }

            if (linq.Name == "Select") return Factory(linq);
            return Kind(linq) is { } kind ? new NumberUse(kind, linq.Call, scale: null, isDirect: true) : null;
        }

        private NumberUse? Selected(LinqCall linq, int steps, bool isDirect)
            => linq.Name == "Select" ? Elements(linq.Call, steps - 1)
                : Kind(linq) is { } kind ? new NumberUse(kind, linq.Call, scale: null, isDirect)
                : null;

        private NumberUse? Argument(IInvocationOperation call, IArgumentOperation argument, int steps, bool isDirect)
        {
            if (argument.Parameter?.Name == "value" && Made(call.TargetMethod) is { } made) return new NumberUse(made.Kind, call, made.Scale, isDirect);
            return Rounding.Operand(symbols, call) == argument.Value ? Number(call, steps - 1, isDirect: false) : null;
        }

        // answers.Select(Rating<Nps>.From)
        private NumberUse? Factory(LinqCall select)
            => select.Call.Arguments is [_, { Value: var selector }, ..]
                && selector.Unconverted() is IDelegateCreationOperation { Target: IMethodReferenceOperation method }
                && Made(method.Method) is { } made
                    ? new NumberUse(made.Kind, select.Call, made.Scale, isDirect: false)
                    : null;

        private (NumberUseKind Kind, Scale? Scale)? Made(IMethodSymbol method)
        {
            if (symbols.Is(method, KnownMembers.RatingTryFrom) || symbols.Is(method, KnownMembers.RuntimeRatingTryFrom)) return (NumberUseKind.TryFactory, symbols.Scales.OfArgument(method.ContainingType));
            if (symbols.Is(method, KnownMembers.RatingFrom) || symbols.Is(method, KnownMembers.RuntimeRatingFrom)
                || symbols.Is(method, KnownMembers.RatingFromNullable) || symbols.Is(method, KnownMembers.RuntimeRatingFromNullable))
            {
                return (NumberUseKind.Factory, symbols.Scales.OfArgument(method.ContainingType));
            }

            return symbols.Is(method, KnownMembers.AddValue) || symbols.Is(method, KnownMembers.RemoveValue)
                ? (NumberUseKind.Counter, method.TypeArguments is [var scale] ? symbols.Scales.Of(scale) : null)
                : null;
        }

        private static NumberUseKind? Kind(LinqCall linq)
            => linq.Name switch
            {
                "Average" or "AverageAsync" => NumberUseKind.Mean,
                "Sum" or "SumAsync" => NumberUseKind.Sum,
                "Min" or "Max" or "MinAsync" or "MaxAsync" => NumberUseKind.Extreme,
                _ => null,
            };

        private static NumberUseKind? Arithmetic(BinaryOperatorKind operation, ITypeSymbol? type)
            => type?.SpecialType == SpecialType.System_String ? null
                : operation switch
                {
                    BinaryOperatorKind.Add => NumberUseKind.Addition,
                    BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder => NumberUseKind.Arithmetic,
                    _ => null,
                };

        // Where a local is read, if nothing else is ever assigned to it.
        private static List<ILocalReferenceOperation> References(IVariableDeclaratorOperation declarator)
        {
            var references = declarator.Root().Descendants().OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, declarator.Symbol)).ToList();
            return references.Exists(reference => reference.IsWritten()) ? [] : references;
        }
    }
}
