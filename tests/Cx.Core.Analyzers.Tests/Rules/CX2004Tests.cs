using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX2004Tests : RuleTests<CX2004_SharesAreAddedOrAveraged>
{
    [Fact]
    public Task A_mean_over_the_boxes_of_teams_is_reported() => Reports(
        """
        sealed record Team(BoxScore TopBox);
        static class C
        {
            public static double A(IEnumerable<Team> teams) => [|teams.Average(t => t.TopBox.Value)|];
            public static double B(IEnumerable<Team> teams) => [|teams.Sum(t => t.TopBox.Share.Value)|] / 2;
        }
        """,
        "Shares of different samples (BoxScore.Value) are averaged; merge the counts and take the share of the merged counts",
        "Shares of different samples (Share.Value) are added; merge the counts and take the share of the merged counts");

    [Fact]
    public Task Shares_of_two_objects_are_reported() => Reports("""
        sealed record Team(BoxScore TopBox);
        static class C
        {
            public static double A(Team first, Team second) => ([|first.TopBox.Value + second.TopBox.Value|]) / 2;
            public static double B(Share first, Share second) => [|first.Value + second.Value|];
            public static double? D(RatingCounts<Csat5> shop, RatingCounts<Csat5> app) => [|BoxScore.TopBox(shop)?.Value + BoxScore.TopBox(app)?.Value|];
        }
        """);

    [Fact]
    public Task A_running_total_of_shares_is_reported() => Reports("""
        static class C
        {
            public static double A(IReadOnlyList<BoxScore> boxes)
            {
                var total = 0.0;
                for (var i = 0; i < boxes.Count; i++)
                {
                    var box = boxes[i];
                    [|total += box.Value|];
                }

                return total / boxes.Count;
            }
        }
        """);

    [Fact]
    public Task Parts_of_one_sample_are_silent() => Silent("""
        sealed record Team(BoxScore Top, BoxScore Bottom);
        static class C
        {
            public static double? A(RatingCounts<Csat5> counts) => BoxScore.TopBox(counts)?.Value + BoxScore.Bottom(counts, 2)?.Value;
            public static double B(Team team) => team.Top.Value + team.Bottom.Value;
            public static double D(RatingCounts<Csat5> counts)
            {
                if (BoxScore.TopBox(counts) is { } top && BoxScore.Bottom(counts, 1) is { } bottom) return 1 - (top.Value + bottom.Value);
                return 0;
            }

            public static double? E(long yes, long maybe, long n) => Share.Of(yes, n)?.Value + Share.Of(maybe, n)?.Value;
            public static double? F(RatingCounts<Csat5> counts) => Enumerable.Range(4, 2).Sum(level => Share.Of(counts[level], counts.Answered)!.Value);
        }
        """);

    [Fact]
    public Task One_share_is_silent() => Silent("""
        static class C
        {
            public static double Rest(Share share) => 1 - share.Value;
            public static double Both(Share share) => share.Value + share.Value;
            public static double Smoothed(Share share) => share.Value + 0.5;
            public static double Error(BoxScore box) => box.Value + (2 * (box.StandardError ?? 0));
        }
        """);

    [Fact]
    public Task Weighted_shares_are_silent() => Silent("""
        sealed record Stratum(BoxScore Box, double Population);
        static class C
        {
            public static double A(IEnumerable<Stratum> strata) => strata.Sum(s => s.Population * s.Box.Value);
            public static double B(Share a, Share b) => ((a.Value * a.N) + (b.Value * b.N)) / (a.N + b.N);
            public static double D(Share a, Share b) => (a.Value / 2) + (b.Value / 2);
        }
        """);

    [Fact]
    public Task Differences_products_text_and_extremes_are_silent() => Silent("""
        static class C
        {
            public static double A(Share a, Share b) => a.Value - b.Value;
            public static double B(Share a, Share b) => a.Value * b.Value;
            public static string D(Share a, Share b) => "" + a.Value + b.Value;
            public static double E(IEnumerable<Share> shares) => shares.Max(s => s.Value);
            public static long F(IEnumerable<Share> shares) => shares.Sum(s => s.Hits);
        }
        """);

    [Fact]
    public Task Scores_that_are_no_shares_belong_to_another_rule() => Silent("""
        static class C
        {
            public static double A(IEnumerable<NetPromoterScore> scores) => scores.Average(s => s.Points);
            public static double B(MeanScore a, MeanScore b, Share share) => a.Mean + b.Mean + share.Value;
        }
        """);

    [Fact]
    public Task Like_named_shares_of_another_type_are_silent() => Silent("""
        sealed record Share(double Value);
        static class C { public static double A(IEnumerable<Share> shares) => shares.Average(s => s.Value); }
        """);
}
