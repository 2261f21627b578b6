using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>Namespaces by their full name.</summary>
internal static class NamespaceExtensions
{
    /// <summary>Whether a namespace has this full name. Compared part by part from the end: writing a name down for each type that is looked at is most of what a rule costs.</summary>
    public static bool IsNamed(this INamespaceSymbol? space, string name)
    {
        var end = name.Length;
        for (var current = space; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            var start = end - current.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, current.Name, 0, current.Name.Length) != 0) return false;
            if (start == 0) return current.ContainingNamespace is { IsGlobalNamespace: true };
            if (name[start - 1] != '.') return false;
            end = start - 1;
        }

        return false;
    }
}
