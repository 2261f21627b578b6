using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Ways around what C# puts between a value and its use.</summary>
internal static class OperationExtensions
{
    /// <summary>The operand of built-in conversions and parentheses, and the calls that a query expression is.</summary>
    public static IOperation Unconverted(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case ITranslatedQueryOperation query:
                    operation = query.Operation;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The value itself: behind conversions, <c>?.</c>, <c>!</c>, <c>.Value</c> and <c>GetValueOrDefault()</c> of a nullable, and a local that is assigned once.</summary>
    public static IOperation Source(this IOperation operation)
    {
        while (true)
        {
            operation = operation.Unconverted();
            switch (operation)
            {
                case IConditionalAccessOperation access:
                    operation = access.WhenNotNull;
                    break;
                case IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable }:
                    operation = nullable;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "GetValueOrDefault", Parameters.IsEmpty: true, ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable }:
                    operation = nullable;
                    break;
                case ILocalReferenceOperation local when local.SingleValue() is { } value:
                    operation = value;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>What a local was initialised with, by its declaration or by a pattern such as <c>x is { } local</c>, if nothing else is ever assigned to it; else <see langword="null"/>.</summary>
    public static IOperation? SingleValue(this ILocalReferenceOperation local)
    {
        if (local.IsDeclaration) return null;
        IOperation? value = null;
        foreach (var operation in local.Root().Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local.Local):
                    value = declarator.GetVariableInitializer()?.Value;
                    break;
                case IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern when Same(declared, local.Local):
                    value = pattern.WholeInput();
                    break;
                case IRecursivePatternOperation { DeclaredSymbol: { } declared } pattern when Same(declared, local.Local):
                    value = pattern.WholeInput();
                    break;
                case ILocalReferenceOperation other when Same(other.Local, local.Local) && other.IsWritten():
                    return null;
            }
        }

        // What stands after its use is no value yet: int a = b, b = a has no end.
        return value?.Syntax.Span.End <= local.Syntax.SpanStart ? value : null;
    }

    /// <summary>Whether a reference is assigned to, counted up or down, or handed out by reference.</summary>
    public static bool IsWritten(this IOperation reference)
        => reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
            ITupleOperation tuple => tuple.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple,
            IAddressOfOperation => true,
            _ => false,
        };

    /// <summary>The outermost operation: the body, or an initialiser.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    /// <summary>The operations around this one, the nearest first.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent) yield return parent;
    }

    /// <summary>The nearest lambda or local function around this operation, or else the outermost operation.</summary>
    public static IOperation Body(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation) return operation;
        }

        return operation;
    }

    /// <summary>The operation that uses the value: past conversions, parentheses and the query around it.</summary>
    public static IOperation? Consumer(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or ITranslatedQueryOperation) parent = parent.Parent;
        return parent;
    }

    /// <summary>The argument of a parameter, by its name.</summary>
    public static IArgumentOperation? Argument(this IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter) return argument;
        }

        return null;
    }

    /// <summary>The constant of an operation as a number, whatever its type, also where it is lifted to a nullable; <see langword="null"/> for none.</summary>
    public static double? ConstantNumber(this IOperation operation)
        => operation switch
        {
            { ConstantValue: { HasValue: true, Value: { } value } } => Number(value),
            IConversionOperation { OperatorMethod: null, Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } lifted => lifted.Operand.ConstantNumber(),
            _ => null,
        };

    /// <summary>The lambda that is passed for a delegate, or <see langword="null"/>.</summary>
    public static IAnonymousFunctionOperation? Lambda(this IOperation operation)
        => operation switch
        {
            IDelegateCreationOperation creation => Lambda(creation.Target),
            IConversionOperation conversion => Lambda(conversion.Operand),
            IAnonymousFunctionOperation lambda => lambda,
            _ => null,
        };

    /// <summary>The one value that a lambda returns: its expression, or the value of its only return statement.</summary>
    public static IOperation? ReturnedValue(this IAnonymousFunctionOperation lambda)
    {
        var returns = lambda.Body.Descendants().OfType<IReturnOperation>().Where(operation => operation.ReturnedValue is not null && operation.Body() == lambda).Take(2).ToList();
        return returns.Count == 1 ? returns[0].ReturnedValue : null;
    }

    // What a pattern is asked of, where that is not a part of something: x is { } a, x is int a and > 3.
    private static IOperation? WholeInput(this IPatternOperation pattern)
    {
        while (pattern.Parent is IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both) pattern = both;
        return pattern.Parent is IIsPatternOperation test ? test.Value : null;
    }

    private static double? Number(object constant)
        => constant switch
        {
            int number => number,
            long number => number,
            double number => number,
            float number => number,
            decimal number => (double)number,
            byte number => number,
            sbyte number => number,
            short number => number,
            ushort number => number,
            uint number => number,
            ulong number => number,
            _ => null,
        };

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
