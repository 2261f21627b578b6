namespace Cx.Core.PackageTests;

/// <summary>The packed file as a user meets it: outside of the repository, from a feed, with warnings as errors.</summary>
[Collection(SharedPacking.Name)]
public class ConsumerTests(PackedFiles packed)
{
    private const string Expected = """
        rating True, counts True, interval True, scale True, text True
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
