using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Code that is written to fail: it shows or tests an error.</summary>
internal static class ExpectedError
{
    /// <summary>Whether an operation stands in a delegate that goes to a method named <c>Throw…</c>, or in a <c>try</c> that catches what an argument out of range throws.</summary>
    public static bool IsExpectedAt(IOperation operation)
    {
        var inside = operation;
        foreach (var around in operation.Ancestors())
        {
            var expected = around switch
            {
                IAnonymousFunctionOperation lambda => IsThrown(lambda),
                ILocalFunctionOperation local => around.Root().Descendants().OfType<IMethodReferenceOperation>().Any(use => Same(use.Method, local.Symbol) && IsInThrow(use)),
                ITryOperation attempt => attempt.Body == inside && attempt.Catches.Any(handler => IsRangeError(handler.ExceptionType)),
                _ => false,
            };
            if (expected) return true;
            inside = around;
        }

        return false;
    }

    private static bool IsThrown(IAnonymousFunctionOperation lambda)
    {
        IOperation use = lambda;
        while (use.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) use = use.Parent;
        return use.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => IsThrow(call),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }
                => lambda.Root().Descendants().OfType<ILocalReferenceOperation>().Any(act => Same(act.Local, declarator.Symbol) && IsInThrow(act)),
            _ => false,
        };
    }

    // Throws(act), and act.Should().Throw().
    private static bool IsInThrow(IOperation use) => use.Ancestors().OfType<IInvocationOperation>().Any(IsThrow);

    private static bool IsThrow(IInvocationOperation call) => call.TargetMethod.Name.StartsWith("Throw", StringComparison.Ordinal);

    private static bool IsRangeError(ITypeSymbol? type) => type is { Name: "ArgumentOutOfRangeException" or "ArgumentException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
