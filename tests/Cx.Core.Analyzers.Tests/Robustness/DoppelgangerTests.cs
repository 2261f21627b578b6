using System.Collections.Immutable;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Docs;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Analyzers.Tests.Robustness;

/// <summary>The library's own sources, compiled under another name: types that are called like ours in every detail and are not ours.</summary>
/// <remarks>The real library is referenced too, out of sight behind an alias, so that every rule is awake.</remarks>
public class DoppelgangerTests
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Pretended = new(() =>
        [.. References.Framework, References.Library.WithAliases(["hidden"]), Double("Cx.Other")]);

    public static TheoryData<string> Pages => [.. RulePage.All.Where(page => page.Value.Noncompliant.Any()).Select(page => page.Key)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Types_of_the_same_names_in_another_assembly_are_never_reported(string id)
    {
        var rules = new Verifier(Catalogue.Rules, [], Pretended.Value);

        // Heuristics read code that knows no type of ours: there is nothing to pretend.
        foreach (var fence in RulePage.All[id].Noncompliant.Where(fence => RulePage.ShapeOf(fence).Options.IsEmpty))
        {
            await rules.Silent(RulePage.CodeOf(fence), RulePage.ShapeOf(fence));
        }
    }

    [Fact]
    public async Task The_library_under_its_own_name_is_reported()
    {
        var fence = RulePage.All["CX2002"].Noncompliant.First();
        var rules = new Verifier(Catalogue.Rules, [], [.. References.Framework, Double("Cx.Core")]);

        await rules.ReportsAtCarets(fence.Text, RulePage.ShapeOf(fence));
    }

    private static PortableExecutableReference Double(string assemblyName)
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("src", "Cx.Core"), "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path))
            .Append(CSharpSyntaxTree.ParseText(TestCode.ConsoleUsings));
        var compilation = CSharpCompilation.Create(
            assemblyName,
            sources,
            References.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).Take(5)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
