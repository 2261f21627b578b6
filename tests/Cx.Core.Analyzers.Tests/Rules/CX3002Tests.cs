using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX3002Tests : RuleTests<CX3002_NoDataBecomesZero>
{
    [Fact]
    public Task A_score_with_0_for_no_data_is_reported() => Reports(
        """
        static class C
        {
            public static double Nps(in RatingCounts<Nps> counts) => [|NetPromoterScore.From(counts)?.Points ?? 0|];
            public static double Mean(MeanScore? mean) => [|mean?.Mean ?? double.NaN|];
            public static double Box(BoxScore? box) => Math.Round([|box?.Value ?? default|], 2);
            public static string Shown(NetPromoterScore? nps) => $"NPS {[|nps?.Points ?? 0|]:0}";
        }
        """,
        "NetPromoterScore.Points without data becomes 0, which reads as a real score; keep null, and say where it is shown that there is no data",
        "MeanScore.Mean without data becomes NaN, which spoils every number it meets; keep null, and say where it is shown that there is no data",
        "BoxScore.Value without data becomes 0, which reads as a real score; keep null, and say where it is shown that there is no data",
        "NetPromoterScore.Points without data becomes 0, which reads as a real score; keep null, and say where it is shown that there is no data");

    [Fact]
    public Task Every_form_of_a_null_test_is_a_fallback() => Reports("""
        static class C
        {
            public static double A(NetPromoterScore? nps) => [|nps is null ? 0 : nps.Points|];
            public static double B(NetPromoterScore? nps) => [|nps != null ? nps.Points : 0|];
            public static double D(NetPromoterScore? nps) => [|nps is { } some ? some.Points : 0|];
            public static double E(NetPromoterScore? nps) => [|nps is not { } some ? double.NaN : some.Points|];
            public static double F(NetPromoterScore? nps) => [|nps switch { null => 0, var some => some.Points }|];
            public static double G(NetPromoterScore? nps) => [|(nps?.Points).GetValueOrDefault()|];
            public static double H(Share? share) => [|share?.Value ?? 0d|];
            public static double I(IScore? score) => [|score?.Value ?? 0.0|];
            public static double J(BoxScore? box) => [|box?.Share.Value ?? 0|];
            public static double K(PompScore? score)
            {
                var points = score?.Points;
                return [|points ?? 0|];
            }

            public static IEnumerable<double> L(IEnumerable<NetPromoterScore?> scores) => scores.Select(s => [|s?.Points ?? 0|]);
            public static IEnumerable<double> M(IEnumerable<NetPromoterScore?> scores) => from s in scores select [|s == null ? 0 : s.Points|];
        }
        """);

    [Fact]
    public Task Zero_behind_an_emptiness_test_is_reported() => Reports("""
        static class C
        {
            public static double A(in RatingCounts<Nps> counts)
            {
                if (counts.Answered == 0) return [|0|];
                return NetPromoterScore.From(counts)!.Points;
            }

            public static double B(List<Rating<Nps>> answers)
            {
                if (!answers.Any())
                {
                    return [|0.0|];
                }

                var nps = NetPromoterScore.From(RatingCounts.Of(answers))!;
                return nps.Points;
            }

            public static double D(NetPromoterScore? nps)
            {
                if (nps is { } some)
                {
                    return some.Points;
                }

                return [|double.NaN|];
            }

            public static double E(NetPromoterScore? nps)
            {
                if (nps != null) return nps.Points; else return [|0|];
            }

            public static double F(in RatingCounts<Csat5> counts) => [|counts.Answered > 0 ? BoxScore.From(counts)!.Value : 0|];
            public static async Task<double> G(Task<List<Rating<Nps>>> answers)
            {
                var list = await answers;
                if (list.Count < 1) return [|0|];
                return NetPromoterScore.From(RatingCounts.Of(list))!.Points;
            }

            public static Func<RatingCounts<Nps>, double> H { get; } = counts =>
            {
                if (counts.Answered is 0) return [|0|];
                return NetPromoterScore.From(counts)!.Points;
            };
        }
        """);

    [Fact]
    public Task Top_level_statements_are_read() => Reports(
        "var counts = RatingCounts.Of<Nps>([]);\nConsole.WriteLine([|NetPromoterScore.From(counts)?.Points ?? 0|]);\n");

    [Fact]
    public Task A_count_without_data_is_0_and_silent() => Silent("""
        static class C
        {
            public static long N(NetPromoterScore? nps) => nps?.N ?? 0;
            public static long Promoters(NetPromoterScore? nps) => nps is null ? 0 : nps.Promoters;
            public static long Answered(in RatingCounts<Nps> counts)
            {
                if (counts.Offered == 0) return 0;
                return counts.Answered;
            }
        }
        """);

    [Fact]
    public Task A_pure_comparison_is_silent() => Silent("""
        static class C
        {
            public static bool Good(NetPromoterScore? nps) => (nps?.Points ?? 0) > 50;
            public static bool Same(NetPromoterScore? a, NetPromoterScore? b) => (a?.Points ?? 0) == (b?.Points ?? 0);
            public static bool Pattern(NetPromoterScore? nps) => (nps?.Points ?? 0) is > 30 and < 60;
            public static bool Ternary(NetPromoterScore? nps) => (nps is null ? 0 : nps.Points) >= 10;
        }
        """);

    [Fact]
    public Task Another_constant_or_a_member_is_silent() => Silent("""
        static class C
        {
            public static double Target(NetPromoterScore? nps, double target) => nps?.Points ?? target;
            public static double Prior(NetPromoterScore? nps) => nps?.Points ?? 30;
            public static double Lowest(NetPromoterScore? nps) => nps?.Points ?? double.MinValue;
            public static string Text(NetPromoterScore? nps) => nps?.Points.ToString("0") ?? "0";
            public static double Chosen(NetPromoterScore? a, NetPromoterScore b) => a?.Points ?? b.Points;
        }
        """);

    [Fact]
    public Task What_keeps_null_is_silent() => Silent("""
        static class C
        {
            public static double? A(NetPromoterScore? nps) => nps?.Points;
            public static double? B(in RatingCounts<Nps> counts)
            {
                if (counts.Answered == 0) return null;
                return NetPromoterScore.From(counts)!.Points;
            }

            public static double? D(NetPromoterScore? nps) => nps is null ? null : nps.Points;
            public static double E(NetPromoterScore? nps) => nps?.Points ?? throw new InvalidOperationException();
            public static string F(NetPromoterScore? nps) => nps is { } some ? $"{some.Points:0}" : "no data";
        }
        """);

    [Fact]
    public Task Zero_for_another_reason_is_silent() => Silent("""
        static class C
        {
            public static double A(NetPromoterScore nps, bool hidden) => hidden ? 0 : nps.Points;
            public static double B(NetPromoterScore nps, int page)
            {
                if (page == 0) return 0;
                return nps.Points;
            }

            public static double D(in RatingCounts<Nps> counts)
            {
                if (counts.Answered == 0) return 0;
                return counts.Answered / 2.0;
            }

            public static double E(NetPromoterScore nps, List<string> notes)
            {
                if (notes.Count == 0)
                {
                    Console.WriteLine("none");
                    return nps.Points;
                }

                return nps.Points;
            }

            public static double F(in RatingCounts<Nps> counts)
            {
                if (counts.Answered >= 30) return NetPromoterScore.From(counts)!.Points;
                return 0;
            }

            public static void G(List<NetPromoterScore> scores, List<Rating<Nps>> answers)
            {
                double First() => scores[0].Points;
                int Count()
                {
                    if (answers.Count == 0) return 0;
                    return answers.Count;
                }

                Console.WriteLine(First() + Count());
            }
        }
        """);

    [Fact]
    public Task The_uncertainty_of_a_score_is_no_score_and_silent() => Silent("""
        static class C
        {
            public static double Error(NetPromoterScore? nps) => nps?.StandardError ?? 0;
            public static double Width(NetPromoterScore? nps) => nps?.Interval()?.Width ?? 0;
            public static double Answer(Rating<Nps> rating) => rating.Value ?? 0;
        }
        """);

    [Fact]
    public Task Like_named_types_of_the_user_are_silent() => Silent("""
        namespace Mine
        {
            public sealed class NetPromoterScore { public double Points => 0; }
            static class C
            {
                public static double A(NetPromoterScore? nps) => nps?.Points ?? 0;
                public static double B(NetPromoterScore? nps)
                {
                    if (nps == null) return 0;
                    return nps.Points;
                }
            }
        }
        """);

    [Fact]
    public Task The_fallback_is_dropped_where_null_fits() => Fixes(
        """
        sealed class Tile { public double? Nps { get; set; } }
        static class C
        {
            public static double? A(in RatingCounts<Nps> counts) => [|NetPromoterScore.From(counts)?.Points ?? 0|]; // the tile
            public static double? B(NetPromoterScore? nps) => [|nps is null ? 0 : nps.Points|];
            public static double? D(NetPromoterScore? nps) => [|nps is { } some ? some.Points : double.NaN|];
            public static double? E(NetPromoterScore? nps) => [|nps switch { null => 0, var some => some.Points }|];
            public static double? F(NetPromoterScore? nps) => [|(nps?.Points).GetValueOrDefault()|];
            public static double? G(in RatingCounts<Nps> counts)
            {
                // nobody yet
                if (counts.Answered == 0) return [|0|];
                return NetPromoterScore.From(counts)!.Points;
            }

            public static void H(Tile tile, NetPromoterScore? nps) => tile.Nps = ([|nps?.Points ?? 0|]);
            public static async Task<double?> I(Task<NetPromoterScore?> nps) => [|(await nps)?.Points ?? 0|];
        }
        """,
        """
        sealed class Tile { public double? Nps { get; set; } }
        static class C
        {
            public static double? A(in RatingCounts<Nps> counts) => NetPromoterScore.From(counts)?.Points; // the tile
            public static double? B(NetPromoterScore? nps) => nps is null ? null : nps.Points;
            public static double? D(NetPromoterScore? nps) => nps is { } some ? some.Points : null;
            public static double? E(NetPromoterScore? nps) => nps switch { null => null, var some => some.Points };
            public static double? F(NetPromoterScore? nps) => nps?.Points;
            public static double? G(in RatingCounts<Nps> counts)
            {
                // nobody yet
                if (counts.Answered == 0) return null;
                return NetPromoterScore.From(counts)!.Points;
            }

            public static void H(Tile tile, NetPromoterScore? nps) => tile.Nps = (nps?.Points);
            public static async Task<double?> I(Task<NetPromoterScore?> nps) => (await nps)?.Points;
        }
        """);

    [Fact]
    public Task Where_null_does_not_fit_no_fix_is_offered() => OffersNoFix("""
        static class C
        {
            public static double A(NetPromoterScore? nps) => [|nps?.Points ?? 0|];
            public static string B(NetPromoterScore? nps) => $"{[|nps?.Points ?? 0|]}";
            public static object D(NetPromoterScore? nps) => [|nps?.Points ?? 0|];
            public static double E(NetPromoterScore? nps)
            {
                var points = [|nps?.Points ?? 0|];
                return points;
            }

            public static double F(in RatingCounts<Nps> counts)
            {
                if (counts.Answered == 0) return [|0|];
                return NetPromoterScore.From(counts)!.Points;
            }
        }
        """);
}
