using System.Collections.Immutable;
using Cx.Analyzer.Harness;
using Cx.Core.Tests.Docs;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers.Tests.Docs;

/// <summary>A page of docs/rules: its heading, its table, and its fences, which are test cases.</summary>
/// <remarks>
/// <para><c>cs noncompliant</c>: exactly what the caret lines mark is reported. <c>cs fixed</c>: what the fixes make of the noncompliant fence before it; <c>key="…"</c> names one of several. <c>cs compliant</c>: nothing is reported.</para>
/// <para><c>option KEY=VALUE</c>, any number of times: what <c>.editorconfig</c> says.</para>
/// </remarks>
internal sealed class RulePage
{
    private RulePage(string path)
    {
        Path = path;
        Id = System.IO.Path.GetFileNameWithoutExtension(path);
        Text = MarkdownPages.Read(path);
        Fences = [.. Fence.In(path, Text).Where(fence => fence.IsCSharp)];
    }

    public static ImmutableSortedDictionary<string, RulePage> All { get; } =
        MarkdownPages.All
            .Where(path => path.StartsWith("docs/rules/CX", StringComparison.Ordinal))
            .Select(path => new RulePage(path))
            .ToImmutableSortedDictionary(page => page.Id, page => page, StringComparer.Ordinal);

    public string Path { get; }

    public string Id { get; }

    public string Text { get; }

    public ImmutableArray<Fence> Fences { get; }

    public string Heading => Text.Split('\n')[0];

    public IEnumerable<Fence> Noncompliant => Fences.Where(fence => Is(fence, "noncompliant"));

    public IEnumerable<Fence> Compliant => Fences.Where(fence => Is(fence, "compliant"));

    public IEnumerable<Fence> Fixed => Fences.Where(fence => Is(fence, "fixed"));

    /// <summary>The second cell of the table row with this first cell.</summary>
    public string? Row(string name)
        => Text.Split('\n').Where(line => line.StartsWith($"| {name} |", StringComparison.Ordinal)).Select(line => line.Split('|')[2].Trim()).FirstOrDefault();

    public bool HasSection(string title) => Text.Split('\n').Contains("## " + title, StringComparer.Ordinal);

    public static bool Is(Fence fence, string kind) => fence.Info.Split(' ').Contains(kind, StringComparer.Ordinal);

    /// <summary>How a fence is compiled: a console project with what its own options say.</summary>
    public static TestCode ShapeOf(Fence fence)
    {
        var words = fence.Info.Split(' ');
        return TestCode.Of("") with
        {
            Options = [.. words.Zip(words.Skip(1)).Where(pair => pair.First == "option").Select(pair => pair.Second.Replace("=", " = ", StringComparison.Ordinal))],
        };
    }

    /// <summary>How pages and editors call a severity.</summary>
    public static string Shown(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Info => "suggestion",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Error => "error",
        _ => "hidden",
    };

    /// <summary>The text of a fence without caret lines.</summary>
    public static string CodeOf(Fence fence) => MarkedSource.FromCarets(fence.Text).Text;
}
