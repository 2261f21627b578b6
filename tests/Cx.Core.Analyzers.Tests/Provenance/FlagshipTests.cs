using Cx.Core.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>The story that the rule was made for: two rows of two tools, pooled where nobody sees their scales any more.</summary>
public class FlagshipTests : RuleTests<CX1001_ValuesOfDifferentScalesAreMixed>
{
    private const string Story = """
        public sealed class OldResponse { [OnScale<Csat5>] public int Answer { get; set; } }
        public sealed class NewResponse { [OnScale<Csat7>] public int Answer { get; set; } }
        public static class Report
        {
            public static double Mean(IReadOnlyList<OldResponse> before, IReadOnlyList<NewResponse> after)
            {
                var answers = before.Where(row => row.Answer > 0).Select(row => row.Answer);
                var all = answers.ToList();
                all.AddRange(from row in after select row.Answer);
                var given = all;
                return [|given.Average(answer => (double)answer)|];
            }
        }
        """;

    [Fact]
    public Task Answers_of_two_tools_pooled_three_assignments_later_are_reported_with_both_scales_and_origins() => Reports(
        Story,
        "Values on Csat5 (OldResponse.Answer) and Csat7 (NewResponse.Answer) are averaged together; keep one RatingCounts per scale, or report PompScore side by side");

    [Fact]
    public async Task Both_origins_are_second_locations()
    {
        using var workspace = new AdhocWorkspace();
        var source = Cx.Analyzer.Harness.MarkedSource.Parse(Story, "CX1001").Text;
        var project = (Shape with { Files = [("Test.cs", source)] }).ToProject(workspace, Rule.References);

        var report = Assert.Single(await Rule.Rules.On(project));

        Assert.Equal(["row.Answer", "row.Answer"], report.AdditionalLocations.Select(location => source.Substring(location.SourceSpan.Start, location.SourceSpan.Length)));
        Assert.Equal([8, 10], report.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line + 1).Select(line => line + 1));
    }

    [Fact]
    public Task The_place_that_declares_a_scale_is_a_second_location_too() => Reports(
        """
        public sealed class Response { [OnScale<Csat5>] public int Answer { get; set; } [OnScale<Csat7>] public int Renewed { get; set; } }
        public static class Import { public static void Of(Response response) => response.Answer = [|response.Renewed|]; }
        """,
        "Values on Csat5 (Response.Answer) and Csat7 (Response.Renewed) are taken for one another here; keep one place per scale, or convert in a method marked ConvertsScale");

    [Fact]
    public Task One_tool_alone_is_silent() => Silent("""
        public sealed class OldResponse { [OnScale<Csat5>] public int Answer { get; set; } }
        public sealed class NewResponse { [OnScale<Csat5>] public int Answer { get; set; } }
        public static class Report
        {
            public static double Mean(IReadOnlyList<OldResponse> before, IReadOnlyList<NewResponse> after)
                => before.Select(row => row.Answer).Concat(after.Select(row => row.Answer)).Average();
        }
        """);
}
