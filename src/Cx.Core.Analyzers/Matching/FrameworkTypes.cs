using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>Types of the framework, by their full name: they come from other assemblies in each version of it.</summary>
internal static class FrameworkTypes
{
    /// <summary>Whether a type, or the definition that it was made of, has this namespace and name.</summary>
    public static bool IsFramework(this ITypeSymbol? type, string @namespace, string name)
        => type is { ContainingType: null, ContainingNamespace: { } place }
            && type.Name == name
            && place.IsNamed(@namespace);

    /// <summary>Whether a type derives from one of the framework, or is it.</summary>
    public static bool DerivesFromFramework(this ITypeSymbol? type, string @namespace, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsFramework(@namespace, name)) return true;
        }

        return false;
    }
}
