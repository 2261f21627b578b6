using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Cx.Core.Tests.Conventions;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Docs;

/// <summary>A link from page to page leads somewhere, down to the heading.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Pages => [.. MarkdownPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var dead = LinksIn(MarkdownPages.Read(page)).Where(link => !Resolves(page, link));

        Assert.True(!dead.Any(), $"{page} has dead links: {string.Join(", ", dead)}");
    }

    [Fact]
    public void Every_error_that_the_library_can_give_has_its_page()
    {
        var ids = PublicTypes.All
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(member => member.GetCustomAttributes<ObsoleteAttribute>())
            .ToList();

        Assert.All(ids, attribute =>
        {
            Assert.Equal($"{RepositoryUrl}/blob/main/docs/rules/{attribute.DiagnosticId}.md", string.Format(CultureInfo.InvariantCulture, attribute.UrlFormat!, attribute.DiagnosticId));
            Assert.True(File.Exists(Repository.PathOf("docs", "rules", attribute.DiagnosticId + ".md")), $"docs/rules/{attribute.DiagnosticId}.md is missing.");
        });
        Assert.NotEmpty(ids);
    }

    [Fact]
    public void Links_are_found_in_text_and_images_but_not_in_code()
        => Assert.Equal(
            ["a.md", "#part-one", "i.png", "/b.md#part"],
            LinksIn("[a](a.md) and [b](#part-one), ![i](i.png \"title\") `[c](c.md)`\n```text\n[d](d.md)\n```\n[e](https://example.org) [f](https://github.com/cx-core/Cx.Core/blob/main/b.md#part)"));

    [Theory]
    [InlineData("Part one", "part-one")]
    [InlineData("What `cx score` says, in short", "what-cx-score-says-in-short")]
    [InlineData("0–10: the scale", "010-the-scale")]
    public void A_heading_has_the_anchor_that_the_host_gives_it(string heading, string anchor) => Assert.Equal(anchor, AnchorOf(heading));

    [Fact]
    public void A_dead_link_is_seen() => Assert.False(Resolves("README.md", "docs/nowhere.md") || Resolves("README.md", "#no-such-heading-here"));

    // A page that travels in the package links to the repository by its full address: such a link is checked like any other.
    private const string RepositoryUrl = "https://github.com/cx-core/Cx.Core";

    [GeneratedRegex(@"!?\[[^\]]*\]\(\s*<?(?<target>[^)\s>]+)>?(\s+""[^""]*"")?\s*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("^(```+)[^`].*?^\\1\\s*$|^```+\\s*$.*?^```+\\s*$|`[^`\\n]+`", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#{1,6}\s+(?<text>.+?)\s*#*$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex("^" + RepositoryUrl + "/(blob|tree|raw)/main/", RegexOptions.CultureInvariant)]
    private static partial Regex OwnAddress();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    private static IEnumerable<string> LinksIn(string text)
        => Link().Matches(Code().Replace(text, ""))
            .Select(match => OwnAddress().Replace(match.Groups["target"].Value, "/"))
            .Where(target => !Scheme().IsMatch(target));

    private static bool Resolves(string page, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, "");
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var relative = Uri.UnescapeDataString(path);
        var target = relative switch
        {
            "" => Repository.PathOf(page),
            ['/', .. var fromRoot] => Repository.PathOf(fromRoot),
            _ => Path.GetFullPath(Path.Combine(folder, relative)),
        };
        if (Directory.Exists(target))
        {
            return anchor.Length == 0;
        }

        return File.Exists(target)
            && (anchor.Length == 0 || !target.EndsWith(".md", StringComparison.Ordinal) || Anchors(File.ReadAllText(target)).Contains(anchor, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Anchors(string text)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var anchor in Heading().Matches(text.ReplaceLineEndings("\n")).Select(match => AnchorOf(match.Groups["text"].Value)))
        {
            var times = seen.GetValueOrDefault(anchor);
            seen[anchor] = times + 1;
            yield return times == 0 ? anchor : $"{anchor}-{times}";
        }
    }

    private static string AnchorOf(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var c in heading.Select(char.ToLowerInvariant))
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
            {
                anchor.Append(c);
            }
            else if (c == ' ')
            {
                anchor.Append('-');
            }
        }

        return anchor.ToString();
    }
}
