using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.Tests.Conventions;

/// <summary>Where a type is found: one public type per file, the file named after it, the folder named after the room.</summary>
public class SourceLayoutTests
{
    [Fact]
    public void Each_public_type_has_a_file_of_its_own_that_is_named_after_it_and_stands_in_its_room()
    {
        var root = Repository.PathOf("src", "Cx.Core");
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)));
        Convention.Require(Rule.File, Judge([.. files]));
    }

    [Theory]
    [InlineData("Scales/Rating.cs", "namespace Cx.Core.Scales; public struct Rating { } public struct Other { }")]
    [InlineData("Scales/Marks.cs", "namespace Cx.Core.Scales; public struct Rating { }")]
    [InlineData("Scores/Rating.cs", "namespace Cx.Core.Scales; public struct Rating { }")]
    [InlineData("Rating.cs", "namespace Cx.Core; public struct Rating { }")]
    [InlineData("Scales/Box.T.cs", "namespace Cx.Core.Scales; public struct Box<T> { }")]
    [InlineData("Scales/Polarities.cs", "namespace Cx.Core.Scales; public enum Polarity { None }")]
    [InlineData("Scales/Deep/Rating.cs", "namespace Cx.Core.Scales; public struct Rating { }")]
    [InlineData("Scales/Rating.Text.cs", "namespace Cx.Core.Scales; public struct Rating { }")]
    public void A_type_in_the_wrong_file_is_seen(string file, string code) => Assert.NotEmpty(Judge([(file, code)]));

    [Fact]
    public void A_generic_twin_stands_beside_its_namesake_and_the_twins_name_says_the_type_parameter()
    {
        const string plain = "namespace Cx.Core.Scales; public struct Rating { }";
        const string twin = "namespace Cx.Core.Scales; public struct Rating<TScale> { }";

        Assert.Empty(Judge([("Scales/Rating.cs", plain), ("Scales/Rating.TScale.cs", twin)]));
        Assert.Empty(Judge([("Scales/Rating.cs", twin)]));
        Assert.NotEmpty(Judge([("Scales/Rating.cs", plain), ("Scales/RatingOfScale.cs", twin)]));
    }

    [Fact]
    public void A_part_of_a_partial_type_says_what_it_holds()
        => Assert.Empty(Judge([
            ("Scales/Rating.cs", "namespace Cx.Core.Scales; public partial struct Rating { }"),
            ("Scales/Rating.Text.cs", "namespace Cx.Core.Scales; public partial struct Rating { }")]));

    // `dotnet format whitespace`, which .ci/run calls, looks at everything but this; the full command loads every project and takes longer than the build.
    [Fact]
    public void Using_directives_stand_in_order()
        => Assert.All(
            ((string[])["src", "tests", "benchmarks", "eng"]).SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)),
            path => Assert.True(AreInOrder(File.ReadAllText(path)), path));

    [Theory]
    [InlineData("using System; using Cx.Core.Scales; using Xunit;", true)]
    [InlineData("using System; using System.Text; using Cx.Core; using Cx.Core.Scales; using static System.Math; using T = System.Text;", true)]
    [InlineData("using Cx.Core.Scales; using System;", false)]
    [InlineData("using System.Text; using System.Globalization;", false)]
    [InlineData("using static System.Math; using Cx.Core;", false)]
    [InlineData("using T = System.Text; using static System.Math;", false)]
    public void Directives_out_of_order_are_seen(string code, bool inOrder) => Assert.Equal(inOrder, AreInOrder(code));

    private static bool AreInOrder(string code)
    {
        var lines = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Usings.Select(KeyOf).ToList();
        return lines.SequenceEqual(lines.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // Global before local, namespaces before static types before aliases, System first, then by name.
    private static string KeyOf(UsingDirectiveSyntax line)
    {
        var name = line.Alias?.Name.ToString() ?? line.NamespaceOrType.ToString();
        var kind = line.Alias is not null ? 'c' : line.StaticKeyword != default ? 'b' : 'a';
        var isSystem = name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
        return $"{(line.GlobalKeyword == default ? 1 : 0)}{kind}{(isSystem ? 0 : 1)}{name.ToUpperInvariant()}";
    }

    private static List<Violation> Judge(IReadOnlyList<(string File, string Code)> files)
    {
        var declared = files
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Code).GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
                .SelectMany(space => space.Members.Where(IsPublicType).Select(type => new Declared(file.File, space.Name.ToString(), type))))
            .ToList();
        var namesakes = declared.Where(type => type.Parameters.Count == 0).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var crowded = declared.GroupBy(type => type.File, StringComparer.Ordinal)
            .Where(group => group.Select(type => type.Shown).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(group => new Violation(group.Key, $"holds {string.Join(", ", group.Select(type => type.Shown))}: one public type per file"));
        return [.. declared.SelectMany(type => Judge(type, namesakes)), .. crowded];
    }

    private static IEnumerable<Violation> Judge(Declared type, HashSet<string> namesakes)
    {
        if (type.Space != "Cx.Core." + type.Folder)
        {
            yield return new Violation(type.File, $"{type.Shown} is in the namespace {type.Space}: a public type stands at the top of the folder of its room");
        }

        var expected = type.Parameters.Count > 0 && namesakes.Contains(type.Name)
            ? $"{type.Name}.{string.Join('.', type.Parameters)}"
            : type.Name;
        var isPart = type.IsPartial && type.FileName.StartsWith(expected + ".", StringComparison.Ordinal);
        if (type.FileName != expected && !isPart)
        {
            yield return new Violation(type.File, $"{type.Shown} belongs in {expected}.cs");
        }
    }

    private static bool IsPublicType(MemberDeclarationSyntax member)
        => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private sealed class Declared(string file, string space, MemberDeclarationSyntax type)
    {
        public string File { get; } = file;

        public string Space { get; } = space;

        public string Folder { get; } = (Path.GetDirectoryName(file) ?? "").Replace('/', '.').Replace('\\', '.');

        public string FileName { get; } = Path.GetFileNameWithoutExtension(file);

        public string Name { get; } = type is BaseTypeDeclarationSyntax named ? named.Identifier.Text : ((DelegateDeclarationSyntax)type).Identifier.Text;

        public IReadOnlyList<string> Parameters { get; } =
            [.. (type.ChildNodes().OfType<TypeParameterListSyntax>().FirstOrDefault()?.Parameters ?? default).Select(parameter => parameter.Identifier.Text)];

        public bool IsPartial { get; } = type.Modifiers.Any(SyntaxKind.PartialKeyword);

        public string Shown => Parameters.Count == 0 ? Name : $"{Name}<{string.Join(", ", Parameters)}>";
    }
}
