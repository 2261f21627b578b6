namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>How scales pass through operations: one test for each line of the table, with what it must not see.</summary>
public class TransferTests : FlowTests
{
    [Fact]
    public Task Annotated_members_meet_in_a_sum() => Meets(
        "var x = [|r.Answer + r.Ease|];",
        "Values on Csat5 (Row.Answer) and Ces7 (Row.Ease) are added; keep one RatingCounts per scale, or report PompScore side by side");

    [Fact]
    public Task An_annotated_return_is_an_origin() => Meets("var x = [|Scale.Read(text) - r.Ease|];");

    [Fact]
    public Task A_typed_rating_is_an_origin() => Meets(
        "var a = Rating<Csat5>.From(4); var x = [|a.Value + r.Ease|];",
        "Values on Csat5 (a.Value) and Ces7 (Row.Ease) are added; keep one RatingCounts per scale, or report PompScore side by side");

    [Fact]
    public Task TryGetValue_is_an_origin() => Meets("var a = Rating<Csat5>.From(4); if (a.TryGetValue(out var value)) Scale.Use([|value > r.Ease|]);");

    [Fact]
    public Task A_constant_is_on_no_scale() => IsSilent("var x = r.Answer + 0; var y = 4 > r.Ease; const int five = 5; var z = five - r.Ease;");

    [Fact]
    public Task What_nobody_annotated_is_on_no_scale() => IsSilent("var x = r.Answer + r.Other; var y = r.Ease + text.Length + n; var z = r.Other > r.Ease;");

    [Fact]
    public Task Operations_that_are_not_listed_lead_nowhere() => IsSilent("""
        var text1 = $"{r.Answer} {r.Ease}";
        var text2 = "a" + r.Answer + r.Ease;
        var hash = HashCode.Combine(r.Answer, r.Ease);
        var pair = new { r.Answer, r.Ease };
        object boxed = r.Answer;
        Scale.Use(boxed.Equals(r.Ease));
        """);

    [Fact]
    public Task A_value_passes_through_locals_and_assignments() => Meets("int a = r.Answer; int b; b = a; var e = r.Ease; var x = [|b + e|];");

    [Fact]
    public Task A_local_that_is_assigned_anew_forgets() => IsSilent("int a = r.Answer; a = n; var x = a + r.Ease; var e = r.Ease; e = r.Answer; var y = e + r.Answer;");

    [Fact]
    public Task A_value_passes_through_await() => MeetsAsync("var e = await Scale.ReadAsync(text).ConfigureAwait(false); var x = [|r.Answer + e|];");

    [Fact]
    public Task A_value_passes_through_nullable_and_numeric_conversions() => Meets(
        "int? a = r.Answer; double d1 = a.Value; decimal m = (decimal)d1; object o = (long)m; var x = [|(long)o + (double)r.Ease|];");

    [Fact]
    public Task A_value_passes_through_the_fallback_of_a_nullable() => Meets("var a = r.Maybe ?? 0; var x = [|a - r.Ease|]; var y = [|r.Maybe.GetValueOrDefault() + r.Ease|];");

    [Fact]
    public Task A_value_passes_through_conditional_access() => Meets("Row? row = c ? r : null; var a = row?.Answer; var x = [|a + r.Ease|];");

    [Fact]
    public Task A_value_passes_through_rounding() => Meets("var a = Math.Round((double)r.Answer); var x = [|a + r.Ease|];");

    [Fact]
    public Task A_sum_with_something_unknown_stays_on_its_scale() => Meets("var total = r.Answer + n; total += r.Other; var x = [|total + r.Ease|];");

    [Fact]
    public Task A_running_total_meets_the_other_scale() => Meets("""
        var total = 0;
        foreach (var row in rows) total += row.Answer;
        foreach (var row in rows) [|total += row.Ease|];
        """);

    [Fact]
    public Task A_running_total_of_both_branches_meets() => Meets("""
        var total = 0;
        foreach (var row in rows)
        {
            if (row.Text is null) [|total += row.Answer|];
            else [|total += row.Ease|];
        }
        """);

