using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Meta;

/// <summary>What the release files say is what ships, and no release makes the build of yesterday fail.</summary>
public partial class ReleaseTests
{
    private const string Shipped = "AnalyzerReleases.Shipped.md";
    private const string Unshipped = "AnalyzerReleases.Unshipped.md";

    // 1.0 has no earlier users: these seven meet the three conditions for a warning.
    private static readonly string[] FirstWarnings = ["CX1001", "CX1002", "CX2001", "CX2002", "CX3001", "CX4002", "CX5001"];

    [Fact]
    public void The_files_name_each_rule_with_its_category_and_severity()
    {
        var listed = Entries(Shipped).Concat(Entries(Unshipped)).Where(entry => !entry.IsRemoved).ToDictionary(entry => entry.Id, StringComparer.Ordinal);

        Assert.Equal(Catalogue.Descriptors.Keys, listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(Catalogue.Descriptors.Values, rule =>
        {
            Assert.Equal(rule.Category, listed[rule.Id].Category);
            Assert.Equal(rule.DefaultSeverity.ToString(), listed[rule.Id].Severity);
            Assert.True(rule.Title.ToString() == listed[rule.Id].Notes, $"{rule.Id} is called '{rule.Title}', and '{listed[rule.Id].Notes}' in the release files.");
        });
    }

    [Fact]
    public void Outside_a_major_release_a_new_rule_only_suggests_and_none_rises()
    {
        var isFirst = !Entries(Shipped).Any();
        var isMajor = VersionPrefix().EndsWith(".0.0", StringComparison.Ordinal);
        var loud = Entries(Unshipped).Where(entry => !entry.IsRemoved && entry.Severity is "Warning" or "Error").Select(entry => entry.Id);

        Assert.True(isMajor || !loud.Except(isFirst ? FirstWarnings : [], StringComparer.Ordinal).Any(), $"Above suggestion outside a major release: {string.Join(", ", loud)}.");
    }

    [Fact]
    public void Nothing_is_an_error_by_default() => Assert.DoesNotContain(Catalogue.Descriptors.Values, rule => rule.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

    [Fact]
    public void An_id_that_was_removed_never_comes_back()
        => Assert.Empty(Entries(Shipped).Concat(Entries(Unshipped)).Where(entry => entry.IsRemoved).Select(entry => entry.Id).Intersect(Catalogue.Descriptors.Keys, StringComparer.Ordinal));

    [Fact]
    public void An_id_tells_its_category()
    {
        string[] categories = ["", "Scales", "Scores", "MissingData", "Time", "Streaming", "Statistics", "Presentation", "Journeys"];

        Assert.All(Catalogue.Descriptors.Values, rule => Assert.Equal(categories[rule.Id[2] - '0'], rule.Category));
    }

    [Fact]
    public void Help_links_carry_the_tag_of_this_version()
        => Assert.Equal(Analyzers.Descriptors.ReleaseTag, "v" + VersionPrefix());

    [GeneratedRegex(@"^(?<id>CX\d{4}) \| (?<category>\w+) \| (?<severity>\w+) \| (?<notes>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    private static IEnumerable<(string Id, string Category, string Severity, string Notes, bool IsRemoved)> Entries(string file)
    {
        var text = File.ReadAllText(Repository.PathOf("src", "Cx.Core.Analyzers", file)).ReplaceLineEndings("\n");
        return Row().Matches(text).Select(row => (
            row.Groups["id"].Value,
            row.Groups["category"].Value,
            row.Groups["severity"].Value,
            row.Groups["notes"].Value.Trim(),
            text[..row.Index].LastIndexOf("### Removed", StringComparison.Ordinal) > text[..row.Index].LastIndexOf("### New", StringComparison.Ordinal)));
    }

    private static string VersionPrefix()
        => XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
}
