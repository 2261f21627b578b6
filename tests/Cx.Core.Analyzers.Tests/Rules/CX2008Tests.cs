using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX2008Tests : RuleTests<CX2008_ScoreComputedByHand>
{
    [Fact]
    public Task Nines_and_tens_minus_zero_to_six_is_reported() => Rule.Reports(
        "static class C { public static int Net(List<int> xs) => [|xs.Count(x => x >= 9) - xs.Count(x => x <= 6)|]; }",
        With("cx.heuristics = structure"),
        "This subtracts detractors from promoters by hand; count with RatingCounts<Nps> and use NetPromoterScore.From, which knows n, non-answers and uncertainty");

    [Fact]
    public Task However_the_levels_are_written_they_are_the_same() => Rule.Reports(
        """
        sealed record Row(int? Score);
        static class C
        {
            public static int A(int[] xs) => [|xs.Count(x => x > 8) - xs.Count(y => 7 > y)|];
            public static int B(int[] xs) => [|xs.Count(x => x is 9 or 10) - xs.Count(x => x is >= 0 and <= 6)|];
            public static long D(List<Row> rows) => [|rows.LongCount(r => r.Score >= 9) - rows.LongCount(r => r.Score.HasValue && r.Score.Value <= 6)|];
            public static int E(List<Row> rows) => [|rows.Where(r => r.Score >= 9).Count() - rows.Where(r => r.Score is not null && !(r.Score > 6)).Count()|];
            public static int F(Rating<Nps>[] xs) => [|xs.Count(x => x.Value >= 9) - xs.Count(x => x.Value <= 6)|];
            public static int G(IQueryable<int> xs) => [|xs.Count(x => x == 9 || x == 10) - xs.Count(x => x <= 6)|];
            public static int H(int[] xs) => [|(from x in xs where x >= 9 select x).Count() - (from x in xs where x < 7 select x).Count()|];
        }
        """,
        With("cx.heuristics = names"));

    [Fact]
    public Task Locals_and_shares_meet_in_the_subtraction() => Rule.Reports(
        """
        static class C
        {
            public static double A(List<int> xs)
            {
                var promoters = xs.Count(x => x >= 9);
                var detractors = xs.Count(x => x <= 6);
                return ([|promoters - detractors|]) * 100.0 / xs.Count;
            }

            public static double B(List<int> xs) => [|((double)xs.Count(x => x >= 9) / xs.Count) - (xs.Count(x => x <= 6) / (double)xs.Count)|];
        }
        """,
        With("cx.heuristics = structure"));

    [Fact]
    public Task Without_the_option_it_is_silent() => Silent(
        "static class C { public static int Net(List<int> xs) => xs.Count(x => x >= 9) - xs.Count(x => x <= 6); }");

    [Fact]
    public Task A_bad_value_of_the_option_is_off() => Rule.Silent(
        "static class C { public static int Net(List<int> xs) => xs.Count(x => x >= 9) - xs.Count(x => x <= 6); }",
        With("cx.heuristics = all"));

    [Fact]
    public Task Other_levels_are_silent() => Rule.Silent(
        """
        static class C
        {
            public static int A(List<int> xs) => xs.Count(x => x >= 8) - xs.Count(x => x <= 6);
            public static int B(List<int> xs) => xs.Count(x => x >= 9) - xs.Count(x => x <= 5);
            public static int D(List<int> xs) => xs.Count(x => x >= 4) - xs.Count(x => x <= 2);
            public static int E(List<int> xs, int top) => xs.Count(x => x >= top) - xs.Count(x => x <= 6);
            public static int F(List<int> xs) => xs.Count(x => x >= 9) - xs.Count(x => x is > 0 and <= 6);
            public static int G(List<int> xs) => xs.Count(x => x <= 6) - xs.Count(x => x >= 9);
        }
        """,
        With("cx.heuristics = structure"));

    [Fact]
    public Task Two_sequences_or_two_answers_are_silent() => Rule.Silent(
        """
        sealed record Row(int Quality, int Price);
        static class C
        {
            public static int A(List<int> xs, List<int> ys) => xs.Count(x => x >= 9) - ys.Count(y => y <= 6);
            public static int B(List<Row> rows) => rows.Count(r => r.Quality >= 9) - rows.Count(r => r.Price <= 6);
            public static int D(List<Row> rows) => rows.Count(r => r.Quality >= 9 && r.Price >= 9) - rows.Count(r => r.Quality <= 6);
        }
        """,
        With("cx.heuristics = structure"));

    [Fact]
    public Task Conditions_on_more_than_the_answer_are_silent() => Rule.Silent(
        """
        static class C
        {
            private static bool Is(int x) => x >= 9;
            public static int A(List<int> xs, bool all) => xs.Count(x => x >= 9 && all) - xs.Count(x => x <= 6);
            public static int B(List<int> xs) => xs.Count(x => Is(x)) - xs.Count(x => x <= 6);
            public static int D(List<int> xs) => xs.Count(Is) - xs.Count(x => x <= 6);
            public static int E(List<string> xs) => xs.Count(x => x.Length >= 9) + xs.Count(x => x.Length <= 6);
        }
        """,
        With("cx.heuristics = structure"));

    [Fact]
    public Task Counts_beside_each_other_are_silent() => Rule.Silent(
        """
        static class C
        {
            public static (int, int) A(List<int> xs) => (xs.Count(x => x >= 9), xs.Count(x => x <= 6));
            public static int B(List<int> xs) => xs.Count - xs.Count(x => x <= 6);
            public static double? D(List<int> xs) => NetPromoterScore.From(RatingCounts.Of(xs.Select(x => Rating<Nps>.From(x))))?.Points;
        }
        """,
        With("cx.heuristics = structure"));

    [Fact]
    public Task The_whole_formula_becomes_the_score() => Rule.Fixes(
        """
        static class C
        {
            // in points
            public static double? A(List<int> xs) => 100.0 * ([|xs.Count(x => x >= 9) - xs.Count(x => x <= 6)|]) / xs.Count; // A
            public static double? B(List<int?> xs) => ([|((double)xs.Count(x => x >= 9) / xs.Count()) - ((double)xs.Count(x => x <= 6) / xs.Count())|]) * 100;
            public static double? D(Rating<Nps>[] xs) => [|(100.0 * xs.Count(x => x.Value >= 9) / xs.Length) - (100.0 * xs.Count(x => x.Value <= 6) / xs.Length)|];
        }
        """,
        """
        static class C
        {
            // in points
            public static double? A(List<int> xs) => NetPromoterScore.From(RatingCounts.Of(xs.Select(x => Rating<Nps>.From(x))))?.Points; // A
            public static double? B(List<int?> xs) => NetPromoterScore.From(RatingCounts.Of(xs.Select(x => Rating<Nps>.FromNullable(x))))?.Points;
            public static double? D(Rating<Nps>[] xs) => NetPromoterScore.From(RatingCounts.Of(xs))?.Points;
        }
        """,
        With("cx.heuristics = structure"),
        "CX2008.From");

    [Fact]
    public Task What_is_no_whole_formula_gets_no_fix() => Rule.OffersNoFix(
        """
        static class C
        {
            public static int A(List<int> xs) => [|xs.Count(x => x >= 9) - xs.Count(x => x <= 6)|];
            public static double? B(List<int> xs, List<int> all) => 100.0 * ([|xs.Count(x => x >= 9) - xs.Count(x => x <= 6)|]) / all.Count;
            public static double? D(List<int> xs) => ([|xs.Count(x => x >= 9) - xs.Count(x => x <= 6)|]) / (double)xs.Count;
            public static double E(List<int> xs) => 100.0 * ([|xs.Count(x => x >= 9) - xs.Count(x => x <= 6)|]) / xs.Count;
            public static double? F(List<double> xs) => 100.0 * ([|xs.Count(x => x >= 9) - xs.Count(x => x <= 6)|]) / xs.Count;
        }
        """,
        With("cx.heuristics = structure"));
}
