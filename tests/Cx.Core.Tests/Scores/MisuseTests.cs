using Cx.Core.Tests.Docs;

namespace Cx.Core.Tests.Scores;

/// <summary>What the types forbid does not compile, with the message that helps.</summary>
public class MisuseTests
{
    private const string Usings = "global using Cx.Core.Aggregation; global using Cx.Core.Scales; global using Cx.Core.Scores; global using Cx.Core.Statistics;";

    private const string Holder = """
        class Holder
        {
            public readonly RatingCounts<Nps> Fixed;
            public RatingCounts<Nps> Open;
            public RatingCounts<Nps> Property { get; set; }
            public RatingCounts<Nps> Method() => default;
            public ThreeItemCounts Items { get; set; }
            public WeightedRatingCounts<Nps> Weighted { get; set; }
            public RatingCounts Runtime { get; set; }
        }
        """;

    [Theory]
    [InlineData("var h = new Holder(); h.Property.Add(Rating<Nps>.From(9));", "CS0206")]
    [InlineData("var h = new Holder(); h.Property.AddRange(new Rating<Nps>[3]);", "CS0206")]
    [InlineData("var h = new Holder(); h.Property.AddValue(9);", "CS0206")]
    [InlineData("var h = new Holder(); h.Property.Remove(Rating<Nps>.From(9));", "CS0206")]
    [InlineData("var h = new Holder(); h.Property.Merge(default);", "CS0206")]
    [InlineData("var h = new Holder(); h.Property.Subtract(h.Open);", "CS0206")]
    [InlineData("var h = new Holder(); h.Weighted.Add(Rating<Nps>.From(9), 1);", "CS0206")]
    [InlineData("var h = new Holder(); h.Items.Add(default);", "CS0206")]
    [InlineData("var h = new Holder(); h.Runtime.AddValue(3);", "CS0206")]
    [InlineData("var list = new List<RatingCounts<Nps>>(); list[0].Add(Rating<Nps>.From(9));", "CS0206")]
    [InlineData("var map = new Dictionary<string, RatingCounts<Nps>>(); map[\"a\"].Add(Rating<Nps>.From(9));", "CS0206")]
    [InlineData("new Holder().Method().Add(Rating<Nps>.From(9));", "CS1510")]
    [InlineData("new Holder().Fixed.Add(Rating<Nps>.From(9));", "CS0192")]
    [InlineData("void Use(in RatingCounts<Nps> counts) => counts.Add(Rating<Nps>.From(9)); Use(default);", "CS8329")]
    [InlineData("foreach (var counts in new List<RatingCounts<Nps>>()) counts.Add(Rating<Nps>.From(9));", "CS1657")]
    [InlineData("RatingCounts<Nps> counts = default; Action<Rating<Nps>> add = counts.Add;", "CS1113")]
    public void A_change_that_would_be_lost_on_a_copy(string code, string error) => AssertOnly(error, code);

    [Theory]
    [InlineData("counts.Add(Rating<Csat5>.From(3));")]
    [InlineData("counts.Add(9);")]
    [InlineData("int? answer = 9; counts.Add(answer);")]
    [InlineData("Rating<Nps>? answer = Rating<Nps>.From(9); counts.Add(answer);")]
    [InlineData("counts.Add(Rating.From(Nps.Definition, 9));")]
    [InlineData("counts.Remove(Rating<Csat5>.From(3));")]
    [InlineData("counts.Merge(new RatingCounts<Csat5>());")]
    [InlineData("counts.Merge(counts.ToRatingCounts());")]
    [InlineData("counts.Subtract(new RatingCounts<Csat5>());")]
    [InlineData("weighted.Add(Rating<Csat5>.From(3), 1.0);")]
    [InlineData("weighted.Add(3, 1.0);")]
    [InlineData("weighted.Remove(Rating<Csat5>.From(3), 1.0);")]
    [InlineData("weighted.Merge(new WeightedRatingCounts<Csat5>());")]
    [InlineData("weighted.Merge(counts);")]
    [InlineData("weighted.Subtract(new WeightedRatingCounts<Csat5>());")]
    public void Another_scale_or_no_rating_at_all(string code) => AssertOnly("CX1001", "RatingCounts<Nps> counts = default; WeightedRatingCounts<Nps> weighted = default; " + code);

    [Theory]
    [InlineData("NetPromoterScore.From(new RatingCounts<Csat10>());")]
    [InlineData("NetPromoterScore.From(new WeightedRatingCounts<Csat10>());")]
    public void A_net_promoter_score_of_another_question(string code) => AssertOnly("CX1009", code);

