using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A call of a LINQ operator, in memory or on a query, as method or as query syntax.</summary>
internal sealed class LinqCall
{
    private LinqCall(IInvocationOperation call) => Call = call;

    /// <summary>The call.</summary>
    public IInvocationOperation Call { get; }

    /// <summary>The operator: <c>Average</c>, <c>Select</c>, …</summary>
    public string Name => Call.TargetMethod.Name;

    /// <summary>The sequence that it works on.</summary>
    public IOperation Receiver => Call.Arguments[0].Value.Unconverted();

    /// <summary>The call whose result it works on, directly or through a local that is assigned once, if that is LINQ as well.</summary>
    public LinqCall? Previous => Of(Receiver.Source());

    /// <summary>The first lambda among its arguments: a selector, a predicate or a key.</summary>
    public IAnonymousFunctionOperation? Lambda
    {
        get
        {
            for (var i = 1; i < Call.Arguments.Length; i++)
            {
                if (Call.Arguments[i].Value.Lambda() is { } lambda) return lambda;
            }

            return null;
        }
    }

    /// <summary>Whether it makes one number of many: <c>Average</c> and <c>Sum</c>.</summary>
    public bool IsMeanOrSum => Name is "Average" or "Sum" or "AverageAsync" or "SumAsync";

    /// <summary>The call of an operation, or <see langword="null"/> where it is none.</summary>
    public static LinqCall? Of(IOperation? operation)
        => operation is IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { Name: "Enumerable" or "Queryable" or "ParallelEnumerable" or "AsyncEnumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }, Arguments.IsEmpty: false } call
            ? new LinqCall(call)
            : null;

    /// <summary>The call that a lambda is given to, or <see langword="null"/> where that is not LINQ.</summary>
    public static LinqCall? Around(IAnonymousFunctionOperation lambda)
    {
        IOperation? around = lambda.Parent;
        while (around is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) around = around.Parent;
        return around is IArgumentOperation { Parent: { } call } ? Of(call) : null;
    }

    /// <summary>The call whose lambda makes the elements that it sees: itself with its own selector, or the <c>Select</c> before it.</summary>
    public LinqCall? Selecting()
    {
        if (Lambda is not null) return this;

        // A selector that is no lambda: a method group, a delegate in a variable.
        if (Call.Arguments.Skip(1).Any(argument => argument.Parameter?.Type is { TypeKind: TypeKind.Delegate })) return null;
        for (var before = Previous; before is not null; before = before.Previous)
        {
            if (before.Name == "Select") return before.Lambda is null ? null : before;
            if (!before.PassesElements) return null;
        }

        return null;
    }

    /// <summary>The value of each element that it sees: what its own selector returns, or that of the <c>Select</c> before it.</summary>
    public IOperation? ElementValue() => Selecting()?.Lambda?.ReturnedValue();

    /// <summary>Whether its result holds elements of its receiver, unchanged.</summary>
    public bool PassesElements
        => Name is "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "OrderDescending" or "Skip" or "SkipWhile" or "SkipLast"
            or "Take" or "TakeWhile" or "TakeLast" or "Distinct" or "DistinctBy" or "Reverse" or "ToArray" or "ToList" or "ToHashSet" or "AsEnumerable" or "AsQueryable" or "AsParallel" or "Cast" or "OfType";
}
