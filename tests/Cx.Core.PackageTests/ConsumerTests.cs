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
        using var project = new ScratchProject(packed, "console").With("", "Program.cs");

        project.Run("build", "-nologo", "-v:quiet").Expect();
        var run = project.Run("run", "--no-build").Expect();

        Assert.Equal(Expected.ReplaceLineEndings(), run.Output.TrimEnd());
    }

    [Fact]
    public void Mixing_two_scales_does_not_compile_and_the_error_says_what_to_do()
    {
        using var project = new ScratchProject(packed, "mistake").With("", "Mistake.cs");

        var build = project.Run("build", "-nologo", "-v:quiet").Expect(exitCode: 1);

        Assert.Contains("error CX1001", build.Output, StringComparison.Ordinal);
        Assert.Contains("RatingCounts per scale", build.Output, StringComparison.Ordinal);
    }

    [NeedsRuntimePackFact]
    public void A_fully_trimmed_program_does_the_same_without_a_warning()
    {
        using var project = new ScratchProject(packed, "trimmed").With(RuntimePack.TrimmedProperties, "Program.cs");
        RuntimePack.Configure(project, packed.Feed);

        var folder = Path.Combine(project.Folder, "out");
        project.Run("publish", "-nologo", "-v:quiet", "--output", folder).Expect();
        var run = DotNet.RunProgram(Path.Combine(folder, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"), project.Folder, project.Variables).Expect();

        Assert.Equal(Expected.ReplaceLineEndings(), run.Output.TrimEnd());
    }
}
