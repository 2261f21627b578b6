namespace Cx.Core.PackageTests;

/// <summary>Who uses the library gets its rules, however he comes by it, as loud as he wants them.</summary>
[Collection(SharedPacking.Name)]
public class ConsumptionTests(PackedFiles packed)
{
    [Theory]
    [InlineData("Direct")]
    [InlineData("BehindProject")]
    [InlineData("BehindPackage")]
    [InlineData("OfSourceWithRules")]
    public void The_mistake_is_a_warning_in_the_build(string project)
    {
        Assert.Equal("CX2002 warning", Reported(project));
        Assert.Contains("warning CX2002", Assert.Single(packed.Consumers.Printed(project)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_of_the_repository_s_own_source_has_no_rules_unless_it_asks()
    {
        Assert.Equal("nothing", Reported("OfSource"));
        Assert.Empty(OursIn("OfSource"));
    }

    [Fact]
    public void Who_stands_behind_a_library_that_keeps_Cx_Core_to_itself_has_no_rules()
    {
        Assert.NotEmpty(OursIn("MiddlePrivate"));
        Assert.Empty(OursIn("BehindPrivate"));
    }

    [Theory]
    [InlineData("Errors", "error")]
    [InlineData("ErrorsBehindProject", "error")]
    [InlineData("Warnings", "warning")]
    [InlineData("Suggestions", "note")]
    public void A_preset_makes_the_rules_as_loud_as_it_says(string project, string level) => Assert.Equal("CX2002 " + level, Reported(project));

    [Fact]
    public void The_preset_none_keeps_the_rules_and_silences_them()
    {
        Assert.Equal("nothing", Reported("None"));
        Assert.NotEmpty(OursIn("None"));
    }

    [Theory]
    [InlineData("Off")]
    [InlineData("OffBehindProject")]
    public void Off_takes_the_rules_out_of_the_build(string project)
    {
        Assert.Equal("nothing", Reported(project));
        Assert.Empty(OursIn(project));
    }

    [Fact]
    public void A_build_without_analyzers_has_no_rules() => Assert.Equal("nothing", Reported("NotRun"));

    [Fact]
    public void An_unknown_preset_stops_the_build_and_names_those_there_are()
    {
        var error = Assert.Single(packed.Consumers.Printed("Unknown"));

        Assert.Contains("error : CxAnalysisMode is 'strict'. Set it to default, none, suggestions, warnings, errors or off.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Raised", "CX2002 error")]
    [InlineData("ErrorsLowered", "CX2002 note")]
    [InlineData("ErrorsWithoutWarning", "nothing")]
    [InlineData("CategoryRaised", "CX2002 error")]
    public void What_the_user_says_of_a_rule_wins(string project, string reported) => Assert.Equal(reported, Reported(project));

    [Fact]
    public void A_compile_error_of_the_library_is_one_under_every_preset() => Assert.Equal("CX1001 error", Reported("Mixed"));

    [Fact]
    public void Nothing_of_the_rules_is_delivered_with_the_program()
        => Assert.All(["Direct", "BehindProject", "BehindPackage", "OfSource", "Cx.Core"], project => Assert.DoesNotContain(
            packed.Consumers.Delivered(project), file => file.Contains("Analyzers", StringComparison.Ordinal) || file.Contains("CodeFixes", StringComparison.Ordinal)));

    [Fact]
    public void The_packed_fix_is_applied_by_the_format_command()
    {
        packed.Consumers.Format("Formatted", "CX2002").Expect();

        Assert.Contains("=> (double)nps.Promoters / nps.N;", packed.Consumers.SourceOf("Formatted", "Reached.cs"), StringComparison.Ordinal);
    }

    private string Reported(string project)
        => packed.Consumers.Reports(project) is [_, ..] reports ? string.Join(", ", reports.Select(report => $"{report.Id} {report.Level}")) : "nothing";

    private IEnumerable<string> OursIn(string project) => packed.Consumers.AnalyzersOf(project).Where(name => name.StartsWith("Cx.Core", StringComparison.Ordinal));
}
