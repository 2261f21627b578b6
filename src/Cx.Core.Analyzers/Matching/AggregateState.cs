using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A state that adds up, and where it is changed.</summary>
internal static class AggregateState
{
    // What the contracts call their changes, and what users call theirs. A method of another name may be a question that somebody forgot to mark readonly.
    private static readonly ImmutableArray<string> Changes = ["Add", "Merge", "Remove", "Subtract", "Append", "Record", "Observe", "Increment", "Accumulate", "Clear", "Reset"];

    /// <summary>Whether a type is a state with one writer: it implements <c>IAggregate</c>, or counts answers on a scale known at run time.</summary>
    public static bool IsState(this CxKnownSymbols symbols, ITypeSymbol? type)
        => symbols.Implements(type, KnownTypes.IAggregate)
            || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(constraint => symbols.Is(constraint, KnownTypes.IAggregate) || symbols.Implements(constraint, KnownTypes.IAggregate)))
            || symbols.Is(type, KnownTypes.RatingCounts) || symbols.Is(type, KnownTypes.WeightedRatingCounts);

    /// <summary>The state that a call changes, or <see langword="null"/> where it changes none.</summary>
    /// <remarks>Changes are extension methods on a <c>this ref</c>, static members that take a <c>ref</c>, or instance methods of a user's own state.</remarks>
    public static IOperation? ChangedBy(CxKnownSymbols symbols, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Instance is { } instance) return symbols.IsState(instance.Type) && ChangesItsInstance(method) ? instance : null;

        // What another static method of the user does with a ref is its own affair: it may lock.
        if (!method.IsExtensionMethod && !symbols.IsOurs(method) && !symbols.IsState(method.ContainingType) && call.ConstrainedToType is null) return null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: 0, RefKind: RefKind.Ref }) return symbols.IsState(argument.Value.Type) ? argument.Value : null;
        }

        return null;
    }

    /// <summary>Whether a method of a state changes it; one that returns a state leaves its own as it is.</summary>
    public static bool ChangesItsInstance(IMethodSymbol method)
        => method is { IsStatic: false, IsReadOnly: false, ContainingType.IsReadOnly: false, MethodKind: MethodKind.Ordinary }
            && !SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType)
            && Changes.Any(change => IsWord(method.Name, change));

    // AddRange is Add, Address is not.
    private static bool IsWord(string name, string word)
        => name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));
}
