using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>The scales that <c>OnScale</c> and <c>ScaleOf</c> give to plain numbers: properties, fields, parameters and what methods return.</summary>
/// <remarks>
/// <para>Carriers are numbers, nullable numbers, and tasks, arrays, spans, memories, sequences and dictionary values of those; an annotation on anything else says nothing.</para>
/// <para>A record property without annotation takes that of the like-named, like-typed parameter of the primary constructor, where C# puts it. An override or an implementation without annotation inherits it. The value of a setter is on the scale of its property, and so is what a record's <c>Deconstruct</c> gives.</para>
/// <para>A symbol with two different annotations, or one that contradicts what it inherits, is unknown.</para>
/// </remarks>
internal sealed class DeclaredScales
{
    // Of each text once, however often it is compiled while its neighbours are being typed.
    private static readonly ConditionalWeakTable<SyntaxTree, object> Mentions = new();

    private readonly CxKnownSymbols _symbols;
    private readonly Lazy<bool> _isSourceAnnotated;
    private readonly ConcurrentDictionary<ISymbol, Scale?> _declared = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _annotatable = new(SymbolEqualityComparer.Default);
    private readonly Lazy<Dictionary<ISymbol, List<Scale>>> _foreign;

    public DeclaredScales(CxKnownSymbols symbols)
    {
        _symbols = symbols;
        _isSourceAnnotated = new Lazy<bool>(() => symbols.Compilation.SyntaxTrees.Any(Mention) || symbols.Compilation.SourceModule.ReferencedAssemblySymbols.Any(UsesTheLibrary));
        _foreign = new Lazy<Dictionary<ISymbol, List<Scale>>>(ReadAssemblies);
    }

    /// <summary>The scale of a property, field or parameter, or of what a method returns; <see langword="null"/> where nobody says.</summary>
    public Scale? Of(ISymbol? symbol)
        => symbol is IPropertySymbol or IFieldSymbol or IParameterSymbol or IMethodSymbol && CanBeAnnotated(symbol) ? _declared.GetOrAdd(symbol.OriginalDefinition, Read) : null;