    [Fact]
    public Task Two_running_totals_are_two() => IsSilent("""
        int csat = 0, ces = 0;
        foreach (var row in rows) { csat += row.Answer; ces += row.Ease; }
        Scale.Use((csat, ces));
        """);

    [Fact]
    public Task Two_running_totals_meet_in_their_sum() => Meets("""
        int csat = 0, ces = 0;
        foreach (var row in rows) { csat += row.Answer; ces += row.Ease; }
        Scale.Use([|csat + ces|]);
        """);

    [Fact]
    public Task Values_meet_in_comparisons() => Meets("""
        var a = [|r.Answer < r.Ease|]; var b = [|r.Answer >= r.Ease|]; var e = [|r.Answer == r.Ease|]; var f = [|r.Maybe != r.Ease|];
        """);

    [Fact]
    public Task Values_meet_in_minimum_and_maximum() => Meets("var a = [|Math.Min(r.Answer, r.Ease)|]; var b = [|Math.Max(r.Ease, r.Answer)|];");

    [Fact]
    public Task After_a_meeting_nothing_is_known() => Meets("var x = [|r.Answer + r.Ease|]; var y = x + r.Ease; var z = x + r.Answer;");

    [Fact]
    public Task A_mean_stays_on_its_scale() => Meets("var sum = r.Answer + n; var mean = sum / n; var x = [|mean > r.Ease|];");

    [Fact]
    public Task What_was_scaled_has_left_its_scale() => IsSilent("""
        var a = r.Answer * 2 + r.Ease;
        var b = r.Answer / 5.0 + r.Ease;
        var e = r.Answer - 1 + r.Ease;
        var f = -r.Answer + r.Ease;
        var g = (r.Answer % 2) + r.Ease;
        var h = (r.Answer << 1) + (r.Answer & 1) + r.Ease;
        var i = (r.Answer - 1) / 4.0 * 100 > (r.Ease - 1) / 6.0 * 100;
        """);

    [Fact]
    public Task Counting_up_leaves_the_scale() => IsSilent("var a = r.Answer; a++; var x = a + r.Ease; var b = r.Answer; --b; var y = b + r.Ease;");

    [Fact]
    public Task A_quotient_of_two_known_values_is_on_no_scale() => IsSilent("var x = r.Answer / r.Ease; var y = x + r.Ease; var z = x + r.Answer;");

    [Fact]
    public Task A_declaration_pattern_names_the_value() => Meets("if (r.Maybe is int a) Scale.Use([|a + r.Ease|]); if (r.Maybe is { } b) Scale.Use([|b + r.Ease|]); if (r.Maybe is var e) Scale.Use([|e + r.Ease|]);");

    [Fact]
    public Task A_property_subpattern_names_the_member() => Meets("if (r is { Answer: var a, Ease: > 3 and var e, Other: var o }) { Scale.Use(o + e); Scale.Use([|a + e|]); }");

    [Fact]
    public Task A_positional_pattern_of_a_record_names_its_parts() => Meets("if (r is (var a, var e, _, var o, _)) { Scale.Use(o + e); Scale.Use([|a + e|]); }");

    [Fact]
    public Task A_switch_expression_names_the_value() => Meets("var x = r switch { { Answer: var a } when c => [|a + r.Ease|], { Text: null } => 0, _ => n };");

    [Fact]
    public Task A_switch_statement_names_the_value() => Meets("switch (r.Maybe) { case { } a when a > 3: Scale.Use([|a - r.Ease|]); break; default: break; }");

    [Fact]
    public Task A_tuple_is_followed_part_by_part() => Meets("var t = (r.Answer, Ease: r.Ease, n); Scale.Use(t.Item1 + t.n); Scale.Use([|t.Answer + t.Item2|]);");

    [Fact]
    public Task A_deconstruction_is_followed_part_by_part() => Meets("var (a, e) = (r.Answer, r.Ease); (a, e) = (e, a); var x = a + r.Ease; var y = [|e + r.Ease|];");

    [Fact]
    public Task A_record_is_taken_apart_into_what_its_parts_are_declared_as() => Meets("var (a, e, _, o, _) = r; var x = o + e; var y = [|a + e|];");

