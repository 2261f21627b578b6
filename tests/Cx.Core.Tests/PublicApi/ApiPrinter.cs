using System.Globalization;
using System.Text;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Tests.PublicApi;

/// <summary>Prints an assembly's public surface: a block for each type, a line for each member, in an order that does not change.</summary>
internal static class ApiPrinter
{
    private static readonly SymbolDisplayFormat MemberFormat = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.StaticMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // A base is written as its use is written, without its constraints.
    private static readonly SymbolDisplayFormat BaseFormat = MemberFormat.RemoveGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    // Attributes that change what a user can do with a member.
    private static readonly string[] ShownAttributes =
        ["ObsoleteAttribute", "EditorBrowsableAttribute", "JsonConverterAttribute", "TypeConverterAttribute", "FlagsAttribute", "AttributeUsageAttribute"];

    public static string Print(string assembly)
    {
        var reference = MetadataReference.CreateFromFile(assembly);
        var compilation = CSharpCompilation.Create("Api", references: [reference, .. References.Beside(assembly)]);
        return Print((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!);
    }

    public static string Print(CSharpCompilation compilation) => Print(compilation.Assembly);

    private static string Print(IAssemblySymbol assembly)
    {
        var types = Types(assembly.GlobalNamespace)
            .OrderBy(type => type.ToDisplayString(MemberFormat), StringComparer.Ordinal)
            .Select(Block);
        return string.Join('\n', types);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                if (!IsVisible(type))
                {
                    continue;
                }

                yield return type;
            }

            foreach (var inner in Types(member))
            {
                yield return inner;
            }
        }
    }

    private static string Block(INamedTypeSymbol type)
    {
        var text = new StringBuilder().Append(Header(type)).Append('\n');
        foreach (var line in type.GetMembers().Where(IsShownMember).Select(member => Line(member, type)).Order(StringComparer.Ordinal))
        {
            text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(ISymbol member, INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Enum && member is IFieldSymbol field
            ? string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {field.ConstantValue}")
            : Attributes(member) + member.ToDisplayString(MemberFormat).TrimEnd(';');

    private static string Header(INamedTypeSymbol type)
    {
        var text = new StringBuilder(Attributes(type)).Append(Accessibility(type)).Append(' ');
        text.Append(type switch
        {
            { TypeKind: TypeKind.Enum } => "enum",
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Delegate } => "delegate",
            { TypeKind: TypeKind.Struct, IsReadOnly: true } => "readonly struct",
            { TypeKind: TypeKind.Struct } => "struct",
            { IsStatic: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        });
        text.Append(' ');
        var name = type.ToDisplayString(MemberFormat);
        var where = name.IndexOf(" where ", StringComparison.Ordinal);
        text.Append(where < 0 ? name : name[..where]);
        var bases = Bases(type);
        if (bases.Count > 0)
        {
            text.Append(" : ").AppendJoin(", ", bases);
        }

        return text.Append(where < 0 ? "" : name[where..]).ToString();
    }

    private static List<string> Bases(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return [type.EnumUnderlyingType!.ToDisplayString(MemberFormat)];
        }

        var bases = new List<string>();
        if (type.BaseType is { SpecialType: SpecialType.None } baseType)
        {
            bases.Add(baseType.ToDisplayString(BaseFormat));
        }

        bases.AddRange(type.Interfaces.Where(IsVisible).Select(i => i.ToDisplayString(BaseFormat)).Order(StringComparer.Ordinal));
        return bases;
    }

    private static string Attributes(ISymbol symbol)
        => string.Concat(symbol.GetAttributes()
            .Where(attribute => ShownAttributes.Contains(attribute.AttributeClass?.Name, StringComparer.Ordinal))
            .Select(Show)
            .Where(text => text.Length > 0)
            .Order(StringComparer.Ordinal));

    private static string Show(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        return attribute.AttributeClass!.Name switch
        {
            "FlagsAttribute" => "[Flags] ",
            "ObsoleteAttribute" => $"[Obsolete({DiagnosticId(attribute)}{(arguments is [_, { Value: true }] ? ", error" : "")})] ",
            "EditorBrowsableAttribute" => arguments is [{ Value: 1 }] ? "[EditorBrowsable(Never)] " : "",
            var name => $"[{name[..^"Attribute".Length]}({string.Join(", ", arguments.Select(argument => argument.ToCSharpString()))})] ",
        };
    }

    // The compiler marks ref structs and required members as obsolete for old compilers; those carry no id of ours.
    private static string DiagnosticId(AttributeData attribute)
        => attribute.NamedArguments.FirstOrDefault(named => named.Key == "DiagnosticId").Value.Value as string ?? "no id";

    private static bool IsShownMember(ISymbol member)
        => IsVisible(member)
            && member is not INamedTypeSymbol
            && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
            && !(member is IMethodSymbol { MethodKind: MethodKind.Constructor } && member.ContainingType.TypeKind is TypeKind.Enum or TypeKind.Delegate);

    private static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility
            is Microsoft.CodeAnalysis.Accessibility.Public
            or Microsoft.CodeAnalysis.Accessibility.Protected
            or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal;

    private static string Accessibility(INamedTypeSymbol type)
        => type.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public ? "public" : "protected";
}
