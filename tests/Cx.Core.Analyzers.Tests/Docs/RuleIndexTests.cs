using System.Text;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers.Tests.Docs;

/// <summary>docs/rules/README.md is made from the catalogue and the pages. <c>CX_APPROVE=1</c> writes it anew.</summary>
public class RuleIndexTests
{
    private static readonly string Path = Repository.PathOf("docs", "rules", "README.md");

    [Fact]
    public void The_list_of_rules_is_what_the_catalogue_says()
    {
        var made = Make();
        if (Environment.GetEnvironmentVariable("CX_APPROVE") == "1")
        {
            File.WriteAllText(Path, made);
        }

        Assert.True(File.Exists(Path), $"{Path} is missing: run once with CX_APPROVE=1.");
        Assert.Equal(made, File.ReadAllText(Path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_option_stands_on_the_page_of_a_rule()
        => Assert.All(CxOptions.All, option => Assert.Contains(
            RulePage.All.Values,
            page => page.HasSection("Options") && page.Text.Contains($"`{option.Key}", StringComparison.OrdinalIgnoreCase)));

    private static string Make()
    {
        var text = new StringBuilder("""
            # Rules

            This page is made from the rules themselves. A page each says what is reported, what is not, and what to do.

            Nothing is an error by default. How loud a rule is, `.editorconfig` decides: `dotnet_diagnostic.CX2001.severity = error`. A preset for all of them is one MSBuild property, `CxAnalysisMode`: `default`, `none`, `suggestions`, `warnings`, `errors`, or `off`, which takes the analyzers out of the build.


            """.ReplaceLineEndings("\n"));
        text.Append("| rule | title | category | severity | code fix |\n|---|---|---|---|---|\n");
        foreach (var rule in Catalogue.Descriptors.Values)
        {
            text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Category} | {RulePage.Shown(rule.DefaultSeverity)} | {(Catalogue.FixesOf(rule.Id).IsEmpty ? "" : "yes")} |\n");
        }

        text.Append("\nThe compiler itself reports ");
        text.AppendJoin(" and ", Catalogue.CompileErrors.Select(id => $"[{id}]({id}.md)"));
        text.Append(" as errors, where a typed counter is given another scale.\n");

        if (!Catalogue.Suppressors.IsEmpty)
        {
            text.Append("\n## Suppressors\n\nAdvice of other analyzers that is wrong for types of Cx.Core is silenced.\n\n| id | silences | because |\n|---|---|---|\n");
            foreach (var suppression in Catalogue.Suppressors.SelectMany(suppressor => suppressor.SupportedSuppressions).OrderBy(suppression => suppression.Id, StringComparer.Ordinal))
            {
                text.Append($"| [{suppression.Id}]({suppression.Id}.md) | {suppression.SuppressedDiagnosticId} | {suppression.Justification} |\n");
            }
        }

        text.Append("\n## Options\n\nIn `.editorconfig` or `.globalconfig`. A value that cannot be read is the default.\n\n| option | values | what it does |\n|---|---|---|\n");
        foreach (var option in CxOptions.All)
        {
            text.Append($"| `{option.Key}` | {option.Form.Replace("|", "\\|", StringComparison.Ordinal)} | {option.Description} |\n");
        }

        return text.ToString();
    }
}