    [Fact]
    public Task A_part_of_a_tuple_can_be_assigned() => Meets("var t = (n, r.Ease); t.Item1 = r.Answer; var x = [|t.Item1 + t.Ease|];");

    [Fact]
    public Task Elements_of_an_array_are_pooled() => Meets("var x = [|new[] { r.Answer, r.Ease }.Average()|]; var y = new[] { r.Answer, r.Maybe ?? 0, n }.Average();");

    [Fact]
    public Task Elements_of_a_collection_expression_are_pooled() => Meets("int[] all = [r.Answer, .. r.Eases]; var x = [|all.Sum()|]; List<int> one = [r.Answer, .. r.Answers]; var y = one.Sum();");

    [Fact]
    public Task Elements_of_an_initialiser_are_pooled() => Meets("var list = new List<int> { r.Answer, c ? r.Ease : n }; var x = [|list.Average()|];");

    [Fact]
    public Task What_is_added_to_a_list_is_pooled() => Meets("var list = new List<int>(); foreach (var row in rows) list.Add(row.Answer); list.Add(r.Ease); var x = [|list.Average()|];");

    [Fact]
    public Task What_is_added_through_a_capture_goes_to_the_list() => Meets("var list = new List<int> { r.Answer }; list.Add(c ? r.Ease : n); var x = [|list.Average()|];");

    [Fact]
    public Task What_is_appended_is_pooled() => Meets("var x = [|r.Answers.Append(r.Ease).Max()|]; var y = r.Answers.Append(n).Max();");

    [Fact]
    public Task Sequences_that_are_concatenated_are_pooled() => Meets("var x = [|r.Answers.Concat(r.Eases).Average()|]; var y = [|r.Answers.Union(r.Eases).Min()|]; var z = r.Answers.Concat(r.Answers).Average();");

    [Fact]
    public Task An_emptied_list_forgets() => IsSilent("var list = new List<int> { r.Answer }; Scale.Use(list.Average()); list.Clear(); list.Add(r.Ease); Scale.Use(list.Average());");

    [Fact]
    public Task A_list_that_someone_else_had_in_hands_is_unknown() => IsSilent("""
        var buffer = new List<int> { r.Answer };
        Flush(buffer);
        buffer.Add(r.Ease);
        Scale.Use(buffer.Average());
        static void Flush(List<int> list) => list.Clear();
        """);

    [Fact]
    public Task An_overwritten_element_is_not_taken_for_what_it_was() => IsSilent("var array = new[] { r.Answer }; array[0] = r.Ease; var x = array.Sum() + r.Ease;");

    [Fact]
    public Task Elements_of_a_list_put_together_here_are_not_told_apart() => IsSilent("int[] row = [r.Answer, r.Ease]; Scale.OnCsat5(row[0]); var x = row[1] + r.Ease;");

    [Fact]
    public Task Elements_of_an_annotated_array_are_on_its_scale() => Meets("var x = [|r.Answers[0] + r.Eases[n]|];");

    [Fact]
    public Task Foreach_passes_the_elements_through() => Meets("foreach (var a in r.Answers) Scale.Use([|a + r.Ease|]); foreach (var e in r.Eases) Scale.Use([|r.Answer > e|]); foreach (int e in r.Eases) Scale.Use(r.Ease > e);");

    [Fact]
    public Task Foreach_takes_tuples_apart() => Meets("foreach (var (a, e) in rows.Select(row => (row.Answer, row.Ease))) Scale.Use([|a + e|]);");

    [Fact]
    public Task Operators_that_pass_elements_keep_the_scale() => Meets(
        "var x = [|r.Answers.Where(a => a > 1).OrderBy(a => a).Skip(1).Take(5).Distinct().ToList().AsEnumerable().Cast<int>().First() + r.Ease|]; var y = [|r.Eases.Single() + r.Answers.Min()|];");

    [Fact]
    public Task A_selector_gives_what_it_returns() => Meets("var x = [|rows.Select(row => row.Answer).Concat(rows.Select(row => row.Ease)).Average()|];");

