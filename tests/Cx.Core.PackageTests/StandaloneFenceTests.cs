using Cx.Core.Tests.Docs;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.PackageTests;

public class StandaloneFenceTests
{
    [Fact]
    public void Types_and_statements_get_a_namespace_of_their_own_and_every_line_keeps_its_number()
        => Assert.Equal(
            """
            using System.Text;
            // a program
            namespace P_3 { internal static class TopLevel { internal static void Run(string[] args) { var text = new StringBuilder();
            Func<Task> later = async () => await Task.Yield();
            Console.WriteLine(text); } } // the end
            class Row { } // a type
            }

            """.ReplaceLineEndings("\n"),
            Of("""
            using System.Text;
            // a program
            var text = new StringBuilder();
            Func<Task> later = async () => await Task.Yield();
            Console.WriteLine(text); // the end
            class Row { } // a type
            """).Text);

    [Fact]
    public void Statements_that_await_get_a_method_that_may()
        => Assert.StartsWith("namespace P_3 { internal static class TopLevel { internal static async System.Threading.Tasks.Task Run(string[] args) { await Task.Yield();", Of("await Task.Yield();").Text, StringComparison.Ordinal);

    [Fact]
    public void A_namespace_of_the_fence_goes_into_its_own()
    {
        Assert.StartsWith("namespace P_3.Shop;", Of("namespace Shop;\nclass Row { }").Text, StringComparison.Ordinal);
        Assert.StartsWith("namespace P_3 { namespace Shop {", Of("namespace Shop { class Row { } }").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fence_with_an_attribute_of_the_assembly_stays_as_it_is()
    {
        var fence = Of("[assembly: CLSCompliant(false)]\nConsole.WriteLine();");

        Assert.True(fence.IsOfAssembly && fence.IsProgram);
        Assert.Equal("[assembly: CLSCompliant(false)]\nConsole.WriteLine();\n", fence.Text);
    }

    [Theory]
    [InlineData("var n = 1;\nConsole.WriteLine(n);\nclass Row { }")]
    [InlineData("int Twice(int n) => 2 * n;\nConsole.WriteLine(Twice(2));")]
    [InlineData("await foreach (var n in Numbers()) Console.WriteLine(n);\nasync IAsyncEnumerable<int> Numbers() { await Task.Yield(); yield return 1; }")]
    [InlineData("namespace Shop;\nclass Row { }")]
    public void What_is_made_is_well_formed(string code) => Assert.Empty(CSharpSyntaxTree.ParseText(Of(code).Text).GetDiagnostics());

    private static StandaloneFence Of(string code) => StandaloneFence.Of(Fence.In("docs/rules/P.md", $"# P\n\n```cs noncompliant\n{code}\n```\n")[0]);
}
