using System.Reflection;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Analyzers.Tests.Meta;

/// <summary>Every name that a rule looks up is there: a rule that hangs on a renamed member is dead and says nothing about it.</summary>
public class KnownSymbolTests
{
    private static readonly CxKnownSymbols Symbols = CxKnownSymbols.Of(CSharpCompilation.Create("Known", references: References.All))!;

    public static TheoryData<string, string> Types
    {
        get
        {
            var types = new TheoryData<string, string>();
            foreach (var constant in typeof(KnownTypes).GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                types.Add(constant.Name, (string)constant.GetRawConstantValue()!);
            }

            return types;
        }
    }

    public static TheoryData<string> Members => [.. MemberFields().Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_known_type_is_there(string name, string metadataName)
        => Assert.True(Symbols.Type(metadataName) is { DeclaredAccessibility: Accessibility.Public }, $"KnownTypes.{name}: the library has no public {metadataName}.");

    [Theory]
    [MemberData(nameof(Members))]
    public void A_known_member_is_there(string name)
    {
        var member = (KnownMember)MemberFields().Single(field => field.Name == name).GetValue(null)!;

        Assert.True(
            Symbols.Type(member.Type)?.GetMembers(member.Name).Any(symbol => symbol.DeclaredAccessibility == Accessibility.Public) == true,
            $"KnownMembers.{name}: {member.Type} has no public {member.Name}.");
    }

    [Fact]
    public void No_two_entries_are_the_same_symbol()
    {
        var types = Types.Select(row => (string)row[1]).ToList();
        var members = MemberFields().Select(field => (KnownMember)field.GetValue(null)!).ToList();

        Assert.Equal(types.Distinct(StringComparer.Ordinal), types);
        Assert.Equal(members.Distinct(), members);
    }

    [Fact]
    public void A_name_that_the_library_lacks_is_null() => Assert.Null(Symbols.Type("Cx.Core.Scales.NoSuchScale"));

    [Fact]
    public void Without_the_library_there_are_no_known_symbols() => Assert.Null(CxKnownSymbols.Of(CSharpCompilation.Create("Known", references: References.Framework)));

    // The rules do not ask the members of a source that names no annotation, because nothing could be inherited from the library.
    [Fact]
    public void The_library_annotates_no_member_of_its_own()
        => Assert.DoesNotContain(
            Declared(Symbols.Assembly.GlobalNamespace).Where(member => !member.IsImplicitlyDeclared),
            member => Symbols.DeclaredScales.OwnAnnotations(member).Any());

    private static IEnumerable<ISymbol> Declared(INamespaceOrTypeSymbol container)
        => container.GetMembers().SelectMany(member => member switch
        {
            INamespaceOrTypeSymbol inner => Declared(inner),
            IMethodSymbol method => [method, .. method.Parameters],
            _ => [member],
        });

    private static IEnumerable<FieldInfo> MemberFields()
        => typeof(KnownMembers).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(KnownMember));
}
