using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX2001Tests : RuleTests<CX2001_ScoresAreAveraged>
{
    [Fact]
    public Task A_mean_over_the_points_of_groups_is_reported() => Reports(
        """
        sealed record Region(string Name, NetPromoterScore Nps, MeanScore Csat);
        static class C
        {
            public static double Nps(IEnumerable<Region> regions) => [|regions.Average(r => r.Nps.Points)|];
            public static double Csat(IEnumerable<Region> regions) => [|regions.Select(r => r.Csat.Mean).Sum()|];
        }
        """,
        "Scores (NetPromoterScore.Points) are averaged; merge their RatingCounts and calculate the score of the merged counts",
        "Scores (MeanScore.Mean) are added; merge their RatingCounts and calculate the score of the merged counts");

    [Fact]
    public Task Two_scores_added_and_halved_are_averaged() => Reports(
        """
        static class C
        {
            public static double Nps(NetPromoterScore a, NetPromoterScore b) => ([|a.Points + b.Points|]) / 2;
            public static double Sum(ThreeItemSatisfactionIndex a, ThreeItemSatisfactionIndex b) => [|a.Points + b.Points|];
            public static double Pomp(PompScore a, PompScore b) => [|a.Points + b.Points|];
            public static double Net(NetBoxScore a, NetBoxScore b) => [|a.Points + b.Points|];
        }
        """,
        "Scores (NetPromoterScore.Points) are averaged; merge their RatingCounts and calculate the score of the merged counts",
        "Scores (ThreeItemSatisfactionIndex.Points) are added; merge their ThreeItemCounts and calculate the score of the merged counts",
        "Scores (PompScore.Points) are added; merge their RatingCounts and calculate the score of the merged counts, or weigh different questions with WeightedSatisfactionIndex",
        "Scores (NetBoxScore.Points) are added; merge their RatingCounts and calculate the score of the merged counts, or take the NetBoxIndex of different questions");

    [Fact]
    public Task A_sum_of_three_is_one_report() => Reports("""
        static class C
        {
            public static double Mean(EffortScore a, EffortScore b, EffortScore c) => ([|a.Mean + b.Mean + c.Mean|]) / 3;
        }
        """);

    [Fact]
    public Task Nullable_scores_fallbacks_and_queries_are_seen_through() => Reports("""
        sealed record Region(NetPromoterScore? Nps, NetBoxScore Ease);
        static class C
        {
            public static double? A(List<Region> regions) => [|regions.Where(r => r.Nps != null).Average(r => r.Nps?.Points)|];
            public static double B(List<Region> regions) => [|regions.Average(r => r.Nps?.Points ?? 0)|];
            public static double D(List<Region> regions) => [|(from r in regions where r.Nps is not null select r.Nps!.Points).Average()|];
            public static double E(IQueryable<Region> regions) => [|regions.Average(r => r.Ease.Points)|];
            public static double? F(Region a, Region b) => [|a.Nps?.Points + b.Nps?.Points|];
        }
        """);

    [Fact]
    public Task Locals_arrays_and_lists_are_seen_through() => Reports("""
        static class C
        {
            public static double A(IReadOnlyList<NetPromoterScore> scores)
            {
                var points = scores.Select(s => s.Points).ToList();
                return [|points.Average()|];
            }

            public static double B(NetPromoterScore a, NetPromoterScore b) => [|new[] { a.Points, b.Points }.Average()|];

            public static double D(NetPromoterScore a, NetPromoterScore b)
            {
                double[] both = [a.Points, b.Points];
                return [|both.Average()|];
            }

            public static double? E(RatingCounts<Nps> shop, RatingCounts<Nps> app)
            {
                var first = NetPromoterScore.From(shop)?.Points;
                if (NetPromoterScore.From(app) is not { } second) return null;
                return ([|first + second.Points|]) / 2;
            }
        }
        """);

    [Fact]
    public Task A_running_total_over_groups_is_reported() => Reports("""
        static class C
        {
            public static double Total(IEnumerable<NetPromoterScore> scores)
            {
                var total = 0.0;
                foreach (var score in scores)
                {
                    [|total += score.Points|];
                }

                return total;
            }
        }
        """);

    [Fact]
    public Task Scores_behind_their_interface_are_scores() => Reports(
        "static class C { public static double A(IScore[] scores) => [|scores.Average(s => s.Value)|]; }",
        "Scores (IScore.Value) are averaged; merge their RatingCounts and calculate the score of the merged counts");

    [Fact]
    public Task Weighted_terms_are_an_index() => Silent("""
        sealed record Region(NetPromoterScore Nps, double Share);
        static class C
        {
            public static double A(NetPromoterScore a, NetPromoterScore b) => 0.7 * a.Points + 0.3 * b.Points;
            public static double B(NetPromoterScore a, NetPromoterScore b) => ((a.Points * a.N) + (b.Points * b.N)) / (a.N + b.N);
            public static double D(NetPromoterScore a, NetPromoterScore b, NetPromoterScore c) => a.Points + b.Points + 2 * c.Points;
            public static double E(IEnumerable<Region> regions) => regions.Sum(r => r.Nps.Points * r.Share);
            public static double F(IEnumerable<Region> regions)
            {
                var total = 0.0;
                foreach (var region in regions) total += region.Share * region.Nps.Points;
                return total;
            }

            public static double? G(PompScore csat, PompScore ease) => WeightedSatisfactionIndex.From((csat, .6), (ease, .4));
        }
        """);

    [Fact]
    public Task One_score_with_something_else_is_silent() => Silent("""
        static class C
        {
            public static double Shifted(NetPromoterScore nps) => nps.Points + 100;
            public static double Twice(NetPromoterScore nps) => nps.Points + nps.Points;
            public static double Wanted(NetPromoterScore nps, double step) => nps.Points + step;
            public static double Ranked(MeanScore mean) => mean.Mean + mean.StandardError ?? 0;
            public static double Difference(NetPromoterScore a, NetPromoterScore b) => a.Points - b.Points;
            public static double Trend(NetPromoterScore last, NetPromoterScore before) => last.Points + (last.Points - before.Points);
            public static double Middle(Interval interval) => (interval.Low + interval.High) / 2;
        }
        """);

    [Fact]
    public Task Numbers_of_different_kinds_are_no_average() => Silent("""
        static class C
        {
            public static double A(NetPromoterScore nps, PompScore pomp) => nps.Points + pomp.Points;
            public static double? B(RatingCounts<Nps> counts) => NetPromoterScore.From(counts)?.Points + MeanScore.From(counts)?.Mean;
        }
        """);

    [Fact]
    public Task Parts_of_one_sample_and_scores_of_different_scales_are_silent() => Silent("""
        sealed record Answers(PompScore Csat, PompScore Ease);
        static class C
        {
            public static double? A(RatingCounts<Csat7> counts) => NetBoxScore.Net(counts, 2, 2)?.Points + NetBoxScore.Net(counts, 1, 1)?.Points;
            public static double? B(RatingCounts<Csat5> csat, RatingCounts<Ces7> ease) => PompScore.From(csat)?.Points + PompScore.From(ease)?.Points;
            public static double D(Answers row) => (row.Csat.Points + row.Ease.Points) / 2;
        }
        """);

    [Fact]
    public Task Shares_belong_to_another_rule() => Silent("""
        static class C
        {
            public static double A(IEnumerable<BoxScore> boxes) => boxes.Average(b => b.Value);
            public static double B(BoxScore a, BoxScore b) => a.Share.Value + b.Share.Value;
        }
        """);

    [Fact]
    public Task Text_extremes_counts_and_lists_are_silent() => Silent("""
        static class C
        {
            public static string A(NetPromoterScore a, NetPromoterScore b) => "NPS " + a.Points + " and " + b.Points;
            public static double B(IEnumerable<NetPromoterScore> scores) => scores.Max(s => s.Points);
            public static long D(IEnumerable<NetPromoterScore> scores) => scores.Sum(s => s.N);
            public static List<double> E(IEnumerable<NetPromoterScore> scores) => scores.Select(s => s.Points).ToList();
            public static double F(IEnumerable<string> names, NetPromoterScore nps) => names.Sum(name => nps.Points);
        }
        """);

    [Fact]
    public Task Locals_that_are_made_of_each_other_come_to_an_end() => Rule.Silent(
        """
        static class C
        {
            public static double A()
            {
                double a = b, b = a;
                double c = c;
                return a + b + c;
            }
        }
        """,
        Shape with { Errors = ["CS0841", "CS0165"] });

    [Fact]
    public Task A_method_group_hides_what_it_selects() => Silent("""
        static class C
        {
            private static double Weighted(double points) => points * 0.2;
            public static double A(IEnumerable<NetPromoterScore> scores) => scores.Select(s => s.Points).Sum(Weighted);
        }
        """);

    [Fact]
    public Task A_total_that_begins_anew_in_the_loop_is_silent() => Silent("""
        static class C
        {
            public static IEnumerable<double> Shifted(IEnumerable<NetPromoterScore> scores)
            {
                foreach (var score in scores)
                {
                    var place = 100.0;
                    place += score.Points;
                    yield return place;
                }
            }

            public static double Once(NetPromoterScore nps, double[] steps)
            {
                var place = 0.0;
                foreach (var step in steps) place += step;
                place += nps.Points;
                return place;
            }
        }
        """);

    [Fact]
    public Task A_running_total_over_questions_may_be_an_index() => Silent("""
        static class C
        {
            public static double A(IEnumerable<NetBoxScore> questions)
            {
                var total = 0.0;
                foreach (var question in questions) total += question.Points;
                return total;
            }

            public static double B(PompScore[] questions)
            {
                var total = 0.0;
                foreach (var question in questions) total += question.Points;
                return total / questions.Length;
            }
        }
        """);

    [Fact]
    public Task A_running_total_of_one_score_is_silent() => Silent("""
        static class C
        {
            public static double A(NetPromoterScore nps, int[] steps)
            {
                var place = 0.0;
                foreach (var step in steps) place += nps.Points;
                return place;
            }
        }
        """);

    [Fact]
    public Task Like_named_scores_of_another_type_are_silent() => Silent("""
        sealed class NetPromoterScore { public double Points => 1; }
        static class C
        {
            public static double A(IEnumerable<NetPromoterScore> scores) => scores.Average(s => s.Points);
        }
        """);

    [Fact]
    public Task The_counts_beside_the_score_are_merged() => Fixes(
        """
        sealed record Region(NetPromoterScore Nps, RatingCounts<Nps> Answers, RatingCounts<Csat5> Csat);
        static class C
        {
            // the whole country
            public static double? Country(IEnumerable<Region> regions) => [|regions.Average(r => r.Nps.Points)|]; // points
        }
        """,
        """
        sealed record Region(NetPromoterScore Nps, RatingCounts<Nps> Answers, RatingCounts<Csat5> Csat);
        static class C
        {
            // the whole country
            public static double? Country(IEnumerable<Region> regions) => NetPromoterScore.From(regions.Aggregate(default(RatingCounts<Nps>), (merged, r) => { merged.Merge(r.Answers); return merged; }))?.Points; // points
        }
        """,
        "CX2001.Merge");

    [Fact]
    public Task The_counts_that_a_score_is_made_of_are_merged() => Fixes(
        """
        sealed record Day(RatingCounts<Csat5> First, RatingCounts<Csat5> Second);
        static class C
        {
            public static double? Mean(List<Day> days) => [|days.Where(d => d.First.Answered > 0).Select(d => MeanScore.From(d.Second)!.Mean).Average()|];
        }
        """,
        """
        sealed record Day(RatingCounts<Csat5> First, RatingCounts<Csat5> Second);
        static class C
        {
            public static double? Mean(List<Day> days) => MeanScore.From(days.Where(d => d.First.Answered > 0).Aggregate(default(RatingCounts<Csat5>), (merged, d) => { merged.Merge(d.Second); return merged; }))?.Mean;
        }
        """);

    [Fact]
    public Task Where_no_data_cannot_be_said_no_fix_is_offered() => OffersNoFix("""
        sealed record Region(NetPromoterScore Nps, RatingCounts<Nps> Answers);
        static class C { public static double Nps(IEnumerable<Region> regions) => [|regions.Average(r => r.Nps.Points)|]; }
        """);

    [Fact]
    public Task Without_one_counter_of_the_scale_no_fix_is_offered() => OffersNoFix("""
        sealed record Region(NetPromoterScore Nps, RatingCounts<Csat5> Csat);
        sealed record Two(MeanScore Csat, RatingCounts<Csat5> First, RatingCounts<Csat5> Second);
        sealed record Box(NetBoxScore Ease, RatingCounts<Ces7> Answers);
        static class C
        {
            public static double? A(IEnumerable<Region> regions) => [|regions.Average(r => r.Nps.Points)|];
            public static double? B(IEnumerable<Two> rows) => [|rows.Average(r => r.Csat.Mean)|];
            public static double? D(IEnumerable<Box> rows) => [|rows.Average(r => r.Ease.Points)|];
        }
        """);

    [Fact]
    public Task A_sum_and_a_query_provider_get_no_fix() => OffersNoFix("""
        sealed record Region(NetPromoterScore Nps, RatingCounts<Nps> Answers);
        static class C
        {
            public static double? A(List<Region> regions) => [|regions.Sum(r => r.Nps.Points)|] / regions.Count;
            public static double? B(IQueryable<Region> regions) => [|regions.Average(r => r.Nps.Points)|];
        }
        """);
}
