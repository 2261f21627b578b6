using System.Text.Json;

namespace Cx.Cli.Tests;

/// <summary>What a run of the tool left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    /// <summary>The standard output as JSON, of a run that went well.</summary>
    public JsonElement Json()
    {
        Ok();
        return JsonDocument.Parse(Out).RootElement;
    }

    public ToolRun Ok()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
        return this;
    }

    /// <summary>The run failed with a code, in one or two lines without a stack, and said each of these.</summary>
    public ToolRun Failed(int exitCode, params string[] said)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\nout: {Out}\nerror: {Error}");
        Assert.StartsWith("cx: ", Error, StringComparison.Ordinal);
        Assert.InRange(Error.TrimEnd('\n').Split('\n').Length, 1, 2);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", Error, StringComparison.Ordinal);
        foreach (var text in said) Assert.Contains(text, Error, StringComparison.Ordinal);
        return this;
    }
}
