using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Docs;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers.Tests.Robustness;

/// <summary>Every rule and every fix at once, on every mistake of the pages: the code compiles, and no fix is left to offer.</summary>
public class AllFixesTests
{
    private static readonly Cx.Analyzer.Harness.Rules All = new(Catalogue.Rules);
    private static readonly FixApplier Applier = new(All, Catalogue.Fixes);

    public static TheoryData<string> Pages => [.. RulePage.All.Where(page => page.Value.Noncompliant.Any()).Select(page => page.Key)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_mistakes_of_a_page_with_all_their_fixes_compile_and_offer_no_other(string id)
    {
        foreach (var fence in RulePage.All[id].Noncompliant)
        {
            using var workspace = new AdhocWorkspace();
            var project = (RulePage.ShapeOf(fence) with { Files = [("Test.cs", RulePage.CodeOf(fence))] }).ToProject(workspace, References.All);
            var before = await All.On(project);
            var (document, _) = await Applier.Apply(project.Documents.Single(document => document.Name == "Test.cs"), FixWay.OneByOne, equivalenceKey: null);

            Cx.Analyzer.Harness.Rules.RequireErrors((await document.Project.GetCompilationAsync())!, []);
            Assert.Null(await Applier.Offers(document, equivalenceKey: null));
            Assert.True((await All.On(document.Project)).Length <= before.Length, $"{fence}: the fixes bring new reports.");
        }
    }
}
