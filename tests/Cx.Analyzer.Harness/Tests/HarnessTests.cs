using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Analyzer.Harness.Tests;

/// <summary>The harness is shown wrong expectations and must refuse each: a check that was never seen to fail proves nothing.</summary>
public class HarnessTests
{
    private const string Clean = "class C { void M() { var fine = 1; _ = fine; } }";
    private const string Marked = "class C { void M() { var [|bad|] = 1; } }";
    private const string Twice = "class C { void M() { var [|bad|] = 1; } void N() { var [|bad|] = 2; } }";
    private const string TwiceFixed = "class C { void M() { var good = 1; } void N() { var good = 2; } }";

    private static ImmutableArray<MetadataReference> Framework { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    private static Verifier Toy { get; } = Make(new ToyFix());

    [Fact]
    public Task The_marked_place_and_its_message_are_accepted() => Toy.Reports(Marked, null, "'bad' is a bad name; use 'good'");

    [Fact]
    public Task Silence_is_accepted() => Toy.Silent(Clean);

    [Fact]
    public Task A_named_mark_is_accepted() => Toy.Reports("class C { void M() { var {|TOY001:bad|} = 1; } }");

    [Fact]
    public Task Carets_below_the_line_are_accepted() => Toy.ReportsAtCarets("""
        class C { void M() { var bad = 1; } }
        //                       ^^^ TOY001: 'bad' is a bad name; use 'good'
        """);

    [Fact]
    public Task Each_file_has_its_own_marks() => Toy.Reports([("B.cs", "class B { void M() { var [|bad|] = 1; } }"), ("A.cs", "class A { void M() { var fine = 1; _ = fine; } }")]);

    [Fact]
    public Task Options_reach_the_rule() => Toy.Reports("class C { void M() { var [|worse|] = 1; var bad = 2; } }", TestCode.Of("") with { Options = ["toy.name = worse"] });

    [Fact]
    public Task A_severity_that_an_option_asks_for_is_accepted() => Toy.Reports(Marked, TestCode.Of("") with { Options = ["dotnet_diagnostic.TOY001.severity = error"] });

    [Fact]
    public Task Errors_that_are_meant_are_accepted() => Toy.Silent("class C { int M() => missing; }", TestCode.Of("") with { Errors = ["CS0103"] });

    [Fact]
    public Task The_language_version_is_what_is_asked_for() => Refused("CS8652", () => Toy.Silent("class C { public int P { get => field; set; } }", TestCode.Of("") with { LanguageVersion = LanguageVersion.CSharp12 }), or: "CS9");

    [Fact]
    public Task A_report_that_nobody_expects_is_refused() => Refused("'bad'", () => Toy.Silent("class C { void M() { var bad = 1; } }"));

    [Fact]
    public Task A_report_that_is_missing_is_refused() => Refused("nothing", () => Toy.Reports("class C { void M() { var [|fine|] = 1; } }"));

    [Fact]
    public Task A_report_somewhere_else_is_refused() => Refused("TOY001 'bad'", () => Toy.Reports("class C { void M() { [|var bad|] = 1; } }"));

    [Fact]
    public Task Another_id_is_refused() => Refused("TOY002", () => Toy.Reports("class C { void M() { var {|TOY002:bad|} = 1; } }"));

    [Fact]
    public Task Another_message_is_refused() => Refused("use 'good'", () => Toy.Reports(Marked, null, "'bad' is bad"));

    [Fact]
    public Task Another_message_over_carets_is_refused() => Refused("use 'good'", () => Toy.ReportsAtCarets("class C { void M() { var bad = 1; } }\n//                       ^^^ TOY001: no"));

    [Fact]
    public Task Fewer_messages_than_marks_are_refused() => Refused("marks 2 places", () => Toy.Reports(Twice, null, "'bad' is a bad name; use 'good'"));

    [Fact]
    public Task Input_that_does_not_compile_is_refused() => Refused("CS0103", () => Toy.Silent("class C { int M() => missing; }"));

    [Fact]
    public Task An_error_that_was_meant_and_is_missing_is_refused() => Refused("but compiles", () => Toy.Silent(Clean, TestCode.Of("") with { Errors = ["CS0103"] }));

    [Fact]
    public Task A_rule_that_throws_is_refused() => Refused("boom", () => Toy.Silent("class C { void M() { var boom = 1; } }"));

    [Theory]
    [InlineData("class C { [|int x; }")]
    [InlineData("class C { {|TOY001:int x; }")]
    public Task A_mark_without_end_is_refused(string marked) => Assert.ThrowsAsync<FormatException>(() => Toy.Reports(marked));

    [Theory]
    [InlineData("int x;\n//       ^^^^^^^^ TOY001")]
    [InlineData("int x;\n//  ^")]
    public void Carets_that_mark_nothing_are_refused(string shown) => Assert.Throws<FormatException>(() => MarkedSource.FromCarets(shown));

    [Fact]
    public Task The_right_fix_is_accepted_in_every_way() => Toy.Fixes(Twice, TwiceFixed);

    [Fact]
    public Task Another_result_of_the_fix_is_refused() => Refused("The fix (OneByOne) gives", () => Toy.Fixes(Marked, "class C { void M() { var better = 1; } }"));

    [Fact]
    public Task A_fix_that_does_not_compile_is_refused() => Refused("CS", () => Make(new ToyFix("1x")).Fixes(Marked, "class C { void M() { var 1x = 1; } }"));

    [Fact]
    public Task A_fix_that_changes_nothing_is_refused() => Refused("still one more", () => Make(new ToyFix("bad")).Fixes(Marked, Marked));

    [Fact]
    public Task A_fix_without_fix_all_is_refused() => Refused("no Fix All", () => Make(new ToyFix(hasFixAll: false)).Fixes(Marked, "class C { void M() { var good = 1; } }"));

    [Fact]
    public Task A_missing_fix_is_refused() => Refused("No fix is offered", () => Make().Fixes(Marked, "class C { void M() { var good = 1; } }"));

    [Fact]
    public Task A_fix_where_none_may_be_is_refused() => Refused("Rename to good", () => Toy.OffersNoFix(Marked));

    [Fact]
    public Task No_fix_where_none_may_be_is_accepted() => Make().OffersNoFix(Marked);

    private static Verifier Make(params ImmutableArray<CodeFixProvider> fixes) => new([new ToyRule()], fixes, Framework);

    private static async Task Refused(string reason, Func<Task> check, string? or = null)
    {
        var refusal = await Assert.ThrowsAsync<HarnessException>(check);
        Assert.True(
            refusal.Message.Contains(reason, StringComparison.Ordinal) || (or is not null && refusal.Message.Contains(or, StringComparison.Ordinal)),
            $"Expected '{reason}' in: {refusal.Message}");
    }
}