    [Fact]
    public Task A_selector_of_an_aggregate_gives_what_it_returns() => Meets("var x = [|rows.Average(row => row.Answer) - rows.Average(row => row.Ease)|]; var y = rows.Sum(row => row.Answer) + rows.Max(row => row.Answer);");

    [Fact]
    public Task A_selector_with_a_body_gives_what_it_returns() => Meets("var x = [|rows.Sum(row => { var a = row.Answer; return a; }) + r.Ease|];");

    [Fact]
    public Task A_method_group_is_a_call_with_the_element() => Meets("var x = [|r.Eases.Select(Keep).Append(r.Answer).Sum()|]; [return: OnScale<Ces7>] static int Keep(int e) => 0;");

    [Fact]
    public Task A_predicate_sees_the_elements() => Meets("var x = r.Answers.Where(a => [|a > r.Ease|]).Count(a => [|a == r.Ease|]);");

    [Fact]
    public Task A_selector_sees_what_is_known_where_it_is_made() => Meets("var e = r.Ease; var x = rows.Select(row => [|row.Answer - e|]);");

    [Fact]
    public Task Query_syntax_is_the_same() => Meets("var x = [|(from row in rows where c select row.Answer).Concat(from row in rows select row.Ease).Average()|];");

    [Fact]
    public Task Expression_trees_are_the_same() => Meets("var q = rows.AsQueryable(); var x = [|q.Select(row => row.Answer).Concat(q.Select(row => row.Ease)).Average()|]; var y = q.Where(row => [|row.Answer > row.Ease|]);");

    [Fact]
    public Task Parallel_queries_are_the_same() => Meets("var x = [|rows.AsParallel().Select(row => row.Answer).Concat(rows.AsParallel().Select(row => row.Ease)).Average()|];");

    [Fact]
    public Task Any_other_lambda_is_a_body_of_its_own() => Meets("Func<Row, int> f = row => [|row.Answer + row.Ease|]; Action a = () => Scale.Use([|r.Answer > r.Ease|]);");

    [Fact]
    public Task A_local_function_is_a_body_of_its_own() => Meets("Scale.Use(Sum(r)); static int Sum(Row row) => [|row.Answer + row.Ease|];");

    [Fact]
    public Task Captured_variables_are_unknown_in_other_bodies() => IsSilent("var a = r.Answer; Action later = () => Scale.Use(a + r.Ease); Local(); void Local() => Scale.Use(a + r.Ease);");

    [Fact]
    public Task A_local_that_a_lambda_writes_is_unknown_throughout() => IsSilent("var a = r.Answer; Action set = () => a = 0; set(); var x = a + r.Ease;");

    [Fact]
    public Task A_local_that_a_selector_writes_is_unknown_throughout() => IsSilent("var a = r.Answer; var s = rows.Select(row => a = n).ToList(); var x = a + r.Ease;");

    [Fact]
    public Task A_local_whose_reference_is_taken_is_unknown_throughout() => IsSilent(
        "var a = r.Answer; Set(ref a); var x = a + r.Ease; var b = r.Answer; ref var alias = ref b; alias = n; var y = b + r.Ease; static void Set(ref int value) => value = 0;");

    [Fact]
    public Task An_out_argument_is_assigned() => IsSilent("var a = r.Answer; int.TryParse(text, out a); var x = a + r.Ease;");

    [Fact]
    public Task A_dynamic_value_is_unknown() => IsSilent("dynamic a = r.Answer; var x = a + r.Ease;");

    [Fact]
    public Task Values_of_an_annotated_dictionary_are_on_its_scale() => DeclarationsMeet("""
        public sealed class Form { [OnScale<Csat5>] public Dictionary<string, int> ByQuestion { get; } = []; }
        public static class Body
        {
            public static double Of(Form form, Row r)
            {
                foreach (var pair in form.ByQuestion) Scale.Use([|pair.Value + r.Ease|]);
                foreach (var (key, value) in form.ByQuestion) Scale.Use((key, value));
                return [|form.ByQuestion.Values.Append(r.Ease).Average()|];
            }
        }
        """);
}
