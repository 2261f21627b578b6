using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX1004Tests : RuleTests<CX1004_ScaleConvertedByARatio>
{
    // 1 * 5 / 7 = 0.714…, 1 * 100 / 7 = 14.28…, whole 14.
    [Fact]
    public Task A_value_over_the_maximum_of_its_scale_is_reported() => Reports(
        """
        sealed record Row(Rating<Csat7> Csat, [OnScale<Likert7>] int Agreement);
        static class C
        {
            public static double? Five(Row r) => [|r.Csat.Value * 5 / 7.0|];
            public static double Hundred(Row r) => [|100.0 * r.Agreement / 7|];
            public static int Whole(Row r) => [|r.Agreement * 100 / 7|];
            public static double Share(Row r) => [|r.Agreement / 7d|];
        }
        """,
        "Dividing by 7 does not convert Csat7, which runs from 1 to 7: its lowest answer becomes 0.71; use Rescale.To for another scale, or Rescale.ToPomp for 0 to 100",
        "Dividing by 7 does not convert Likert7, which runs from 1 to 7: its lowest answer becomes 14.29; use Rescale.ToPomp, with Likert7.Definition",
        "Dividing by 7 does not convert Likert7, which runs from 1 to 7: its lowest answer becomes 14; use Rescale.ToPomp, with Likert7.Definition",
        "Dividing by 7 does not convert Likert7, which runs from 1 to 7: its lowest answer becomes 0.14; use Rescale.To for another scale, or Rescale.ToPomp for 0 to 100");

    [Fact]
    public Task Locals_means_and_other_orders_of_factors_are_seen() => Reports("""
        sealed record Row(Rating<Csat7> Csat, [OnScale<Likert7>] int Agreement);
        static class C
        {
            private const int Top = 7;
            public static double Local(Row r)
            {
                var agreement = r.Agreement;
                return [|agreement / (double)Top * 5|];
            }
            public static double? Mean(IEnumerable<Row> rows) => [|rows.Average(r => r.Csat.Value) * 5 / 7|];
            public static double? Selector(IEnumerable<Row> rows) => rows.Average(r => [|r.Csat.Value * 5 / 7.0|]);
            public static double First(Row r) => [|5.0 / 7 * r.Agreement|];
            public static string Text(Row r) => $"{[|r.Agreement * 5m / 7|]:F1}";
            public static double Rounded(Row r) => Math.Round([|r.Agreement * 5 / 7.0|]);
            public static double? Pattern(Row r) => r.Csat.Value is { } csat ? [|csat * 5 / 7.0|] : null;
        }
        """);

    [Fact]
    public Task With_an_unknown_factor_the_lowest_answer_is_compared_with_the_highest() => Reports(
        "static class C { public static double Of([OnScale<Likert7>] int agreement, int max) => [|agreement * max / 7.0|]; }",
        "Dividing by 7 does not convert Likert7, which runs from 1 to 7: its lowest answer becomes 1/7 of the highest; use Rescale.To for another scale, or Rescale.ToPomp for 0 to 100");

    [Fact]
    public Task Top_level_statements_are_looked_at() => Reports("var answer = Rating<Stars5>.From(4); Console.WriteLine([|answer.Value * 10 / 5.0|]);");

    [Fact]
    public Task A_scale_from_zero_is_converted_by_a_ratio() => Silent("""
        static class C
        {
            public static double? Percent(Rating<Nps> nps) => nps.Value * 100 / 10.0;
            public static double Share([OnScale<Slider100>] int slider) => slider / 100.0;
        }
        """);

    [Fact]
    public Task A_division_by_a_count_or_another_number_is_silent() => Silent("""
        static class C
        {
            public static double Each([OnScale<Csat5>] int sum, int n) => sum * 100.0 / n;
            public static double Half([OnScale<Csat5>] int value) => value / 2.0;
            public static double Times([OnScale<Csat5>] int value) => value * 5.0;
            public static double Inverse([OnScale<Csat5>] int value) => 5.0 / value;
        }
        """);

    [Fact]
    public Task A_linear_map_and_sums_of_items_are_silent() => Silent("""
        static class C
        {
            public static double Pomp([OnScale<Csat5>] int value) => (value - 1) * 100 / 4.0;
            public static double Five([OnScale<Likert7>] int value) => ((value - 1) * 4 / 6.0) + 1;
            public static double Items([OnScale<Csat5>] int a, [OnScale<Csat5>] int b) => (a + b + a + b + a) / 5.0;
            public static double Ratio([OnScale<Csat5>] int a, [OnScale<Csat5>] int b) => a * b / 5.0;
        }
        """);

    [Fact]
    public Task A_method_that_converts_scales_on_purpose_is_silent() => Silent("""
        static class C
        {
            [ConvertsScale("the width of a bar of five stars")]
            public static double Bar([OnScale<Stars5>] int stars) => stars * 100 / 5.0;
            [ConvertsScale("the width of a bar of five stars")]
            public static IEnumerable<double> Bars(IEnumerable<Rating<Stars5>> stars) => stars.Select(s => (s.Value ?? 0) * 1.0).Concat(stars.Select(s => s.Value!.Value / 5.0));
            public static double Local([OnScale<Stars5>] int stars)
            {
                return Bar(stars);
                [ConvertsScale("the width of a bar of five stars")] static double Bar([OnScale<Stars5>] int stars) => stars / 5.0;
            }
        }
        """);

    [Fact]
    public Task Unknown_scales_and_numbers_without_scale_are_silent() => Silent("""
        readonly struct Named : IScale<Named>
        {
            private const int Top = 7;
            public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("named", 1, Top, Polarity.HigherIsBetter);
        }
        static class C
        {
            public static double? Unknown(Rating<Named> value) => value.Value * 5 / 7.0;
            public static double Plain(int value) => value * 5 / 7.0;
            public static double? Generic<T>(Rating<T> value) where T : struct, IScale<T> => value.Value * 5 / 7.0;
            public static double? Runtime(Rating value) => value.Value * 5 / 7.0;
        }
        """);

    [Fact]
    public Task A_scale_around_zero_and_like_named_types_are_silent() => Silent("""
        readonly struct Warmth : IScale<Warmth> { public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("warmth", -5, 5, Polarity.HigherIsBetter); }
        namespace Other
        {
            readonly struct Rating<T> { public int Value => 4; }
            static class C
            {
                public static double? Degrees(Cx.Core.Scales.Rating<Warmth> warmth) => warmth.Value * 10 / 5.0;
                public static double Foreign(Rating<Csat7> value) => value.Value * 5 / 7.0;
            }
        }
        """);

    [Fact]
    public Task A_hundred_becomes_percent_of_the_maximum_possible() => Fixes(
        """
        static class C
        {
            // shown in the report
            public static double Percent([OnScale<Likert7>] int agreement) => [|agreement * 100 / 7.0|]; // 0…100
        }
        """,
        """
        static class C
        {
            // shown in the report
            public static double Percent([OnScale<Likert7>] int agreement) => Rescale.ToPomp(agreement, Likert7.Definition).Value; // 0…100
        }
        """,
        "CX1004.Pomp");

    [Fact]
    public Task A_missing_answer_stays_missing() => Fixes(
        """
        static class C
        {
            public static double? Percent(Rating<Csat7> csat) => [|csat.Value / 7.0 * 100|];
            public static string Text(Rating<Csat7> csat) => $"{[|csat.Value * 100 / 7.0|]:F1}";
            public static (double?, double?) Two(Rating<Csat7> a, Rating<Csat7> b) => ([|a.Value * 100 / 7.0|], [|b.Value * 100 / 7.0|]);
        }
        """,
        """
        static class C
        {
            public static double? Percent(Rating<Csat7> csat) => csat.Value is { } answer ? Rescale.ToPomp(answer, Csat7.Definition).Value : (double?)null;
            public static string Text(Rating<Csat7> csat) => $"{(csat.Value is { } answer ? Rescale.ToPomp(answer, Csat7.Definition).Value : (double?)null):F1}";
            public static (double?, double?) Two(Rating<Csat7> a, Rating<Csat7> b) => (a.Value is { } answer ? Rescale.ToPomp(answer, Csat7.Definition).Value : (double?)null, b.Value is { } answer2 ? Rescale.ToPomp(answer2, Csat7.Definition).Value : (double?)null);
        }
        """);

    [Fact]
    public Task The_one_scale_in_sight_with_that_maximum_is_the_target() => Fixes(
        """
        static class C
        {
            public static double Pooled(RatingCounts<Csat5> shop, [OnScale<Likert7>] int agreement) => (double)shop.Answered + [|agreement * 5 / 7.0|];
        }
        """,
        """
        static class C
        {
            public static double Pooled(RatingCounts<Csat5> shop, [OnScale<Likert7>] int agreement) => (double)shop.Answered + Rescale.To(agreement, Likert7.Definition, Csat5.Definition).Value;
        }
        """,
        "CX1004.Rescale");

    [Fact]
    public Task The_fix_adds_the_using_that_its_types_need() => Rule.Fixes(
        """
        static class C
        {
            public static double Percent(Row row) => [|row.Agreement * 100 / 7.0|];
            public static double Other(Row row) => [|row.Agreement * 100 / 7.0|];
        }
        """,
        """
        using Cx.Core.Scales;

        static class C
        {
            public static double Percent(Row row) => Rescale.ToPomp(row.Agreement, Likert7.Definition).Value;
            public static double Other(Row row) => Rescale.ToPomp(row.Agreement, Likert7.Definition).Value;
        }
        """,
        Shape with { GlobalUsings = TestCode.ConsoleUsings + "\nusing Cx.Core.Scales;\nsealed record Row([OnScale<Likert7>] int Agreement);" });

    [Fact]
    public Task Two_scales_in_sight_are_a_choice_and_get_no_fix() => OffersNoFix(
        "static class C { public static double Of(Rating<Csat5> csat, Rating<Stars5> stars, [OnScale<Likert7>] int agreement) => [|agreement * 5 / 7.0|]; }");

    [Fact]
    public Task Where_the_result_must_be_whole_or_is_translated_no_fix_is_offered() => OffersNoFix("""
        sealed record Row([OnScale<Likert7>] int Agreement, [OnScale<Likert7>] int? Maybe);
        static class C
        {
            public static int Whole(Row r) => [|r.Agreement * 100 / 7|];
            public static IQueryable<double?> Query(IQueryable<Row> rows) => rows.Select(r => [|r.Maybe * 100 / 7.0|]);
        }
        """);
}
