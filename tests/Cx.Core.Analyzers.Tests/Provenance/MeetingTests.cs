namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>Where a meeting is reported, and where a conflict stays silent.</summary>
public class MeetingTests : FlowTests
{
    [Fact]
    public Task A_value_arrives_at_a_parameter_of_another_scale() => Meets(
        "Scale.OnCsat5([|r.Ease|]); Scale.OnCsat5(r.Answer); Scale.OnCsat5(n);",
        "Values on Csat5 (answer of OnCsat5) and Ces7 (Row.Ease) are taken for one another here; keep one place per scale, or convert in a method marked ConvertsScale");

    [Fact]
    public Task A_value_arrives_at_a_parameter_of_a_constructor() => Meets("var x = new Row([|r.Ease|], r.Ease); var y = new Row(Ease: r.Ease, Answer: r.Answer);");

    [Fact]
    public Task A_value_arrives_at_a_property() => Meets("r.Stored = [|r.Ease|]; var x = new Row(1, 1) { Stored = [|r.Ease|] }; var y = r with { Stored = [|r.Ease|], Answer = r.Answer };");

    [Fact]
    public Task A_value_arrives_at_a_property_by_null_coalescing_assignment() => DeclarationsMeet("""
        public sealed class Holder { [OnScale<Csat5>] public int? Value { get; set; } }
        public static class Body { public static void Of(Holder holder, Row r) => holder.Value ??= [|r.Ease|]; }
        """);

    [Fact]
    public Task A_value_arrives_at_a_field_and_at_an_initialiser() => DeclarationsMeet("""
        public sealed class Holder
        {
            private static readonly Row Row = new(1, 2);
            [OnScale<Csat5>] private int _answer = [|Row.Ease|];
            [OnScale<Csat5>] public int Given { get; } = [|Row.Ease|];
            public void Set(Row r) { _answer = [|r.Ease|]; _answer = r.Answer; Scale.Use(_answer); }
        }
        """);

    [Fact]
    public Task A_value_arrives_where_a_method_returns() => DeclarationsMeet("""
        public static class Body
        {
            [return: OnScale<Csat5>] public static int Short(Row r) => [|r.Ease|];
            [return: OnScale<Csat5>] public static int Long(Row r) { if (r.Other > 0) return r.Answer; return [|r.Ease|]; }
            [return: OnScale<Csat5>] public static async Task<int> LongAsync(Row r) { await Task.Yield(); return [|r.Ease|]; }
            [return: OnScale<Csat5>] public static IEnumerable<int> Many(Row r) { yield return r.Answer; yield return [|r.Ease|]; }
        }
        public sealed class Wrapped(Row row) { [OnScale<Csat5>] public int Answer => [|row.Ease|]; }
        """);

    [Fact]
    public Task A_value_arrives_in_a_setter_and_leaves_it() => DeclarationsMeet("""
        public sealed class Holder
        {
            [OnScale<Ces7>] private int _ease;
            [OnScale<Csat5>] public int Answer { get => [|_ease|]; set => _ease = [|value|]; }
        }
        """);

    [Fact]
    public Task A_value_arrives_at_a_factory_of_ratings() => Meets("var a = Rating<Csat5>.From([|r.Ease|]); var b = Rating<Csat5>.FromNullable([|(int?)r.Ease|]); var e = Rating<Csat5>.TryFrom([|r.Ease|], out var rating); var f = Rating<Ces7>.From(r.Ease);");

    [Fact]
    public Task A_value_arrives_at_a_factory_that_is_a_method_group() => Meets("var x = RatingCounts.Of(rows.Select(row => row.Ease).Select([|Rating<Csat5>.From|])); var y = rows.Select(row => row.Ease).Select(Rating<Ces7>.From);");

    [Fact]
    public Task A_value_arrives_at_counts() => Meets("RatingCounts<Csat5> counts = default; counts.AddValue([|r.Ease|]); counts.AddValue(r.Maybe); counts.AddValue(n);");

    [Fact]
    public Task A_pooled_conflict_that_arrives_is_a_meeting() => Meets("var all = new[] { r.Answer, r.Ease }; r.Answers = [|all|]; foreach (var a in all) Scale.OnCsat5([|a|]);");

    [Fact]
    public Task A_derived_value_that_arrives_may_be_a_conversion() => IsSilent("var a = Rating<Csat5>.From((r.Ease - 1) * 4 / 6 + 1); var b = Rating<Csat5>.From(r.Ease - n); r.Stored = r.Ease / n; Scale.OnCsat5(r.Ease + n);");

    [Fact]
    public Task A_conflict_of_branches_is_silent() => IsSilent("""
        var value = c ? r.Answer : r.Ease;
        var x = value + r.Answer;
        var y = value + n + r.Answer;
        Scale.OnCsat5(value);
        var list = rows.Select(row => c ? row.Answer : row.Ease).ToList();
        Scale.Use(list.Average());
        Scale.Use(value > 3);
        """);

    [Fact]
    public Task Two_values_that_are_never_known_together_are_silent() => IsSilent("""
        int a = 0, e = 0;
        if (c) a = r.Answer; else e = r.Ease;
        Scale.Use(a + e);
        Scale.Use(a > e);
        var list = new List<int> { a, e };
        Scale.Use(list.Average());
        """);

    [Fact]
    public Task Two_values_that_can_be_known_together_meet() => Meets("""
        int a = 0, e = 0;
        if (c) a = r.Answer;
        if (d) e = r.Ease;
        Scale.Use([|a + e|]);
        """);

    [Fact]
    public Task A_list_that_holds_one_of_two_is_silent() => IsSilent("var list = new List<int>(); if (c) list.Add(r.Answer); else list.Add(r.Ease); Scale.Use(list.Average());");

