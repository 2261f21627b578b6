namespace Cx.Core.PackageTests;

/// <summary>A console project with the packed library shows what the pages of the rules show.</summary>
[Collection(SharedPacking.Name)]
public class RulePageBuildTests(PackedFiles packed)
{
    [Fact]
    public void Every_mistake_on_the_pages_is_reported_by_a_build_where_the_page_says()
    {
        Assert.NotEmpty(packed.Consumers.Noncompliant);
        Assert.All(packed.Consumers.Noncompliant, project =>
        {
            List<string> expected = [.. Lines(project.Expected)], reported = [.. Lines(Ours(project.Name))];
            Assert.True(
                expected.SequenceEqual(reported, StringComparer.Ordinal),
                $"{project.Name}: the pages show what the build does not report:\n  {string.Join("\n  ", expected.Except(reported, StringComparer.Ordinal))}\nand the build reports what they do not show:\n  {string.Join("\n  ", reported.Except(expected, StringComparer.Ordinal))}");
        });
    }

    [Fact]
    public void Nothing_is_reported_where_the_pages_say_so()
    {
        Assert.NotEmpty(packed.Consumers.Compliant);
        Assert.All(packed.Consumers.Compliant, project => Assert.Empty(Lines(Ours(project.Name))));
    }

    [Fact]
    public void The_code_of_the_pages_compiles_side_by_side()
        => Assert.All(
            packed.Consumers.Noncompliant.Concat(packed.Consumers.Compliant).Select(project => project.Name).Append("NoncompliantShown"),
            project => Assert.Empty(packed.Consumers.Printed(project).Where(line => line.Contains(": error ", StringComparison.Ordinal))));

    [Fact]
    public void With_the_preset_for_warnings_every_mistake_shows_on_the_console()
    {
        var shown = packed.Consumers.Printed("NoncompliantShown");
        var expected = packed.Consumers.Noncompliant[0].Expected.Where(report => !FenceProject.IsHidden(report.Id));

        Assert.All(expected, report => Assert.Contains(shown, line => line.Contains($"{report.File}({report.Line},", StringComparison.Ordinal) && line.Contains($": warning {report.Id}: ", StringComparison.Ordinal)));
    }

    private IEnumerable<Consumers.Report> Ours(string project)
        => packed.Consumers.Reports(project).Where(report => report.Id.StartsWith("CX", StringComparison.Ordinal));

    private static IEnumerable<string> Lines(IEnumerable<Consumers.Report> reports)
        => reports.Select(report => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{report.File}({report.Line}) {report.Id} {report.Level}"));
}
