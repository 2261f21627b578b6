using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers.Tests.Docs;

/// <summary>The pages of the rules are their test cases, and say what the descriptors say.</summary>
public class RulePageTests
{
    private static readonly Verifier Everything = new(Catalogue.Rules, Catalogue.Fixes, References.All);

    // A rule that only lists, for review, finds nothing wrong with what it lists.
    private static readonly Verifier EverythingButLists = new(
        [.. Catalogue.Rules.Where(rule => rule.SupportedDiagnostics.All(descriptor => descriptor.DefaultSeverity != DiagnosticSeverity.Hidden))], Catalogue.Fixes, References.All);

    public static TheoryData<string> Pages => [.. RulePage.All.Keys];

    public static TheoryData<string> Suppressions => [.. Catalogue.Suppressions.Keys];

    public static TheoryData<string> Rules => [.. Catalogue.Descriptors.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_noncompliant_fence_is_reported_where_its_carets_stand(string id)
    {
        foreach (var fence in RulePage.All[id].Noncompliant)
        {
            await At(fence, () => Everything.ReportsAtCarets(fence.Text, RulePage.ShapeOf(fence)));
            Assert.True(MarkedSource.FromCarets(fence.Text).Marks.Any(mark => mark.Id == id), $"{fence} shows no {id}.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_compliant_fence_is_silent_under_every_rule(string id)
    {
        foreach (var fence in RulePage.All[id].Compliant)
        {
            await At(fence, () => EverythingButLists.Silent(fence.Text, RulePage.ShapeOf(fence)));
            await At(fence, () => Own(id).Silent(fence.Text, RulePage.ShapeOf(fence)));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_fixed_fence_is_what_the_fix_makes_of_the_one_before_it(string id)
    {
        foreach (var fence in RulePage.All[id].Fixed)
        {
            var before = fence.Previous;
            while (before is not null && !RulePage.Is(before, "noncompliant"))
            {
                before = before.Previous;
            }

            Assert.True(before is not null, $"{fence} has no noncompliant fence before it.");
            var code = RulePage.ShapeOf(before) with { Files = [("Test.cs", RulePage.CodeOf(before))] };
            await At(fence, () => Own(id).FixesTo(code, RulePage.CodeOf(fence), fence.Attribute("key")));
            await At(fence, () => Everything.ReportsAtCarets(fence.Text, RulePage.ShapeOf(before)));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_a_page_that_agrees_with_it(string id)
    {
        Assert.True(RulePage.All.TryGetValue(id, out var page), $"docs/rules/{id}.md is missing.");
        var rule = Catalogue.Descriptors[id];

        Assert.Equal($"# {id}: {rule.Title}", page.Heading);
        Assert.Equal(rule.Category, page.Row("category"));
        Assert.Equal(RulePage.Shown(rule.DefaultSeverity), page.Row("severity"));
        Assert.NotEmpty(page.Noncompliant);
        Assert.NotEmpty(page.Compliant);
        Assert.All(["The mistake", "Not reported", "When to suppress it"], title => Assert.True(page.HasSection(title), $"{page.Path} has no section '{title}'."));
        Assert.True(
            page.Noncompliant.SelectMany(fence => MarkedSource.FromCarets(fence.Text).Marks).Any(mark => mark.Id == id && mark.Message is not null),
            $"{page.Path} shows no whole message of {id}.");
        Assert.EndsWith($"/blob/{Analyzers.Descriptors.ReleaseTag}/{page.Path}", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_with_a_fix_shows_what_each_fix_makes(string id)
    {
        var page = RulePage.All[id];
        var hasFix = !Catalogue.FixesOf(id).IsEmpty;

        Assert.True(hasFix == page.Fixed.Any(), hasFix ? $"{page.Path} shows no fixed fence." : $"{page.Path} shows a fix that does not exist.");
        Assert.True(page.Row("code fix")?.StartsWith("none", StringComparison.Ordinal) == !hasFix, $"{page.Path} says of the code fix: {page.Row("code fix")}");
    }

    [Theory]
    [MemberData(nameof(Suppressions))]
    public void Every_suppressor_has_a_page_that_agrees_with_it(string id)
    {
        Assert.True(RulePage.All.TryGetValue(id, out var page), $"docs/rules/{id}.md is missing.");
        var suppression = Catalogue.Suppressions[id];

        Assert.StartsWith($"# {id}: {suppression.SuppressedDiagnosticId} is silenced on ", page.Heading, StringComparison.Ordinal);
        Assert.StartsWith($"[{suppression.SuppressedDiagnosticId}](https://learn.microsoft.com/", page.Row("silences"), StringComparison.Ordinal);
        Assert.Equal(suppression.Justification, page.Row("because"));
        Assert.NotEmpty(page.Compliant);
        Assert.All(["What is silenced", "Not silenced", "When to switch it off"], title => Assert.True(page.HasSection(title), $"{page.Path} has no section '{title}'."));
    }

    [Fact]
    public void Every_page_has_a_rule_or_a_suppressor_or_is_of_a_compile_error()
    {
        Assert.Empty(RulePage.All.Keys.Except(Catalogue.Descriptors.Keys.Concat(Catalogue.Suppressions.Keys).Concat(Catalogue.CompileErrors), StringComparer.Ordinal));
    }

    private static Verifier Own(string id)
        => new([.. Catalogue.Rules.Where(rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id == id))], Catalogue.FixesOf(id), References.All);

    private static async Task At(Cx.Core.Tests.Docs.Fence fence, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception fault) when (fault is HarnessException or FormatException)
        {
            throw new HarnessException($"{fence}: {fault.Message}", fault);
        }
    }
}
