using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX2002Tests : RuleTests<CX2002_IntegerDivisionInAScore>
{
    [Fact]
    public Task Counts_of_a_score_over_its_n_are_reported() => Reports(
        """
        static class C
        {
            public static double Nps(NetPromoterScore nps) => [|(nps.Promoters - nps.Detractors) / nps.N|] * 100;
        }
        """,
        "Both operands are counts, so the quotient is cut to a whole number; use Points, or cast the numerator to double");

    [Fact]
    public Task Counts_held_in_locals_are_still_counts() => Reports("""
        static class C
        {
            public static double Share(RatingCounts<Csat5> counts)
            {
                var good = counts[4] + counts[5];
                var promoters = counts.Answered;
                return [|promoters / counts.Offered|];
            }
        }
        """);

    [Fact]
    public Task A_count_over_a_number_of_the_program_is_silent() => Silent("""
        static class C
        {
            public static long Pages(NetPromoterScore nps, int pageSize) => nps.N / pageSize;
            public static long Half(NetPromoterScore nps) => nps.Promoters / 2;
        }
        """);

    [Fact]
    public Task A_division_in_floating_point_is_silent() => Silent("""
        static class C
        {
            public static double Share(NetPromoterScore nps) => (double)nps.Promoters / nps.N;
            public static double Percent(NetPromoterScore nps) => 100.0 * nps.Promoters / nps.N;
        }
        """);

    [Fact]
    public Task An_index_is_silent() => Silent("""
        static class C
        {
            public static string Label(NetPromoterScore nps, string[] labels) => labels[nps.Promoters / nps.N];
        }
        """);

    [Fact]
    public Task Like_named_counts_of_another_type_are_silent() => Silent("""
        sealed class NetPromoterScore { public long Promoters => 1; public long Detractors => 1; public long N => 2; }
        static class C
        {
            public static long Nps(NetPromoterScore nps) => (nps.Promoters - nps.Detractors) / nps.N;
        }
        """);

    [Fact]
    public Task The_cast_keeps_comments_and_layout() => Fixes(
        """
        static class C
        {
            public static double Share(NetPromoterScore nps)
            {
                // share of promoters
                return [|nps.Promoters /* all */ / nps.N|]; // 0…1
            }
        }
        """,
        """
        static class C
        {
            public static double Share(NetPromoterScore nps)
            {
                // share of promoters
                return (double)nps.Promoters /* all */ / nps.N; // 0…1
            }
        }
        """);

    [Fact]
    public Task Points_are_offered_for_promoters_minus_detractors_times_hundred() => Fixes(
        "static class C { public static double Nps(NetPromoterScore nps) => [|(nps.Promoters - nps.Detractors) / nps.N|] * 100; }",
        "static class C { public static double Nps(NetPromoterScore nps) => nps.Points; }",
        "CX2002.Points");

    [Fact]
    public Task Where_a_whole_number_is_wanted_no_fix_is_offered() => OffersNoFix(
        "static class C { public static long Nps(NetPromoterScore nps) => [|nps.Promoters / nps.N|]; }");
}