    /// <summary>What a symbol carries: the type of the number, or of the sequence.</summary>
    internal static ITypeSymbol? CarriedType(ISymbol symbol)
        => symbol switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IParameterSymbol parameter => parameter.Type,
            IMethodSymbol method => method.ReturnType,
            _ => null,
        };

    // Whoever does not know Cx.Core can be annotated from outside only. Most symbols of a compilation are such, and most compilations annotate nothing:
    // there the source is not asked symbol by symbol. What it could inherit comes from other users of the library; the library annotates nothing of its own.
    private bool CanBeAnnotated(ISymbol symbol)
        => symbol.ContainingAssembly is not { } assembly
            || (SymbolEqualityComparer.Default.Equals(assembly, _symbols.Compilation.Assembly)
                ? _isSourceAnnotated.Value
                : _foreign.Value.Count > 0 || _annotatable.GetOrAdd(assembly, KnowsTheLibrary));

    private bool KnowsTheLibrary(IAssemblySymbol assembly) => SymbolEqualityComparer.Default.Equals(assembly, _symbols.Assembly) || UsesTheLibrary(assembly);

    private bool UsesTheLibrary(IAssemblySymbol assembly)
        => assembly.Modules.Any(module => module.ReferencedAssemblySymbols.Contains(_symbols.Assembly, SymbolEqualityComparer.Default));

    private static bool Mention(SyntaxTree tree) => (bool)Mentions.GetValue(tree, static tree => Contains(tree.GetText().ToString()));

    private static object Contains(string text)
        => text.IndexOf("OnScale", StringComparison.Ordinal) >= 0 || text.IndexOf("ScaleOf", StringComparison.Ordinal) >= 0;

    /// <summary>The scales that the attributes on a symbol name, without what it inherits.</summary>
    internal IEnumerable<Scale> OwnAnnotations(ISymbol symbol)
    {
        var attributes = symbol is IMethodSymbol method ? method.GetReturnTypeAttributes() : symbol.GetAttributes();
        foreach (var attribute in attributes)
        {
            if (_symbols.Is(attribute.AttributeClass, KnownTypes.OnScale) && _symbols.Scales.Of(attribute.AttributeClass!.TypeArguments[0]) is { } scale) yield return scale;
        }

        if (_foreign.Value.TryGetValue(symbol, out var foreign))
        {
            foreach (var scale in foreign) yield return scale;
        }
    }

    /// <summary>The symbols whose annotation a symbol without one of its own takes over.</summary>
    internal static IEnumerable<ISymbol> Inherited(ISymbol symbol)
    {
        switch (symbol)
        {
            case IPropertySymbol property:
                if (RecordParameter(property) is { } positional) yield return positional;
                if (property.OverriddenProperty is { } overridden) yield return overridden.OriginalDefinition;
                break;
            case IMethodSymbol { OverriddenMethod: { } overriddenMethod }:
                yield return overriddenMethod.OriginalDefinition;
                break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol written } setter } value when value.Ordinal == setter.Parameters.Length - 1:
                yield return written.OriginalDefinition;
                yield break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { Name: "Deconstruct", ContainingType.IsRecord: true } } part
                when part.ContainingType.GetMembers(part.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } taken && SymbolEqualityComparer.Default.Equals(taken.Type, part.Type):
                yield return taken.OriginalDefinition;
                yield break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter:
                foreach (var source in Inherited(method).OfType<IMethodSymbol>())
                {
                    if (parameter.Ordinal < source.Parameters.Length) yield return source.Parameters[parameter.Ordinal];
                }

                yield break;
        }

        if (symbol is IPropertySymbol or IMethodSymbol)
        {
            foreach (var implemented in symbol.ContainingType?.AllInterfaces ?? [])
            {
                foreach (var member in implemented.GetMembers())
                {
                    // The name first: an explicit implementation ends in that of the member.
                    if (member.Kind == symbol.Kind && symbol.Name.EndsWith(member.Name, StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(symbol.ContainingType!.FindImplementationForInterfaceMember(member), symbol))
                        yield return member.OriginalDefinition;
                }
            }
        }
    }

    // A contradiction is unknown, whoever is right. Carriers only.
    private Scale? Read(ISymbol symbol)
    {
        if (!Carrier.Is(CarriedType(symbol))) return null;
        Scale? found = null;
        foreach (var scale in OwnAnnotations(symbol))
        {
            if (found is not null && !found.Equals(scale)) return null;
            found = scale;
        }

        foreach (var source in Inherited(symbol))
        {
            if (Of(source) is not { } inherited) continue;
            if (found is not null && !found.Equals(inherited)) return null;
            found = inherited;
        }

        return found;
    }

    private static IParameterSymbol? RecordParameter(IPropertySymbol property)
    {
        if (property.ContainingType is not { IsRecord: true } record) return null;
        foreach (var constructor in record.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                // The primary constructor: the parameter stands where the property does.
                if (parameter.Name == property.Name
                    && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type)
                    && (parameter.DeclaringSyntaxReferences.IsEmpty || SharesDeclaration(parameter, property)))
                {
                    return parameter;
                }
            }
        }

        return null;
    }

    private static bool SharesDeclaration(ISymbol parameter, ISymbol property)
        => property.DeclaringSyntaxReferences is [var declared, ..] && parameter.DeclaringSyntaxReferences[0].Span == declared.Span;

    private Dictionary<ISymbol, List<Scale>> ReadAssemblies()
    {
        var found = new Dictionary<ISymbol, List<Scale>>(SymbolEqualityComparer.Default);
        Read(_symbols.Compilation.Assembly);
        foreach (var referenced in _symbols.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (UsesTheLibrary(referenced)) Read(referenced);
        }

        return found;

        void Read(IAssemblySymbol assembly)
        {
            foreach (var attribute in _symbols.Attributes(assembly, KnownTypes.ScaleOf))
            {
                if (_symbols.Scales.Of(attribute.AttributeClass!.TypeArguments[0]) is not { } scale) continue;
                foreach (var member in Named(attribute))
                {
                    if (!found.TryGetValue(member, out var scales)) found.Add(member, scales = []);
                    scales.Add(scale);
                }
            }
        }
    }

    /// <summary>The members that a <c>ScaleOf</c> names: by type and name every property and field, by documentation id exactly one.</summary>
    internal IEnumerable<ISymbol> Named(AttributeData scaleOf)
        => scaleOf.ConstructorArguments switch
        {
            [{ Value: INamedTypeSymbol type }, { Value: string name }] => type.OriginalDefinition.GetMembers(name).Where(member => member is IPropertySymbol or IFieldSymbol),
            [{ Value: string id }] => DocumentationCommentId.GetSymbolsForDeclarationId(id, _symbols.Compilation).Where(member => member is IPropertySymbol or IFieldSymbol or IMethodSymbol),
            _ => [],
        };
}
