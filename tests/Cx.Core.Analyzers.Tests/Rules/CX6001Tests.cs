using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX6001Tests : RuleTests<CX6001_ScoresComparedWithoutUncertainty>
{
    [Fact]
    public Task Exits_of_two_scores_in_a_comparison_are_reported() => Reports(
        """
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        static class C
        {
            public static bool Better(NetPromoterScore now, NetPromoterScore before) => [|now.Points > before.Points|];
            public static string Arrow(Region r) => [|r.Nps.Points >= r.Before?.Points|] ? "up" : "down";
            public static bool Worse(BoxScore a, BoxScore b) => [|a.Value < b.Value|];
        }
        """,
        "Scores (NetPromoterScore.Points) are compared as if they were exact; use CompareWith and look at the interval of the difference",
        "Scores (NetPromoterScore.Points) are compared as if they were exact; use CompareWith and look at the interval of the difference",
        "Scores (BoxScore.Value) are compared as if they were exact; use CompareWith and look at the interval of the difference");

    [Fact]
    public Task Locals_rounding_and_fallbacks_do_not_hide_a_comparison() => Reports("""
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        static class C
        {
            public static void Celebrate(Region a, Region b)
            {
                var left = a.Nps.Points;
                var right = b.Nps.Points;
                if ([|left > right|]) Console.WriteLine("better");
                if ([|Math.Round(a.Nps.Points) <= Math.Round(b.Nps.Points, 1)|]) Console.WriteLine("not better");
                if ([|(a.Before?.Points ?? 0) < (b.Before?.Points ?? 0)|]) Console.WriteLine("was worse");
                while ([|a.Box.Share.Value > b.Box.Share.Value|]) break;
            }
        }
        """);

    [Fact]
    public Task The_best_by_a_score_is_reported() => Reports(
        """
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        static class C
        {
            public static Region? Best(List<Region> all) => [|all.MaxBy(r => r.Nps.Points)|];
            public static Region? Worst(List<Region> all) => [|all.Where(r => r.N > 10).MinBy(r => r.Box.Value)|];
            public static Region First(List<Region> all) => [|all.OrderByDescending(r => r.Nps.Points).First()|];
            public static Region? Last(List<Region> all) => [|all.OrderBy(r => r.Before?.Points).ThenBy(r => r.Name).LastOrDefault()|];
            public static string Query(List<Region> all) => [|(from r in all orderby r.Nps.Points descending select r.Name).First()|];
            public static Region Tree(IQueryable<Region> all) => [|all.OrderByDescending(r => r.Nps.Points).First()|];
        }
        """,
        "Scores (NetPromoterScore.Points) are ranked as if they were exact; use Compare.All and look at the interval of the difference",
        "Scores (BoxScore.Value) are ranked as if they were exact; use Compare.All and look at the interval of the difference",
        "Scores (NetPromoterScore.Points) are ranked as if they were exact; use Compare.All and look at the interval of the difference",
        "Scores (NetPromoterScore.Points) are ranked as if they were exact; use Compare.All and look at the interval of the difference",
        "Scores (NetPromoterScore.Points) are ranked as if they were exact; use Compare.All and look at the interval of the difference",
        "Scores (NetPromoterScore.Points) are ranked as if they were exact; use Compare.All and look at the interval of the difference");

    [Fact]
    public Task Top_level_statements_are_read() => Reports("""
        var now = NetPromoterScore.From(RatingCounts.Of(Rating<Nps>.From(9)))!;
        var before = NetPromoterScore.From(RatingCounts.Of(Rating<Nps>.From(5)))!;
        if ([|now.Points > before.Points|]) Console.WriteLine("better");
        """);

    [Fact]
    public Task A_target_is_silent() => Silent("""
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        static class C
        {
            private const double Target = 40;
            public static bool Reached(NetPromoterScore nps) => nps.Points >= Target;
            public static bool Given(NetPromoterScore nps, double target) => nps.Points >= target;
            public static bool Pattern(NetPromoterScore nps) => nps.Points is >= 40 and < 60;
            public static IEnumerable<Region> Good(List<Region> all) => all.Where(r => r.Nps.Points > 40 && r.Box.Value > .7);
        }
        """);

    [Fact]
    public Task Sorting_for_display_is_silent() => Silent("""
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        static class C
        {
            public static List<Region> Table(List<Region> all) => all.OrderByDescending(r => r.Nps.Points).ToList();
            public static IEnumerable<Region> Top(List<Region> all) => all.OrderByDescending(r => r.Nps.Points).Take(10);
            public static IEnumerable<string> Query(List<Region> all) => from r in all orderby r.Nps.Points descending select r.Name;
            public static Region Named(List<Region> all) => all.OrderBy(r => r.Name).ThenBy(r => r.Nps.Points).First();
            public static Region? Biggest(List<Region> all) => all.MaxBy(r => r.N);
            public static double Highest(List<Region> all) => all.Max(r => r.Nps.Points);
        }
        """);

    [Fact]
    public Task Comparers_are_silent() => Silent("""
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        sealed class ByPoints : IComparer<Region>
        {
            public int Compare(Region? x, Region? y) => x!.Nps.Points < y!.Nps.Points ? -1 : x.Nps.Points > y.Nps.Points ? 1 : 0;
        }

        sealed class Tile(NetPromoterScore nps) : IComparable<Tile>
        {
            private readonly NetPromoterScore _nps = nps;
            int IComparable<Tile>.CompareTo(Tile? other) => _nps.Points > other!._nps.Points ? 1 : -1;
            public static bool operator <(Tile left, Tile right) => left._nps.Points < right._nps.Points;
            public static bool operator >(Tile left, Tile right) => left._nps.Points > right._nps.Points;
        }

        static class C
        {
            public static void Sort(List<Region> all)
            {
                all.Sort((a, b) => a.Nps.Points < b.Nps.Points ? -1 : 1);
                all.Sort(Descending);
                all.Sort(Method);
                int Descending(Region a, Region b) => a.Nps.Points < b.Nps.Points ? 1 : -1;
            }

            private static int Method(Region a, Region b) => a.Nps.Points < b.Nps.Points ? 1 : -1;
        }
        """);

    [Fact]
    public Task A_body_that_also_asks_for_the_uncertainty_is_silent() => Silent("""
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        static class C
        {
            public static string Show(NetPromoterScore now, NetPromoterScore before)
            {
                var difference = now.CompareWith(before);
                return now.Points > before.Points ? $"up {difference}" : $"down {difference}";
            }

            public static string Box(BoxScore now, BoxScore before) => now.Value > before.Value ? "up" : now.CompareWith(before).ToString();
            public static Region? Best(List<Region> all)
            {
                var pairs = Compare.All(all.Select(r => r.Nps).ToList());
                return pairs.Count > 0 ? all.MaxBy(r => r.Nps.Points) : null;
            }

            public static bool Generic<T>(T a, T b, NetPromoterScore now, NetPromoterScore before) where T : class, IComparableScore<T>
                => a.CompareWith(b) is not null && now.Points > before.Points;
        }
        """);

    [Fact]
    public Task Numbers_of_one_score_are_silent() => Silent("""
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        static class C
        {
            public static bool Skewed(MeanScore score) => score.Mean > score.Median;
            public static bool Self(NetPromoterScore nps) => nps.Points >= nps.Points;
            public static bool Limits(NetPromoterScore a, NetPromoterScore b) => a.Interval()!.Low > b.Interval()!.High;
            public static bool Counts(NetPromoterScore a, NetPromoterScore b) => a.N > b.N && a.Promoters > b.Promoters;
        }
        """);

    [Fact]
    public Task Scores_that_no_comparison_fits_are_silent() => Silent("""
        sealed record Region(string Name, NetPromoterScore Nps, NetPromoterScore? Before, BoxScore Box, long N);
        static class C
        {
            public static bool Kinds(NetPromoterScore nps, PompScore pomp) => nps.Points > pomp.Points;
            public static bool Untyped(IScore a, IScore b) => a.Value > b.Value;
            public static bool Equal(NetPromoterScore a, NetPromoterScore b) => a.Points == b.Points;
            public static double Difference(NetPromoterScore a, NetPromoterScore b) => a.Points - b.Points;
        }
        """);

    [Fact]
    public Task Like_named_types_of_the_user_are_silent() => Silent("""
        namespace Mine
        {
            public sealed class NetPromoterScore { public double Points => 0; public double CompareWith(NetPromoterScore other) => 0; }
            static class C
            {
                public static bool Better(NetPromoterScore now, NetPromoterScore before) => now.Points > before.Points;
                public static NetPromoterScore? Best(List<NetPromoterScore> all) => all.MaxBy(s => s.Points);
            }
        }
        """);
}
