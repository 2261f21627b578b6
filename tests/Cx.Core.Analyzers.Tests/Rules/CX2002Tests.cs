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
    public Task Indexers_casts_lifted_operands_and_checked_contexts_are_seen_through() => Reports("""
        static class C
        {
            public static double A(RatingCounts<Csat5> counts) => [|counts[5] / counts.Answered|];
            public static double B(NetPromoterScore nps) => [|(int)nps.Promoters / (int)nps.N|];
            public static double? D(NetPromoterScore? nps) => [|nps?.Promoters / nps?.N|];
            public static double E(NetPromoterScore nps) => checked([|nps.Promoters / nps.N|]);
            public static double F(ThreeItemCounts counts) => [|counts.Complete / (counts.Complete + counts.Incomplete)|];
            public static double G(BoxScore box) => [|box.Share.Hits / box.Share.N|];
            public static double H(IScore score) => [|score.N / score.Sample.Offered|];
            public static double I(RatingCounts<Nps> counts)
            {
                var score = NetPromoterScore.From(counts)!;
                long promoters = score.Promoters, n = counts.Answered;
                return [|promoters * 100 / n|];
            }
        }
        """);

    [Fact]
    public Task Counts_of_cases_are_counts() => Reports("""
        using Cx.Core.Durations;
        static class C { public static double Share(DurationDistribution waits) => [|waits.Resolved / waits.N|]; }
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
    public Task A_quotient_that_ends_as_an_index_is_silent() => Silent("""
        static class C
        {
            public static string A(NetPromoterScore nps, string[] labels) => labels[Math.Min((nps.Promoters * 10 / nps.N) + 1, 9)];
            public static string B(NetPromoterScore nps, List<string> labels) => labels[(int)(nps.Promoters * 10 / nps.N)];
            public static string[] D(NetPromoterScore nps, string[] labels) => labels[..(int)(nps.Promoters * 10 / nps.N)];
            public static void E(NetPromoterScore nps, int[] bins)
            {
                var bin = nps.Promoters * 10 / nps.N;
                bins[bin]++;
            }
        }
        """);

    [Fact]
    public Task Whole_groups_with_a_remainder_are_silent() => Silent("""
        static class C
        {
            public static (long Groups, long Left) A(NetPromoterScore nps, Sample sample) => Math.DivRem(sample.Offered, nps.N);
            public static string B(NetPromoterScore nps, Sample sample) => $"{sample.Offered / nps.N} groups, {sample.Offered % nps.N} left";
        }
        """);

    [Fact]
    public Task Levels_and_values_are_no_counts() => Silent("""
        static class C
        {
            public static int A(NetBoxScore net) => net.FavourableLevels / net.UnfavourableLevels;
            public static double B(WeightedRatingCounts<Csat5> counts) => counts[5] / counts.Answered;
            public static double D(NetPromoterScore nps) => nps.Points / nps.N;
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
    public Task A_factor_of_hundred_in_the_numerator_is_part_of_the_points() => Fixes(
        "static class C { public static double Nps(NetPromoterScore nps) => [|100 * (nps.Promoters - nps.Detractors) / nps.N|]; }",
        "static class C { public static double Nps(NetPromoterScore nps) => nps.Points; }",
        "CX2002.Points");

    [Fact]
    public Task A_score_that_may_be_missing_stays_so() => Fixes(
        "static class C { public static double? Share(NetPromoterScore? nps) => [|nps?.Promoters / nps?.N|]; }",
        "static class C { public static double? Share(NetPromoterScore? nps) => (double?)nps?.Promoters / nps?.N; }");

    [Fact]
    public Task Where_a_whole_number_is_wanted_no_fix_is_offered() => OffersNoFix(
        "static class C { public static long Nps(NetPromoterScore nps) => [|nps.Promoters / nps.N|]; }");
}
