using System.Reflection;
using System.Text.RegularExpressions;
using Cx.Core.Tests.Conventions;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Docs;

/// <summary>The page of concepts is held to the code: what it names is there, and what it marks "not yet" is not.</summary>
public partial class CoverageTests
{
    private const string Page = "docs/coverage.md";
    private const string NotYet = "not yet";

    // What a row may say in place of a type: code cannot do it, or the code is not the place.
    private static readonly string[] Words = ["organisational", "outside the code", "documentation", "samples"];

    [Fact]
    public void Every_row_names_types_pages_and_tests_that_exist() => Assert.Empty(Rows(MarkdownPages.Read(Page)).SelectMany(row => Faults(row, PublicNames, TestClasses)));

    [Fact]
    public void Every_type_stands_on_a_page_of_its_row_and_every_test_speaks_of_a_type_of_its_row() => Assert.Empty(Rows(MarkdownPages.Read(Page)).SelectMany(row => Strangers(row, link => MarkdownPages.Read($"docs/{link}"), name => TestSources[name])));

    [Fact]
    public void A_row_whose_page_or_test_speaks_of_something_else_is_seen()
    {
        string[] Faults(string page, string test) => [.. Strangers(Assert.Single(Rows("| a | `Rating.Value`, `Nps` | [g](g.md) | `RatingTests` |")), _ => page, _ => test)];

        Assert.Empty(Faults("the value of Nps", "rating.Value"));
        Assert.Contains("no page of the row speaks of Nps", Assert.Single(Faults("the value", "nps")), StringComparison.Ordinal);
        Assert.Contains("RatingTests speaks of none of Value, Nps", Assert.Single(Faults("a Value, an Nps", "evaluate")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_rows() => Assert.True(Rows(MarkdownPages.Read(Page)).Count > 80);

    [DataFact]
    public void Every_concept_of_the_specification_has_a_row()
    {
        var specified = File.ReadAllLines(Path.Combine(Repository.Shared, "design", "coverage.md"))
            .TakeWhile(line => !line.StartsWith("## Where the articles contradict", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")[0][2..].Trim())
            .Where(concept => concept is not "concept" && !concept.StartsWith("**", StringComparison.Ordinal));
        var covered = Rows(MarkdownPages.Read(Page)).Select(row => row.Concept).ToHashSet(StringComparer.Ordinal);

        Assert.All(specified, concept => Assert.True(covered.Contains(concept), $"{concept} has no row in {Page}."));
    }

    [Theory]
    [InlineData("| a | `Rating` | [g](g.md) | `RatingTests` |", null)]
    [InlineData("| a | `Rating.Value` | [g](g.md) | `RatingTests` |", null)]
    [InlineData("| a | organisational, `Target` (not yet) | not yet | not yet |", null)]
    [InlineData("| a | `Rating`, `Later` (not yet) | [g](g.md) | `RatingTests` |", null)]
    [InlineData("| a | `Missing` | [g](g.md) | `RatingTests` |", "`Missing` is no public type")]
    [InlineData("| a | `Rating.Missing` | [g](g.md) | `RatingTests` |", "has no member Missing")]
    [InlineData("| a | `Rating` (not yet) | not yet | not yet |", "stands now")]
    [InlineData("| a | `Rating` | [g](g.md) | `MissingTests` |", "no test class MissingTests")]
    [InlineData("| a | `Rating` | not yet | `RatingTests` |", "names no page")]
    [InlineData("| a | `Rating` | [g](g.md) | not yet |", "names no test")]
    [InlineData("| a | wishes | [g](g.md) | `RatingTests` |", "\"wishes\"")]
    [InlineData("| a |  | [g](g.md) | `RatingTests` |", "names nothing")]
    public void A_row_that_says_what_is_not_so_is_seen(string line, string? message)
    {
        var names = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal) { ["Rating"] = new HashSet<string>(StringComparer.Ordinal) { "Value" } };
        var faults = Faults(Assert.Single(Rows(line)), names, new HashSet<string>(StringComparer.Ordinal) { "RatingTests" }).ToList();

        if (message is null) Assert.Empty(faults);
        else Assert.Contains(faults, fault => fault.Contains(message, StringComparison.Ordinal));
    }

    private static IReadOnlyDictionary<string, IReadOnlySet<string>> PublicNames { get; } = PublicTypes.All
        .GroupBy(type => type.Name.Split('`')[0], StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => (IReadOnlySet<string>)group.SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)).Select(member => member.Name).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    private static HashSet<string> RoomPages { get; } = Directory
        .EnumerateFiles(Repository.PathOf("docs", "guide"), "*.md")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Of all test projects: the tool is tested in another assembly, and its sources are here.
    private static ILookup<string, string> SourcesByClass { get; } = Directory
        .EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText)
        .SelectMany(text => ClassName().Matches(text).Select(match => (Class: match.Groups["name"].Value, Text: text)))
        .ToLookup(one => one.Class, one => one.Text, StringComparer.Ordinal);

    private static IReadOnlySet<string> TestClasses { get; } = SourcesByClass.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);

    // A class may have several files, and two projects a class of one name.
    private static Dictionary<string, string> TestSources { get; } = SourcesByClass.ToDictionary(one => one.Key, string.Concat, StringComparer.Ordinal);

    private static List<Row> Rows(string text) => [.. text.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| concept ", StringComparison.Ordinal))
        .Select(line => line.TrimEnd().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
        .Select(cells => cells.Length == 4 ? new Row(cells[0], cells[1], cells[2], cells[3]) : throw new FormatException($"A row of {Page} has {cells.Length} cells and not 4: {cells[0]}"))];

    private static IEnumerable<string> Faults(Row row, IReadOnlyDictionary<string, IReadOnlySet<string>> names, IReadOnlySet<string> tests)
    {
        var (stands, says) = (false, false);
        foreach (var item in row.Types.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            says = true;
            if (Words.Contains(item, StringComparer.Ordinal))
            {
                stands |= item is "documentation" or "samples";
                continue;
            }

            var named = Named().Match(item);
            if (!named.Success)
            {
                yield return $"{row.Concept}: \"{item}\" is neither a type in backticks nor one of {string.Join(", ", Words)}.";
                continue;
            }

            var parts = named.Groups["name"].Value.Split('.');
            var later = named.Groups["later"].Success;
            var exists = names.TryGetValue(parts[0], out var members);
            if (later && exists && (parts.Length == 1 || members!.Contains(parts[1]))) yield return $"{row.Concept}: `{named.Groups["name"].Value}` stands now: take the mark away, and name its page and its test.";
            if (later) continue;
            stands = true;
            if (!exists) yield return $"{row.Concept}: `{parts[0]}` is no public type of the library.";
            else if (parts.Length > 1 && !members!.Contains(parts[1])) yield return $"{row.Concept}: `{parts[0]}` has no member {parts[1]}.";
        }

        if (!says) yield return $"{row.Concept} names nothing.";
        if (stands && !row.Guide.Contains("](", StringComparison.Ordinal) && (row.Guide != NotYet || HasPage(row))) yield return $"{row.Concept} names no page.";
        if (stands && row.Tests == NotYet) yield return $"{row.Concept} names no test.";
        if (row.Tests == NotYet) yield break;
        foreach (var test in row.Tests.Split(", ").Where(test => !tests.Contains(test.Trim('`')))) yield return $"{row.Concept}: there is no test class {test.Trim('`')}.";
    }

    // A page and a test may say it in a sentence, a file or a longer name: letter case and what follows do not matter.
    private static IEnumerable<string> Strangers(Row row, Func<string, string> page, Func<string, string> test)
    {
        string[] names = [.. Named().Matches(row.Types.Replace(", ", "\n", StringComparison.Ordinal)).Select(item => item.Groups["name"].Value.Split('.')[^1])];
        if (names.Length == 0) yield break;
        string[] pages = [.. Link().Matches(row.Guide).Select(link => page(link.Groups["target"].Value))];
        foreach (var name in names.Where(name => !pages.Any(text => Speaks(text, name)))) yield return $"{row.Concept}: no page of the row speaks of {name}.";
        foreach (var one in row.Tests.Split(", ").Select(one => one.Trim('`')).Where(one => !names.Any(name => Speaks(test(one), name)))) yield return $"{row.Concept}: {one} speaks of none of {string.Join(", ", names)}.";
    }

    private static bool Speaks(string text, string name) => Regex.IsMatch(text, $@"\b{name}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    // A room may stand before its page does; when the page of the room is there, a row of it names a page.
    private static bool HasPage(Row row) => Named().Matches(row.Types.Replace(", ", "\n", StringComparison.Ordinal))
        .Select(item => item.Groups["name"].Value.Split('.')[0])
        .SelectMany(name => PublicTypes.All.Where(type => type.Name.Split('`')[0] == name))
        .Any(type => RoomPages.Contains(PublicTypes.RoomOf(type)));

    [GeneratedRegex("^`(?<name>[A-Za-z0-9.]+)`(?<later> \\(not yet\\))?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Named();

    [GeneratedRegex("\\]\\((?<target>[^)#]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("\\bclass (?<name>[A-Za-z0-9]+Tests|[A-Za-z0-9]+Laws)\\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ClassName();

    private sealed record Row(string Concept, string Types, string Guide, string Tests);
}
