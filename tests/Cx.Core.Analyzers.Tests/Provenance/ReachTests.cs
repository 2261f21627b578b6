using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>How far the rule goes, and that it comes to an end.</summary>
public class ReachTests : FlowTests
{
    // Far more than any of these needs on a busy machine; without an end they would take hours.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public Task A_body_with_more_than_4000_operations_is_left_out() => IsSilent(Repeated(900, "n = n + 1;") + "var x = r.Answer + r.Ease;");

    [Fact]
    public Task A_body_with_fewer_operations_is_not() => Meets(Repeated(300, "n = n + 1;") + "var x = [|r.Answer + r.Ease|];");

    [Fact]
    public Task Lambdas_within_lambdas_come_to_an_end() => InTime(() =>
    {
        // Any, because it has one overload that takes a lambda: of several, the compiler tries each at each level.
        var code = "[|row0.Answer > r.Ease|]";
        for (var depth = 0; depth < 25; depth++) code = $"rows.Any(row{depth} => {code})";
        return Meets($"var x = {code};");
    });

    [Fact]
    public Task Loops_within_lambdas_within_loops_come_to_an_end() => InTime(() =>
    {
        var code = "a = b; b = [|row.Answer + e|]; e = row.Ease + n;";
        for (var depth = 0; depth < 7; depth++)
            code = $"foreach (var s{depth} in rows.Select(q{depth} => {{ int a{depth} = 0; while (q{depth}.Text is null) {{ a{depth} += q{depth}.Other; }} return a{depth}; }})) {{ if (c) {{ {code} }} try {{ n++; }} finally {{ d = !d; }} }}";
        return Meets($"int a = 0, b = 0, e = 0; var row = r; {code}");
    });

    // Three ways out of each of them.
    [Fact]
    public Task A_finally_within_a_finally_is_read() => InTime(() => Meets(Nested(3)));

    [Fact]
    public Task A_finally_within_a_finally_comes_to_an_end() => InTime(() => IsSilent(Nested(14).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));

    [Fact]
    public Task Many_branches_of_many_variables_come_to_an_end() => InTime(() =>
    {
        var code = new StringBuilder();
        for (var i = 0; i < 120; i++) code.Append(CultureInfo.InvariantCulture, $"int a{i} = 0; if (c) a{i} = r.Answer; else a{i} = r.Ease; while (d) {{ if (c) a{i} += n; else a{i} = 0; }} ");
        return Meets(code + "var x = [|r.Answer + r.Ease|];");
    });

    [Fact]
    public Task A_long_sum_comes_to_an_end() => InTime(() => Meets($"var x = [|{string.Join(" + ", Enumerable.Repeat("n", 900))} + r.Answer + r.Ease|];"));

    [Fact]
    public async Task Code_that_does_not_compile_is_silent_and_breaks_nothing()
    {
        const string Whole = """
            public sealed record Row([OnScale<Csat5>] int Answer, [OnScale<Ces7>] int Ease) { [OnScale<Csat5>] public int Given { get; init; } = Ease; }
            public class Base { public Base([OnScale<Csat5>] int answer) { } }
            public sealed class Body(Row row) : Base(row.Ease)
            {
                private readonly System.Func<Row, int> _f = r => r.Answer + r.Ease;
                public int Of(System.Collections.Generic.List<Row> rows)
                {
                    var total = 0;
                    try { foreach (var (a, e) in rows) { total += a; if (e > 3) return total - e; } }
                    catch (System.Exception error) when (error.Message is { Length: > 3 }) { total = rows is [var first, ..] ? first.Ease : 0; }
                    finally { total++; }
                    return rows.Select(r => r.Answer).Concat(from r in rows select r.Ease).Sum() + total switch { > 3 => Local(), _ => row.Answer };
                    int Local() => row.Answer > row.Ease ? 1 : 0;
                }
            }
            """;

        // Every cut of the text, as if it were being typed.
        for (var length = 0; length < Whole.Length; length += 7)
        {
            using var workspace = new AdhocWorkspace();
            var project = (Shape with { Files = [("Test.cs", Whole[..length])] }).ToProject(workspace, Rule.References);
            var compilation = (await project.GetCompilationAsync())!;
            var reports = await Rule.Rules.On(compilation);
            Assert.All(reports, report => Assert.True(report.Location.SourceSpan.End <= length));
        }
    }

    private static string Nested(int depth)
        => depth == 0 ? "Scale.Use([|r.Answer + r.Ease|]);" : $"while (c) {{ try {{ if (d) break; if (n > 3) continue; }} finally {{ {Nested(depth - 1)} }} }}";

    private static string Repeated(int times, string statement) => string.Concat(Enumerable.Repeat(statement + " ", times));

    private static async Task InTime(Func<Task> check)
    {
        var watch = Stopwatch.StartNew();
        await check();
        Assert.True(watch.Elapsed < Patience, $"It took {watch.Elapsed.TotalSeconds:0} s.");
    }
}