    [Theory]
    [InlineData("double average = new[] { Rating<Nps>.From(9) }.Average(rating => rating.Value);", "CS0266")]
    [InlineData("var r = Rating<Nps>.From(9) < Rating<Nps>.From(7);", "CS0019")]
    [InlineData("if (!Rating<Nps>.From(9).IsFavourable) { }", "CS0266")]
    [InlineData("int i = Rating<Nps>.From(9).Value;", "CS0266")]
    [InlineData("int i = Rating<Nps>.From(9);", "CS0029")]
    public void Non_answers_that_would_slip_through(string code, string error) => AssertOnly(error, code);

    [Theory]
    [InlineData("var x = nps + nps;", "CS0019")]
    [InlineData("var x = nps - nps;", "CS0019")]
    [InlineData("var x = nps / 2;", "CS0019")]
    [InlineData("var x = nps < nps;", "CS0019")]
    [InlineData("double x = nps;", "CS0029")]
    [InlineData("var x = (double)nps;", "CS0030")]
    [InlineData("var x = new[] { nps }.Average();", "CS1929")]
    [InlineData("IComparable x = nps;", "CS0029")]
    [InlineData("IComparable<NetPromoterScore> x = nps;", "CS0029")]
    [InlineData("var x = Compare.All<IScore>([nps, nps]);", "CS0311")]
    [InlineData("var x = nps.CompareWith(MeanScore.From(counts)!);", "CS1503")]
    [InlineData("var x = new NetPromoterScore();", "CS1729")]
    [InlineData("nps.Points = 3;", "CS0200")]
    public void Arithmetic_order_and_numbers_on_scores(string code, string error) =>
        AssertOnly(error, "var counts = RatingCounts.Of(Rating<Nps>.From(9)); var nps = NetPromoterScore.From(counts)!; " + code);

    [Fact]
    public void A_score_that_may_be_missing_is_not_followed_without_a_test() => AssertOnly("CS8602", "Console.WriteLine(NetPromoterScore.From(new RatingCounts<Nps>()).Points);");

    [Theory]
    [InlineData("counts.Add(Rating<Nps>.From(9)); counts.Add(default); counts.Remove(default);")]
    [InlineData("var h = new Holder(); h.Open.Add(Rating<Nps>.From(9));")]
    [InlineData("var a = new RatingCounts<Nps>[3]; a[1].Add(Rating<Nps>.From(9)); ref var r = ref a[2]; r.Add(default);")]
    [InlineData("counts.AddRange(new Rating<Nps>[3]); counts.AddRange([Rating<Nps>.From(9)]); Span<Rating<Nps>> span = new Rating<Nps>[3]; counts.AddRange(span);")]
    [InlineData("counts.Merge(default); counts.Merge(counts); counts.Subtract(in counts);")]
    [InlineData("weighted.Add(Rating<Nps>.From(9), 1); weighted.Add(default, 2.5f); weighted.Merge(default); weighted.AddRange([new WeightedRating<Nps>(default, 1)]);")]
    [InlineData("ThreeItemCounts items = default; items.Add(default); items.Merge(default);")]
    [InlineData("RatingCounts runtime = default; runtime.Add(Rating.From(Nps.Definition, 9)); runtime.AddRange([Rating.From(Nps.Definition, 9)]); runtime.Merge(counts.ToRatingCounts());")]
    [InlineData("var of = RatingCounts.Of(Rating<Nps>.From(9), default); of = RatingCounts.Of(new List<Rating<Nps>>()); of = RatingCounts.Of(new Rating<Nps>[2]); of = RatingCounts.Of<Nps>([]);")]
    public void What_is_meant_compiles_also_beside_the_room_of_aggregates(string code) =>
        Assert.Empty(Complaints("RatingCounts<Nps> counts = default; WeightedRatingCounts<Nps> weighted = default; " + code));

    [Fact]
    public void The_message_says_what_to_do_instead()
    {
        var snippet = new Snippet("RatingCounts<Nps> counts = default; counts.Add(9);", Usings);
        Assert.Contains("Keep one RatingCounts per scale", Assert.Single(snippet.Complaints()).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static void AssertOnly(string id, string code)
    {
        // Beside the error stands the warning of the same null, on some of these.
        List<string> complaints = [.. Complaints(code).Where(complaint => complaint != "CS8629")];
        Assert.True(complaints.Count > 0 && complaints.All(complaint => complaint == id), $"Expected {id}, got {string.Join(", ", complaints)}: {code}");
    }

    private static IReadOnlyList<string> Complaints(string code) => [.. new Snippet($"{code}\n{Holder}", Usings).Complaints().Select(complaint => complaint.Id)];
}
