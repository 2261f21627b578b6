using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers.Tests.Meta;

/// <summary>The presets of <c>CxAnalysisMode</c> are made from the descriptors. <c>CX_APPROVE=1</c> writes them anew.</summary>
public class PresetTests
{
    private static readonly string Folder = Repository.PathOf("src", "Cx.Core.Analyzers.Package", "buildTransitive");

    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
    [
        .. typeof(Analyzers.Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    // What a preset does to a rule. A hidden rule lists places for review and reports no mistake: nothing but "none" touches it.
    private static readonly Dictionary<string, (string Says, Func<DiagnosticDescriptor, string?> Severity)> Presets = new(StringComparer.Ordinal)
    {
        ["default"] = ("Every rule has its own severity. Nothing is said here, so that settings for whole categories hold as well.", _ => null),
        ["none"] = ("No rule is on, but for those that a setting of yours turns on.", _ => "none"),
        ["suggestions"] = ("Every rule suggests; nothing shows in a build.", rule => IsHidden(rule) ? null : "suggestion"),
        ["warnings"] = ("Every rule warns.", rule => IsHidden(rule) ? null : "warning"),
        ["errors"] = ("Every rule stops the build.", rule => IsHidden(rule) ? null : "error"),
    };

    public static TheoryData<string> Names => [.. Presets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preset_is_what_the_descriptors_make_it(string name)
    {
        var path = Path.Combine(Folder, "presets", name + ".globalconfig");
        var made = Make(name);
        if (Environment.GetEnvironmentVariable("CX_APPROVE") is "1")
        {
            File.WriteAllText(path, made);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run once with CX_APPROVE=1.");
        Assert.Equal(made, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void There_is_no_preset_but_these()
        => Assert.Equal(
            Presets.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(Folder, "presets")).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_build_knows_every_preset_and_off()
        => Assert.Contains($"<_CxAnalysisModes>;{string.Join(';', Presets.Keys)};off;<", File.ReadAllText(Path.Combine(Folder, "Cx.Core.Analyzers.targets")), StringComparison.Ordinal);

    private static bool IsHidden(DiagnosticDescriptor rule) => rule.DefaultSeverity == DiagnosticSeverity.Hidden;

    private static string Make(string name)
    {
        var text = new StringBuilder()
            .Append($"# CxAnalysisMode = {name}. {Presets[name].Says}\n")
            .Append("# Made from the rules. The level is low, so that any setting of yours for a rule wins.\n")
            .Append("is_global = true\nglobal_level = -100\n");
        foreach (var rule in Rules)
        {
            if (Presets[name].Severity(rule) is { } severity)
            {
                text.Append($"\n# {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity}\n");
            }
        }

        return text.ToString();
    }
}
