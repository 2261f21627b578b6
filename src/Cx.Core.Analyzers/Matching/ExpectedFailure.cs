using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Code that is meant to fail: a lambda given to a method whose name begins with <c>Throw</c>, as test frameworks have it.</summary>
internal static class ExpectedFailure
{
    /// <summary>Whether an operation stands in such a lambda.</summary>
    public static bool Surrounds(IOperation operation)
    {
        foreach (var around in operation.Ancestors())
        {
            if (around is IAnonymousFunctionOperation && around.Ancestors().FirstOrDefault(outer => outer is IInvocationOperation) is IInvocationOperation call
                && call.TargetMethod.Name.StartsWith("Throw", StringComparison.Ordinal)
                && call.Arguments.Any(argument => argument.Value.Lambda() == around))
            {
                return true;
            }
        }

        return false;
    }
}
