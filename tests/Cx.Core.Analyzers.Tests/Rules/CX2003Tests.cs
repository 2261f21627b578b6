using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX2003Tests : RuleTests<CX2003_RoundedBeforeAggregation>
{
    [Fact]
    public Task A_rounded_mean_that_is_averaged_is_reported() => Reports(
        """
        static class C
        {
            public static double A(IEnumerable<MeanScore> days) => days.Average(d => [|Math.Round(d.Mean)|]);
            public static double B(IEnumerable<MeanScore> days) => days.Select(d => [|Math.Round(d.Mean, 1)|]).Where(m => m > 0).Average();
            public static int D(IEnumerable<NetPromoterScore> days) => days.Sum(d => [|(int)d.Points|]);
        }
        """,
        "MeanScore.Mean is rounded and then calculated with; round once, where it is shown",
        "MeanScore.Mean is rounded and then calculated with; round once, where it is shown",
        "NetPromoterScore.Points is rounded and then calculated with; round once, where it is shown");

    [Fact]
    public Task A_difference_of_rounded_scores_has_two_roundings() => Reports("""
        static class C
        {
            public static double A(NetPromoterScore now, NetPromoterScore before) => [|Math.Round(now.Points)|] - [|Math.Round(before.Points)|];
            public static int B(NetPromoterScore now, NetPromoterScore before) => [|(int)Math.Round(now.Points)|] - [|(int)before.Points|];
        }
        """);

    [Fact]
    public Task A_rounded_share_times_its_n_is_reported() => Reports("""
        static class C
        {
            public static double People(BoxScore box) => [|Math.Round(box.Value, 2)|] * box.N;
            public static double Gap(BoxScore box, double target) => [|Math.Round(100 * box.Value)|] - target;
        }
        """);

    [Fact]
    public Task Other_ways_to_round_are_roundings() => Reports("""
        static class C
        {
            public static double A(MeanScore mean, double target) => [|DisplayRounding.AwayFromZero(mean.Mean, 1)|] - target;
            public static double B(MeanScore mean, double target) => [|Math.Floor(mean.Mean)|] - target;
            public static double D(MeanScore mean, double target) => [|double.Round(mean.Mean)|] - target;
            public static decimal E(MeanScore mean, decimal target) => [|decimal.Round((decimal)mean.Mean, 1)|] - target;
            public static double G(MeanScore mean, double target) => [|Math.Round(digits: 1, value: mean.Mean)|] - target;
            public static double F(MeanScore mean, MeanScore other) => [|Convert.ToInt32(mean.Mean)|] - other.Mean;
        }
        """);

    [Fact]
    public Task A_local_that_is_only_calculated_with_is_reported_where_it_is_rounded() => Reports("""
        static class C
        {
            public static double A(NetPromoterScore nps, double target)
            {
                var points = [|Math.Round(nps.Points)|];
                return points - target;
            }

            public static double B(IEnumerable<NetPromoterScore> scores)
            {
                var total = 0.0;
                foreach (var score in scores) total += [|Math.Round(score.Points)|];
                return total;
            }
        }
        """);

    [Fact]
    public Task A_parameter_of_the_library_is_reported() => Reports("""
        static class C
        {
            public static double? A(BoxScore box) => SampleSize.ForShare([|Math.Round(box.Value, 1)|], 0.05);
        }
        """);

    [Fact]
    public Task What_is_shown_may_be_rounded() => Silent("""
        static class C
        {
            public static string A(NetPromoterScore nps) => $"NPS {Math.Round(nps.Points)}";
            public static string B(NetPromoterScore nps) => "NPS " + Math.Round(nps.Points) + " of 100";
            public static double D(NetPromoterScore nps) => Math.Round(nps.Points, 1);
            public static string H(NetPromoterScore nps) => "" + nps.N + Math.Round(nps.Points);
            public static string I(NetPromoterScore nps)
            {
                var text = "";
                text += Math.Round(nps.Points);
                return text;
            }

            public static object E(NetPromoterScore nps) => new { Points = (int)nps.Points };
            public static List<double> F(IEnumerable<NetPromoterScore> days) => days.Select(d => Math.Round(d.Points)).ToList();
            public static string G(MeanScore mean) => DisplayRounding.ToText(Math.Round(mean.Mean, 3), 1);
        }
        """);

    [Fact]
    public Task A_change_of_unit_or_place_is_silent() => Silent("""
        static class C
        {
            public static double Decimals(BoxScore box) => Math.Round(box.Value * 100) / 100;
            public static double Percent(BoxScore box) => Math.Round(box.Value, 3) * 100;
            public static int Gauge(NetPromoterScore nps) => ((int)nps.Points + 100) / 2;
            public static int Column(NetPromoterScore nps, int margin) => (int)nps.Points + margin;
            public static string Bar(BoxScore box) => new('#', (int)(box.Value * 40));
            public static double Width(BoxScore box, double width) => Math.Round(100 * box.Value) * width;
        }
        """);

    [Fact]
    public Task A_comparison_an_index_and_a_rating_are_silent() => Silent("""
        static class C
        {
            public static bool Reached(NetPromoterScore nps, double target) => Math.Round(nps.Points) >= target;
            public static string Word(MeanScore mean, string[] words) => words[(int)mean.Mean];
            public static long Level(MeanScore mean, RatingCounts<Csat5> counts) => counts[(int)mean.Mean];
            public static Rating<Csat5> Nearest(MeanScore mean) => Rating<Csat5>.From((int)Math.Round(mean.Mean));
        }
        """);

    [Fact]
    public Task A_local_that_is_shown_as_well_is_meant_as_it_is_shown() => Silent("""
        static class C
        {
            public static double A(NetPromoterScore nps, double target)
            {
                var points = Math.Round(nps.Points);
                Console.WriteLine($"{points} points");
                return points - target;
            }

            public static void B(NetPromoterScore nps)
            {
                var unused = Math.Round(nps.Points);
            }
        }
        """);

    [Fact]
    public Task What_is_rounded_last_or_is_no_score_is_silent() => Silent("""
        static class C
        {
            public static double A(NetPromoterScore now, NetPromoterScore before) => Math.Round(now.Points - before.Points);
            public static double B(IEnumerable<MeanScore> days) => Math.Round(days.Max(d => d.Mean));
            public static double D(double hours, double target) => Math.Round(hours) - target;
            public static long E(NetPromoterScore nps, double factor) => (long)nps.N - (int)factor;
            public static double F(MeanScore mean, double target) => (float)mean.Mean - target;
            public static double G(MeanScore mean, double target) => Convert.ToInt32("4") + Math.Round(target) - mean.Mean;
            public static double H(MeanScore mean, double target) => Math.Round((decimal)mean.Median) is 4 ? target : 0;
        }
        """);

    [Fact]
    public Task A_total_that_is_reported_as_averaged_scores_is_one_mistake() => Silent("""
        static class C
        {
            public static double A(NetPromoterScore a, NetPromoterScore b, NetPromoterScore c) => (Math.Round(a.Points) + b.Points + c.Points) / 3;
        }
        """);

    [Fact]
    public Task Like_named_scores_of_another_type_are_silent() => Silent("""
        sealed class MeanScore { public double Mean => 1; }
        static class C { public static double A(IEnumerable<MeanScore> days) => days.Average(d => Math.Round(d.Mean)); }
        """);

    [Fact]
    public Task The_rounding_is_taken_away() => Fixes(
        """
        static class C
        {
            public static double A(NetPromoterScore now, NetPromoterScore before)
            {
                // in points
                return [|Math.Round(now.Points, 1)|] /* now */ - [|Math.Round(before.Points, 1)|]; // signed
            }

            public static double B(BoxScore a, BoxScore b) => [|(int)Math.Round(100 * a.Value)|] / b.Value;
        }
        """,
        """
        static class C
        {
            public static double A(NetPromoterScore now, NetPromoterScore before)
            {
                // in points
                return now.Points /* now */ - before.Points; // signed
            }

            public static double B(BoxScore a, BoxScore b) => 100 * a.Value / b.Value;
        }
        """,
        "CX2003.Unrounded");

    [Fact]
    public Task A_product_keeps_its_parentheses_where_it_needs_them() => Fixes(
        "static class C { public static double A(BoxScore a, BoxScore b) => a.Value / [|Math.Round(100 * b.Value)|]; }",
        "static class C { public static double A(BoxScore a, BoxScore b) => a.Value / (100 * b.Value); }");

    [Fact]
    public Task Where_a_whole_number_is_wanted_no_fix_is_offered() => OffersNoFix(
        "static class C { public static int A(NetPromoterScore now, NetPromoterScore before) => [|(int)now.Points|] - [|(int)before.Points|]; }");
}
