using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace Cx.Core.Tests.Docs;

/// <summary>Every C# fence compiles, and what a page says it prints it prints.</summary>
/// <remarks>
/// <para><c>csharp</c>: compiles, and is run where a <c>text</c> fence follows or each <c>Console.WriteLine</c> ends in a comment.</para>
/// <para><c>csharp continues</c>: goes on where the fence before it ended. <c>csharp error="CX1001"</c>: must fail with exactly that id. <c>csharp no-compile="reason"</c>: left alone, for a reason.</para>
/// </remarks>
public class FenceTests
{
    public static TheoryData<string> Pages => [.. MarkdownPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_fences_of_a_page_compile_and_print_what_it_says(string page)
    {
        var faults = new List<string>();
        foreach (var fence in Fence.In(page, MarkdownPages.Read(page)).Where(fence => fence.IsCSharp))
        {
            try
            {
                Judge(fence);
            }
            catch (XunitException fault)
            {
                faults.Add(fault.Message);
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    [Fact]
    public void The_fences_of_the_readme_are_found()
    {
        var text = MarkdownPages.Read("README.md");
        var marks = text.Split('\n').Count(line => line.StartsWith("```csharp", StringComparison.Ordinal));

        Assert.Equal(marks, Fence.In("README.md", text).Count(fence => fence.IsCSharp));
    }

    [Theory]
    [InlineData("csharp", "var n = 1;\nConsole.WriteLine(n);", "1")]
    [InlineData("csharp", "Console.WriteLine(1 + 1); // 2\nConsole.WriteLine(\"a\"); // a: a letter", null)]
    [InlineData("csharp", "public class Alone { }", null)]
    [InlineData("csharp error=\"CS0103\"", "Console.WriteLine(missing);", null)]
    [InlineData("csharp error=\"CX1001\"", "using Cx.Core.Scales; using Cx.Core.Scores;\nvar counts = RatingCounts.Of<Nps>([]);\ncounts.Add(Rating<Csat5>.From(1));", null)]
    [InlineData("csharp no-compile=\"a sketch of what not to write\"", "this is not C#", null)]
    public void A_good_fence_passes(string info, string code, string? output) => Judge(Page(info, code, output));

    [Theory]
    [InlineData("csharp", "Console.WriteLine(missing);", null, "CS0103")]
    [InlineData("csharp", "string? s = null;\nConsole.WriteLine(s.Length);", null, "CS8602")]
    [InlineData("csharp", "Console.WriteLine(1);", "2", "prints")]
    [InlineData("csharp", "Console.WriteLine(1 + 1); // 3", null, "prints")]
    [InlineData("csharp error=\"CS0103\"", "Console.WriteLine(1);", null, "error CS0103")]
    [InlineData("csharp error=\"CS0103\"", "Console.WriteLine(missing);\nint i = \"\";", null, "error CS0103")]
    [InlineData("csharp no-compile=\"\"", "this is not C#", null, "reason")]
    public void A_bad_fence_fails_and_says_why(string info, string code, string? output, string message)
        => Assert.Contains(message, Assert.ThrowsAny<XunitException>(() => Judge(Page(info, code, output))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_continuing_fence_sees_what_came_before_and_only_its_own_page_says_so()
    {
        var fences = Fence.In("page.md", "```csharp\nusing System.Text;\nvar n = 41;\n```\nThen:\n\n```csharp continues\nusing System.Globalization;\nConsole.WriteLine(n + 1);\n```\n\n```text\n42\n```\n");

        Judge(fences[1]);
    }

    private static Fence Page(string info, string code, string? output)
        => Fence.In("page.md", $"# Page\n\n```{info}\n{code}\n```\n" + (output is null ? "" : $"\n```text\n{output}\n```\n"))[0];

    private static void Judge(Fence fence)
    {
        if (fence.Attribute("no-compile") is { } reason)
        {
            Assert.True(reason.Trim().Length > 8, $"{fence}: no-compile needs a reason.");
            return;
        }

        var snippet = new Snippet(CodeOf(fence));
        var complaints = snippet.Complaints();
        if (fence.Attribute("error") is { } expected)
        {
            var ids = complaints.Select(complaint => complaint.Id).Distinct(StringComparer.Ordinal).ToList();
            Assert.True(ids.Count == 1 && ids[0] == expected, $"{fence} must fail with error {expected} alone, but the compiler says: {Show(complaints)}");
            return;
        }

        Assert.True(complaints.Count == 0, $"{fence} does not compile: {Show(complaints)}\n{CodeOf(fence)}");
        if (snippet.BrokenPromise(fence.Output) is { } broken)
        {
            Assert.Fail($"{fence} {broken}");
        }
    }

    // Usings must stand first: those of a continuing fence move up before the code that it continues.
    private static string CodeOf(Fence fence)
    {
        if (!fence.Continues || fence.Previous is not { } previous)
        {
            return fence.Text;
        }

        var lines = (CodeOf(previous) + "\n" + fence.Text).Split('\n');
        var usings = lines.Where(IsUsing).Distinct(StringComparer.Ordinal);
        return string.Join('\n', usings.Concat(lines.Where(line => !IsUsing(line))));
    }

    private static bool IsUsing(string line)
        => line.StartsWith("using ", StringComparison.Ordinal) && line.TrimEnd().EndsWith(';') && !line.Contains('(', StringComparison.Ordinal) && !line.Contains(" = ", StringComparison.Ordinal);

    private static string Show(IEnumerable<Diagnostic> complaints)
    {
        var shown = string.Join('\n', complaints.Select(complaint => complaint.ToString()));
        return shown.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n{shown}") : "nothing";
    }
}
