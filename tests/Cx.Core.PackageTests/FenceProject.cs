using System.Collections.Immutable;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Docs;
using Cx.Core.Tests.Docs;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.PackageTests;

/// <summary>A console project made of fences of the pages of the rules, and what a build of it must report.</summary>
/// <param name="Name">The name of the project.</param>
/// <param name="Files">Its sources, a file a fence.</param>
/// <param name="EditorConfig">What the fences want to be set, a section a file.</param>
/// <param name="Expected">The reports that the carets of the fences mark.</param>
internal sealed record FenceProject(string Name, ImmutableArray<(string Name, string Text)> Files, string EditorConfig, ImmutableArray<Consumers.Report> Expected)
{
    /// <summary>All fences of a kind: one project, and one more for each fence that speaks of the whole assembly.</summary>
    public static ImmutableArray<FenceProject> Collect(string name, Func<RulePage, IEnumerable<Fence>> fences)
    {
        var all = RulePage.All.Values.SelectMany(fences).Select(fence => StandaloneFence.Of(fence)).ToList();
        return
        [
            Make(name, all.Where(fence => !fence.IsOfAssembly)),
            .. all.Where(fence => fence.IsOfAssembly).Select(fence => Make(name + fence.Name, [fence])),
        ];
    }

    private static FenceProject Make(string name, IEnumerable<StandaloneFence> fences)
    {
        var files = fences.ToList();
        var sources = files.Select(fence => (fence.Name + ".cs", fence.Text)).ToList();
        if (!files.Exists(fence => fence.IsProgram))
        {
            sources.Add(("Program.cs", "System.Console.WriteLine();\n"));
        }

        // What is hidden shows in no build, so it is raised for the fences of its own page.
        var hidden = RulePage.All.Values.Where(page => IsHidden(page.Id)).Select(page => $"[{page.Id}_*.cs]\ndotnet_diagnostic.{page.Id}.severity = suggestion");
        var options = files.Where(fence => !fence.Options.IsEmpty).Select(fence => $"\n[{fence.Name}.cs]\n{string.Join('\n', fence.Options)}");
        return new FenceProject(
            name,
            [.. sources],
            $"{string.Join('\n', hidden)}\n{string.Join('\n', options)}",
            [.. files.SelectMany(ExpectedIn).OrderBy(report => report.File, StringComparer.Ordinal).ThenBy(report => report.Line).ThenBy(report => report.Id, StringComparer.Ordinal)]);
    }

    private static IEnumerable<Consumers.Report> ExpectedIn(StandaloneFence fence)
    {
        var lines = SourceText.From(fence.Marked.Text).Lines;
        return fence.Marked.Marks.Select(mark => new Consumers.Report(mark.Id, LevelOf(mark.Id), fence.Name + ".cs", lines.GetLinePosition(mark.Span.Start).Line + 1));
    }

    // How SARIF calls the severity that stands on the page of the rule; a hidden one is raised to a suggestion.
    private static string LevelOf(string id) => RulePage.All[id].Row("severity") is "warning" ? "warning" : "note";

    /// <summary>Whether a rule shows in no build.</summary>
    public static bool IsHidden(string id) => RulePage.All[id].Row("severity") is "hidden";
}
