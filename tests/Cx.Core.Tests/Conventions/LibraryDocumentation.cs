using System.Xml.Linq;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Tests.Conventions;

/// <summary>The library's XML documentation, by symbol.</summary>
internal static class LibraryDocumentation
{
    private static readonly Dictionary<string, XElement> Entries = XDocument.Load(Subject.DocumentationPath)
        .Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    /// <summary>The library as the compiler sees it from outside.</summary>
    public static IAssemblySymbol Assembly { get; } =
        (IAssemblySymbol)CSharpCompilation.Create("Documentation", references: References.All).GetAssemblyOrModuleSymbol(References.Library)!;

    /// <summary>Every public type.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Types { get; } = [.. AllTypes(Assembly.GlobalNamespace).Where(IsVisible)];

    /// <summary>Every public or protected member that stands in the source of a public type; those of a delegate are written by the compiler.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Delegate ? [] : type.GetMembers().Where(member => IsVisible(member)
            && member is not INamedTypeSymbol
            && !member.IsImplicitlyDeclared
            && !IsWrittenByTheCompiler(member)
            && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
            && member is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 });

    /// <summary>The entry of a symbol, or null.</summary>
    public static XElement? Of(ISymbol symbol) => Entries.GetValueOrDefault(symbol.GetDocumentationCommentId()!);

    /// <summary>The text of the remarks of a type, or nothing.</summary>
    public static string RemarksOf(Type type)
        => Entries.GetValueOrDefault("T:" + type.FullName)?.Element("remarks") is { } remarks ? TextOf(remarks) : "";

    /// <summary>Text with its keywords and references, which stand in attributes.</summary>
    public static string TextOf(XElement element)
        => string.Concat(element.DescendantNodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { IsEmpty: true } reference => string.Concat(reference.Attributes().Select(attribute => attribute.Value)),
            _ => "",
        }));

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => member is INamedTypeSymbol type ? [type, .. AllTypes(type)] : AllTypes(member));

    // What a record gets without a line of source: equality, its operators, deconstruction.
    private static bool IsWrittenByTheCompiler(ISymbol member)
        => member.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "CompilerGeneratedAttribute" });

    private static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && (symbol.ContainingType is not { } outer || IsVisible(outer));
}
