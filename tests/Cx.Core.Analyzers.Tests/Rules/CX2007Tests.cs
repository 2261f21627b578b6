using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX2007Tests : RuleTests<CX2007_MeanIsCalledNps>
{
    [Fact]
    public Task A_mean_of_recommend_answers_that_is_called_nps_is_reported() => Rule.Reports(
        """
        sealed record Row(Rating<Nps> Nps, [property: OnScale<Nps>] int? Recommend);
        static class C
        {
            public static double? A(IEnumerable<Row> rows)
            {
                double? nps = [|rows.Average(r => r.Nps.Value)|];
                return nps;
            }

            public static double? B(IEnumerable<Row> rows)
            {
                double? npsScore;
                npsScore = [|rows.Average(r => r.Recommend)|];
                return npsScore;
            }
        }
        """,
        With("cx.heuristics = names"),
        "'nps' holds a mean of answers, which is not a net promoter score; use NetPromoterScore.From, or name it after the mean",
        "'npsScore' holds a mean of answers, which is not a net promoter score; use NetPromoterScore.From, or name it after the mean");

    [Fact]
    public Task Members_initialisers_and_returns_have_names_too() => Rule.Reports(
        """
        sealed record Row(string Region, Rating<Nps> Answer);
        sealed record Report { public double? NetPromoterScore { get; init; } }
        sealed class C(List<Row> rows)
        {
            private readonly double? _nps = [|rows.Average(r => r.Answer.Value)|];
            public double? Kept => _nps;
            public double? Nps => [|rows.Average(r => r.Answer.Value)|];
            public double? NPS_Score() => [|rows.Where(r => r.Region == "north").Select(r => r.Answer.Value).Average()|];
            public Report Make() => new() { NetPromoterScore = Math.Round([|rows.Average(r => r.Answer.Value)|] ?? 0, 1) };
            public object Groups() => rows.GroupBy(r => r.Region).Select(g => new { g.Key, Nps = [|g.Average(r => r.Answer.Value)|] }).ToList();
            public double? Local()
            {
                return nps();
                double? nps() => [|rows.Average(r => r.Answer.Value)|];
            }
        }
        """,
        With("cx.heuristics = names"));

    [Fact]
    public Task Without_the_option_it_is_silent() => Silent("""
        static class C
        {
            public static double? Nps(IEnumerable<Rating<Nps>> answers)
            {
                double? nps = answers.Average(a => a.Value);
                return nps;
            }
        }
        """);

    [Fact]
    public Task Structure_alone_reads_no_names() => Rule.Silent(
        "static class C { public static double? Nps(IEnumerable<Rating<Nps>> answers) => answers.Average(a => a.Value); }",
        With("cx.heuristics = structure"));

    [Fact]
    public Task A_name_that_says_mean_is_silent() => Rule.Silent(
        """
        static class C
        {
            public static double? Mean(IEnumerable<Rating<Nps>> answers)
            {
                var meanNpsAnswer = answers.Average(a => a.Value);
                var npsMean = answers.Average(a => a.Value);
                var averageNps = answers.Average(a => a.Value);
                var snps = answers.Average(a => a.Value);
                return meanNpsAnswer + npsMean + averageNps + snps;
            }
        }
        """,
        With("cx.heuristics = names"));

    [Fact]
    public Task Answers_on_another_scale_or_on_none_are_silent() => Rule.Silent(
        """
        static class C
        {
            public static double? A(IEnumerable<Rating<Csat5>> answers)
            {
                var nps = answers.Average(a => a.Value);
                return nps;
            }

            public static double B(IEnumerable<int> answers)
            {
                var nps = answers.Average();
                return nps;
            }
        }
        """,
        With("cx.heuristics = names"));

    [Fact]
    public Task A_mean_of_scores_belongs_to_another_rule() => Rule.Silent(
        "static class C { public static double Nps(IEnumerable<NetPromoterScore> regions) => regions.Average(r => r.Points); }",
        With("cx.heuristics = names"));

    [Fact]
    public Task The_score_itself_sums_and_extremes_are_silent() => Rule.Silent(
        """
        static class C
        {
            public static double? A(RatingCounts<Nps> counts)
            {
                double? nps = NetPromoterScore.From(counts)?.Points;
                return nps;
            }

            public static int? B(IEnumerable<Rating<Nps>> answers)
            {
                var nps = answers.Sum(a => a.Value);
                nps = answers.Max(a => a.Value);
                return nps;
            }
        }
        """,
        With("cx.heuristics = names"));

    [Fact]
    public Task A_mean_on_the_way_to_something_else_is_silent() => Rule.Silent(
        """
        static class C
        {
            public static bool A(IEnumerable<Rating<Nps>> answers)
            {
                var nps = answers.Average(a => a.Value) >= 7;
                return nps;
            }

            public static IEnumerable<double?> Nps(IEnumerable<List<Rating<Nps>>> groups) => groups.Select(g => g.Average(a => a.Value));
        }
        """,
        With("cx.heuristics = names"));
}
