using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Where decimals are taken from the number of a score: a rounding function, or a cast to a whole number.</summary>
internal static class Rounding
{
    /// <summary>The number that a call or a cast rounds, or <see langword="null"/> where it rounds nothing.</summary>
    public static IOperation? Operand(CxKnownSymbols symbols, IOperation operation)
        => operation switch
        {
            IInvocationOperation call when IsRounding(symbols, call.TargetMethod) => Rounded(call),
            IConversionOperation { OperatorMethod: null, IsImplicit: false } cast when cast.Type.IsWhole() && cast.Operand.Type.IsFractional() => cast.Operand,
            _ => null,
        };

    /// <summary>The exit of a score that a call or a cast rounds, also times a constant and also rounded before; <see langword="null"/> for none.</summary>
    public static ScoreExit? ExitOf(CxKnownSymbols symbols, IOperation operation)
    {
        if (Operand(symbols, operation) is not { } number) return null;
        while (Operand(symbols, number.WithoutImplicit()) is { } inner) number = inner;
        return ScoreExit.Of(symbols, number) ?? (number.Unconverted() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product
            ? product.RightOperand.ConstantNumber() is not null ? ScoreExit.Of(symbols, product.LeftOperand) : product.LeftOperand.ConstantNumber() is not null ? ScoreExit.Of(symbols, product.RightOperand) : null
            : null);
    }

    /// <summary>The innermost number that nested roundings round: the exit itself, or the exit times a constant.</summary>
    public static IOperation Unrounded(CxKnownSymbols symbols, IOperation operation)
    {
        var number = operation;
        while (Operand(symbols, number.WithoutImplicit()) is { } inner) number = inner;
        return number.WithoutImplicit();
    }

    /// <summary>Whether a rounding stands inside another one.</summary>
    public static bool IsRoundedAgain(CxKnownSymbols symbols, IOperation operation)
    {
        foreach (var outer in operation.Ancestors())
        {
            switch (outer)
            {
                case IParenthesizedOperation or IArgumentOperation:
                    break;
                case IConversionOperation { OperatorMethod: null }:
                    if (Operand(symbols, outer) is not null) return true;
                    break;
                default:
                    return Operand(symbols, outer) is { } rounded && rounded.DescendantsAndSelf().Contains(operation);
            }
        }

        return false;
    }

    // The first parameter, wherever its argument stands; a whole number and a text have no decimals to lose.
    private static IOperation? Rounded(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: 0 }) return argument.Value.Unconverted().Type.IsFractional() ? argument.Value : null;
        }

        return null;
    }

    private static IOperation WithoutImplicit(this IOperation operation)
    {
        while (operation is IParenthesizedOperation or IConversionOperation { IsImplicit: true, OperatorMethod: null })
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    private static bool IsRounding(CxKnownSymbols symbols, IMethodSymbol method)
        => symbols.Is(method, KnownMembers.DisplayAwayFromZero)
            || (method is { IsStatic: true, ContainingType: { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Name: var type } }
                && (type switch
                {
                    "Math" or "MathF" or "Double" or "Single" or "Decimal" => method.Name is "Round" or "Floor" or "Ceiling" or "Truncate",
                    "Convert" => method.Name is "ToInt32" or "ToInt64" or "ToInt16" or "ToByte",
                    _ => false,
                }));
}
