using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>The types of the one assembly named Cx.Core that a compilation refers to, or is.</summary>
/// <remarks>A like-named type of any other assembly is never ours. A name that this version of the library does not have is <see langword="null"/>, and whoever needs it is silent.</remarks>
internal sealed class CxKnownSymbols
{
    private const string AssemblyName = "Cx.Core";

    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    private CxKnownSymbols(Compilation compilation, IAssemblySymbol assembly)
    {
        Compilation = compilation;
        Assembly = assembly;
        Scales = new Scales(this);
        DeclaredScales = new DeclaredScales(this);
    }

    /// <summary>The compilation that is looked at.</summary>
    public Compilation Compilation { get; }

    /// <summary>Cx.Core.</summary>
    public IAssemblySymbol Assembly { get; }

    /// <summary>What is known of scale types: bounds, polarity.</summary>
    public Scales Scales { get; }

    /// <summary>The scales that annotations give to plain numbers.</summary>
    public DeclaredScales DeclaredScales { get; }

    /// <summary>The symbols of a compilation, or <see langword="null"/> where it knows no Cx.Core.</summary>
    public static CxKnownSymbols? Of(Compilation compilation)
    {
        if (compilation.Assembly.Name == AssemblyName) return new CxKnownSymbols(compilation, compilation.Assembly);
        foreach (var referenced in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (referenced.Name == AssemblyName) return new CxKnownSymbols(compilation, referenced);
        }

        return null;
    }

    /// <summary>A type by its name from <see cref="KnownTypes"/>.</summary>
    public INamedTypeSymbol? Type(string metadataName) => _types.GetOrAdd(metadataName, name => Assembly.GetTypeByMetadataName(name));

    /// <summary>Whether a type, or the definition that it was made of, is the known one.</summary>
    public bool Is(ITypeSymbol? type, string metadataName) => type is not null && Same(type.OriginalDefinition, Type(metadataName));

    /// <summary>Whether a symbol is the known member, an overload of it, or an implementation of it by that name.</summary>
    public bool Is(ISymbol? symbol, KnownMember member) => symbol is not null && symbol.Name == member.Name && Is(symbol.ContainingType, member.Type);

    /// <summary>Whether a symbol is one of the known members.</summary>
    public bool IsAny(ISymbol? symbol, ImmutableArray<KnownMember> members)
    {
        foreach (var member in members)
        {
            if (Is(symbol, member)) return true;
        }

        return false;
    }

    /// <summary>Whether a symbol is declared in Cx.Core.</summary>
    public bool IsOurs(ISymbol? symbol) => symbol is not null && Same(symbol.ContainingAssembly, Assembly);

    /// <summary>Whether a type implements a known interface, whatever its type arguments.</summary>
    public bool Implements(ITypeSymbol? type, string metadataName)
    {
        if (type is null || Type(metadataName) is not { } wanted) return false;
        foreach (var implemented in type.AllInterfaces)
        {
            if (Same(implemented.OriginalDefinition, wanted)) return true;
        }

        return false;
    }

    /// <summary>Whether a type is a score of Cx.Core or a user's implementation of <c>IScore</c>.</summary>
    public bool IsScore(ITypeSymbol? type) => Is(type, KnownTypes.IScore) || Implements(type, KnownTypes.IScore);

    /// <summary>The attributes of a symbol that are of the known type.</summary>
    public IEnumerable<AttributeData> Attributes(ISymbol symbol, string metadataName) => symbol.GetAttributes().Where(attribute => Is(attribute.AttributeClass, metadataName));

    /// <summary>Whether a symbol carries an attribute of the known type.</summary>
    public bool Has(ISymbol symbol, string metadataName) => Attributes(symbol, metadataName).Any();

    private static bool Same(ISymbol? left, ISymbol? right) => right is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
