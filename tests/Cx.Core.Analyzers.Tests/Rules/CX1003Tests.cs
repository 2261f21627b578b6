using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX1003Tests : RuleTests<CX1003_PolarityIsNotConsidered>
{
    private const string Row = "sealed record Row(Rating<Csat5> Csat, Rating<Ces5> Effort, Rating<Ces7> Ease, [OnScale<Nps>] int Recommend, [OnScale<NetEasy7>] int? Hard);\n";

    [Fact]
    public Task One_direction_for_both_polarities_in_a_condition_is_reported() => Reports(
        Row + """
        static class C
        {
            public static int Happy(IEnumerable<Row> rows)
            {
                var happy = 0;
                foreach (var r in rows)
                {
                    if (r.Csat.Value >= 4 && [|r.Effort.Value >= 4|]) happy++;
                }
                return happy;
            }
        }
        """,
        "High is good on Csat5 and bad on Ces5, but both are tested in the same direction; ask IsFavourable, or turn one with Reverse");

    [Fact]
    public Task Lambdas_annotated_numbers_and_turned_operands_are_seen() => Reports(Row + """
        static class C
        {
            public static int Low(IEnumerable<Row> rows) => rows.Count(r => 3 > r.Csat.Value || [|r.Effort.Value < 3|]);
            public static int Plain(IEnumerable<Row> rows, int top) => rows.Count(r => r.Recommend >= top && [|r.Hard >= top|]);
            public static IQueryable<Row> Query(IQueryable<Row> rows) => from r in rows where r.Csat.Value > 3 && [|r.Effort.Value > 3|] select r;
        }
        """);

    [Fact]
    public Task Patterns_and_the_locals_that_they_declare_are_seen() => Reports(Row + """
        static class C
        {
            public static bool Is(Row r) => r.Csat.Value is >= 4 && r.Effort.Value is [|>= 4|];
            public static bool Property(Row? r) => r is { Csat.Value: >= 4, Effort.Value: [|> 3|] };
            public static bool Tuple(Row r) => (r.Csat.Value, r.Effort.Value) is (>= 4, [|>= 4|]);
            public static bool Declared(Row r) => r.Csat.Value is { } csat && r.Effort.Value is { } effort && csat >= 4 && [|effort >= 4|];
            public static bool Tried(Row r) => r.Csat.TryGetValue(out var csat) && r.Effort.TryGetValue(out var effort) && csat >= 4 && [|effort >= 4|];
            public static string Arm(Row r) => (r.Csat.Value, r.Effort.Value) switch { (>= 4, [|>= 4|]) => "happy", _ => "other" };
        }
        """);

    [Fact]
    public Task A_negation_turns_the_direction() => Reports(Row + """
        static class C
        {
            public static bool Not(Row r) => r.Csat.Value >= 4 && !([|r.Effort.Value < 3|]);
            public static bool NotPattern(Row r) => r.Csat.Value >= 4 && r.Effort.Value is not [|< 3|];
        }
        """);

    [Fact]
    public Task One_direction_for_both_polarities_in_an_order_is_reported() => Reports(
        Row + """
        static class C
        {
            public static IEnumerable<Row> Worst(IEnumerable<Row> rows) => rows.OrderBy(r => r.Csat.Value).ThenBy(r => [|r.Effort.Value|]);
            public static IEnumerable<Row> Best(IEnumerable<Row> rows) => rows.OrderByDescending(r => r.Effort).ThenBy(r => r.ToString()).ThenByDescending(r => [|r.Csat|]);
            public static IEnumerable<Row> Query(IEnumerable<Row> rows) => from r in rows orderby r.Recommend, [|r.Hard|] select r;
        }
        """,
        "High is good on Csat5 and bad on Ces5, but both are ordered in the same direction; ask IsFavourable, or turn one with Reverse",
        "High is good on Csat5 and bad on Ces5, but both are ordered in the same direction; ask IsFavourable, or turn one with Reverse",
        "High is good on Nps and bad on NetEasy7, but both are ordered in the same direction; ask IsFavourable, or turn one with Reverse");

    [Fact]
    public Task A_scale_in_the_source_has_the_polarity_of_its_definition() => Reports("""
        readonly struct Wait : IScale<Wait> { public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("wait", 1, 6, Polarity.LowerIsBetter); }
        static class C
        {
            public static bool Happy(Rating<Csat5> csat, Rating<Wait> wait) => csat.Value >= 4 && [|wait.Value >= 5|];
        }
        """);

    [Fact]
    public Task A_single_test_on_a_low_is_good_value_is_silent() => Silent(Row + """
        static class C
        {
            public static bool Open(Row r) => r.Effort.Value >= 4;
            public static bool OpenOld(Row r, int age) => r.Effort.Value >= 4 && age >= 3;
        }
        """);

    [Fact]
    public Task Each_in_its_own_good_direction_is_silent() => Silent(Row + """
        static class C
        {
            public static bool Happy(Row r) => r.Csat.Value >= 4 && r.Effort.Value <= 2;
            public static bool Not(Row r) => r.Csat.Value >= 4 && !(r.Effort.Value > 2) && r.Effort.Value is not > 2;
            public static bool Pattern(Row r) => r is { Csat.Value: >= 4, Effort.Value: <= 2 };
            public static IEnumerable<Row> Worst(IEnumerable<Row> rows) => rows.OrderBy(r => r.Csat.Value).ThenByDescending(r => r.Effort.Value);
        }
        """);

    [Fact]
    public Task Scales_of_one_polarity_are_silent() => Silent(Row + """
        static class C
        {
            public static bool Happy(Row r) => r.Csat.Value >= 4 && r.Ease.Value >= 5 && r.Recommend >= 9;
            public static bool Hard(Row r) => r.Effort.Value >= 4 && r.Hard >= 5;
            public static IEnumerable<Row> Worst(IEnumerable<Row> rows) => rows.OrderBy(r => r.Csat.Value).ThenBy(r => r.Ease.Value);
        }
        """);

    [Fact]
    public Task Favourable_answers_are_asked_for_whatever_the_polarity() => Silent(Row + """
        static class C
        {
            public static bool Happy(Row r) => r.Csat.IsFavourable == true && r.Effort.IsFavourable == true;
            public static IEnumerable<Row> Best(IEnumerable<Row> rows) => rows.OrderByDescending(r => r.Csat.IsFavourable).ThenByDescending(r => r.Effort.IsFavourable);
        }
        """);

    [Fact]
    public Task What_came_out_of_Reverse_is_silent() => Silent("""
        readonly struct Effort : IScale<Effort> { public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("ease5", 1, 5, Polarity.HigherIsBetter); }
        static class C
        {
            public static bool Turned(Rating<Csat5> csat, Rating<Ces5> effort) => csat.Value >= 4 && effort.Reverse().Value >= 4;
            public static bool Other(Rating<Csat5> csat, Rating<Ces5> effort) => csat.Value >= 4 && effort.Reverse<Effort>().Value >= 4;
            public static bool Local(Rating<Csat5> csat, Rating<Ces5> effort)
            {
                var ease = effort.Reverse();
                return csat.Value >= 4 && ease.Value >= 4;
            }
            public static bool Tried(Rating<Csat5> csat, Rating<Ces5> effort) => effort.Reverse().TryGetValue(out var ease) && csat.Value >= 4 && ease >= 4;
            public static bool Reassigned(Rating<Csat5> csat, Rating<Ces5> effort)
            {
                effort = effort.Reverse();
                return csat.Value >= 4 && effort.Value >= 4;
            }
            public static bool ReassignedLocal(Rating<Csat5> csat, Rating<Ces5> effort)
            {
                var ease = effort;
                ease = ease.Reverse();
                return csat.Value >= 4 && ease.Value >= 4;
            }
            public static bool ByHand(Rating<Csat5> csat, Rating<Ces5> effort) => csat.Value >= 4 && 6 - effort.Value >= 4;
            public static IEnumerable<(Rating<Csat5> A, Rating<Ces5> B)> Order(IEnumerable<(Rating<Csat5> A, Rating<Ces5> B)> rows) => rows.OrderBy(r => r.A).ThenBy(r => r.B.Reverse());
        }
        """);

    [Fact]
    public Task A_test_that_only_asks_for_an_answer_is_silent() => Silent(Row + """
        static class C
        {
            public static bool Given(Row r) => r.Csat.Value > 0 && r.Effort.Value > 0;
            public static bool Valid(Row r) => r.Recommend >= 0 && r.Hard > 0 && r.Csat.Value is >= 1 and <= 5 && r.Effort.Value is >= 1 and <= 5;
        }
        """);

    [Fact]
    public Task A_middle_band_has_no_direction() => Silent(Row + """
        static class C
        {
            public static bool Lukewarm(Row r) => r.Csat.Value >= 2 && r.Csat.Value <= 4 && r.Effort.Value >= 2 && r.Effort.Value <= 4;
            public static bool Mixed(Row r) => (r.Csat.Value >= 4 || r.Csat.Value <= 2) && r.Effort.Value >= 4;
            public static bool Exact(Row r) => r.Csat.Value == 5 && r.Effort.Value == 5;
        }
        """);

    [Fact]
    public Task Separate_conditions_and_comparers_are_silent() => Silent(Row + """
        static class C
        {
            public static int Two(Row r)
            {
                var found = 0;
                if (r.Csat.Value >= 4) found++;
                if (r.Effort.Value >= 4) found++;
                return found;
            }
            public static IEnumerable<Row> Chain(IEnumerable<Row> rows) => rows.Where(r => r.Csat.Value >= 4).Where(r => r.Effort.Value >= 4);
            public static IEnumerable<Row> Compared(IEnumerable<Row> rows, IComparer<int?> worst) => rows.OrderBy(r => r.Csat.Value).ThenBy(r => r.Effort.Value, worst);
            public static bool Inner(IEnumerable<Row> rows) => rows.Any(r => r.Csat.Value >= 4) && rows.Any(r => r.Effort.Value >= 4);
        }
        """);

    [Fact]
    public Task Unknown_scales_and_like_named_types_are_silent() => Silent("""
        namespace Other
        {
            readonly struct Rating<T> { public int? Value => 4; }
            static class C
            {
                public static bool Foreign(Rating<Csat5> csat, Rating<Ces5> effort) => csat.Value >= 4 && effort.Value >= 4;
                public static bool Generic<A, B>(Cx.Core.Scales.Rating<A> a, Cx.Core.Scales.Rating<B> b) where A : struct, IScale<A> where B : struct, IScale<B> => a.Value >= 4 && b.Value >= 4;
                public static bool Plain(int csat, int effort) => csat >= 4 && effort >= 4;
            }
        }
        """);
}
