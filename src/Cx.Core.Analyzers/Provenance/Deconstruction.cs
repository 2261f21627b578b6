using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>The method that takes a value apart.</summary>
internal static class Deconstruction
{
    /// <summary>The only <c>Deconstruct</c> of a type with so many parameters; <see langword="null"/> for none, several, or one that is an extension.</summary>
    public static IMethodSymbol? Of(ITypeSymbol? type, int count)
    {
        for (; type is not null; type = type.BaseType)
        {
            var methods = type.GetMembers("Deconstruct").OfType<IMethodSymbol>().Where(method => !method.IsStatic && method.Parameters.Length == count).Take(2).ToList();
            if (methods.Count > 0) return methods.Count == 1 ? methods[0] : null;
        }

        return null;
    }
}
