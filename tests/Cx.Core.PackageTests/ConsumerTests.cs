namespace Cx.Core.PackageTests;

/// <summary>The packed file as a user meets it: outside of the repository, from a feed, with warnings as errors.</summary>
[Collection(SharedPacking.Name)]
public class ConsumerTests(PackedFiles packed)
{
    // 2 promoters, 1 passive, 1 detractor. Adjusted Wald adds 3/4, 6/4 and 3/4: (2.75 - 1.75) / 7 = 0.1429,
    // sqrt((4.5 / 7 - 0.1429^2) / 7) = 0.2982, and 100 (0.1429 -+ 1.96 * 0.2982) = -44.2, 72.7.
    private const string Expected = """
        rating True, counts True, interval True, scale True
        score True, difference True, all True, text True
        NPS +25.0 [-44.2 … +72.7], n 4 of 5
        answered 4 of 5, slowest 2
        """;

    [Fact]
    public void A_console_project_builds_without_a_warning_and_runs()
    {
        Assert.Empty(packed.Consumers.Printed("Program"));
        var run = packed.Consumers.Run("Program").Expect();

        Assert.Equal(Expected.ReplaceLineEndings(), run.Output.TrimEnd());
    }

    [Fact]
    public void Mixing_two_scales_does_not_compile_and_the_error_says_what_to_do()
    {
        var error = Assert.Single(packed.Consumers.Printed("Mixed"));

        Assert.Contains("error CX1001", error, StringComparison.Ordinal);
        Assert.Contains("RatingCounts per scale", error, StringComparison.Ordinal);
    }

    [NeedsRuntimePackFact]
    public void A_fully_trimmed_program_does_the_same_with_no_warning_but_of_a_mistake_and_carries_no_rules()
    {
        using var project = new ScratchProject(packed, "trimmed").With(RuntimePack.TrimmedProperties + "<WarningsNotAsErrors>CX2002</WarningsNotAsErrors>", "Program.cs", "Reached.cs");
        RuntimePack.Configure(project, packed.Feed);

        var folder = Path.Combine(project.Folder, "out");
        var publish = project.Run("publish", "-nologo", "-v:quiet", "--output", folder).Expect();
        var run = DotNet.RunProgram(Path.Combine(folder, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"), project.Folder, project.Variables).Expect();

        Assert.Equal(Expected.ReplaceLineEndings(), run.Output.TrimEnd());
        Assert.All(publish.Output.Split('\n').Where(line => line.Contains(": warning ", StringComparison.Ordinal)), line => Assert.Contains("CX2002", line, StringComparison.Ordinal));
        Assert.Contains("warning CX2002", publish.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder), file => file.Contains("Analyzers", StringComparison.Ordinal) || file.Contains("CodeFixes", StringComparison.Ordinal));
    }
}