    [Fact]
    public Task A_way_out_of_a_try_is_not_a_way_on() => IsSilent("""
        int a = 0;
        try { if (c) { a = r.Answer; return; } a = n; }
        finally { Scale.Use(text); }
        Scale.Use(a + r.Ease);
        """);

    [Fact]
    public Task A_try_may_throw_after_each_of_its_statements() => Meets("""
        int a = 0;
        try { a = r.Answer; Scale.Use(text); a = n; Scale.Use(text); }
        catch (InvalidOperationException e) when (e.Message == text) { Scale.Use([|a + r.Ease|]); }
        finally { Scale.Use([|a > r.Ease|]); }
        """);

    [Fact]
    public Task A_pooled_conflict_meets_in_aggregates() => Meets("""
        int[] all = [r.Answer, r.Ease];
        var a = [|all.Average()|]; var s = [|all.Sum(x => x)|]; var m = [|all.Min()|]; var x1 = [|all.Max(x => (double)x)|];
        var o = [|all.OrderBy(x => x)|].ToList(); var p = [|all.Order()|]; var q = [|all.OrderByDescending(x => x)|].First();
        var g = [|all.Aggregate((left, right) => Math.Max(left, right))|];
        """,
        Averaged("averaged"),
        Averaged("summed"),
        "Values on Csat5 (Row.Answer) and Ces7 (Row.Ease) are compared; keep one RatingCounts per scale, or report PompScore side by side",
        "Values on Csat5 (Row.Answer) and Ces7 (Row.Ease) are compared; keep one RatingCounts per scale, or report PompScore side by side",
        Averaged("sorted"),
        Averaged("sorted"),
        Averaged("sorted"),
        Averaged("folded"));

    [Fact]
    public Task A_pooled_conflict_meets_in_a_function_of_statistics() => Meets("double[] all = [r.Answer, r.Ease]; var x = [|Kish.EffectiveN(all)|];");

    [Fact]
    public Task Values_side_by_side_are_silent() => IsSilent("""
        int[] line = [r.Answer, r.Ease];
        Console.WriteLine(string.Join(',', line));
        foreach (var cell in line) Console.WriteLine(cell);
        var pair = (r.Answer, r.Ease);
        var table = rows.Select(row => new[] { row.Answer, row.Ease }).ToList();
        var count = line.Count();
        var best = rows.OrderBy(row => row.Answer).ThenBy(row => row.Ease).First();
        var means = (rows.Average(row => row.Answer), rows.Average(row => row.Ease));
        """);

    [Fact]
    public Task One_meeting_is_one_report() => Meets("foreach (var row in rows) for (var i = 0; i < n; i++) { if (c) Scale.Use([|row.Answer + row.Ease|]); try { Scale.Use(text); } finally { Scale.Use([|row.Answer > row.Ease|]); } }");

    [Fact]
    public Task Equality_and_hash_and_order_are_left_out() => DeclarationsAreSilent("""
        public sealed class Pair : IComparable<Pair>
        {
            [OnScale<Csat5>] public int Answer { get; init; }
            [OnScale<Ces7>] public int Ease { get; init; }
            public override bool Equals(object? obj) => obj is Pair other && Answer + Ease == other.Answer + other.Ease;
            public override int GetHashCode() => Answer + Ease;
            public int CompareTo(Pair? other) => Answer - Ease;
        }
        """);

    [Fact]
    public Task A_method_that_converts_scales_is_left_out() => DeclarationsAreSilent("""
        public static class Body
        {
            [ConvertsScale("seven to five by the shop's table")]
            public static int Of(Row r) => Rating<Csat5>.From(r.Ease).Value is { } value ? value + r.Ease : 0;
            public static void Nested(Row r)
            {
                [ConvertsScale("as above")] int Local() => r.Answer + r.Ease;
                Func<int> lambda = [ConvertsScale("as above")] () => r.Answer + r.Ease;
                Scale.Use(Local() + lambda());
            }
        }
        """);

    [Fact]
    public Task A_call_that_does_not_compile_under_our_id_is_silent() => Rule.Silent(
        """
        public static class Body
        {
            public static void Of(Rating<Ces7> ease, RatingCounts<Csat5> counts) => counts.Add(ease);
        }
        """,
        Shape with { Errors = ["CX1001"] });

    [Fact]
    public Task Bodies_that_are_no_methods_are_read() => DeclarationsMeet("""
        public class Base { public Base([OnScale<Csat5>] int answer) { } }
        public sealed class Derived : Base
        {
            private readonly Func<Row, int> _sum = r => [|r.Answer + r.Ease|];
            public Derived(Row r) : base([|r.Ease|]) => Total = [|r.Answer + r.Ease|];
            public int Total { get; init; }
            public int this[Row r] { get => [|r.Answer + r.Ease|]; set { Scale.Use([|r.Answer + r.Ease|]); } }
            public static int operator +(Derived left, Row r) => [|r.Answer + r.Ease|];
            public static explicit operator Derived(Row r) { Scale.Use([|r.Answer + r.Ease|]); return new(r); }
            public event Action Changed { add { } remove { } }
            ~Derived() => Scale.Use([|new Row(1, 2).Answer + new Row(1, 2).Ease|]);
        }
        public sealed class Primary(Row r) : Base([|r.Ease|]);
        """);

    [Fact]
    public Task Top_level_statements_are_a_body() => DeclarationsMeet("""
        var r = new Row(4, 5);
        Console.WriteLine([|r.Answer + r.Ease|]);
        Print(r);
        static void Print(Row row) => Console.WriteLine([|row.Answer + row.Ease|]);
        """);

    private static string Averaged(string verb) => $"Values on Csat5 (Row.Answer) and Ces7 (Row.Ease) are {verb} together; keep one RatingCounts per scale, or report PompScore side by side";
}
