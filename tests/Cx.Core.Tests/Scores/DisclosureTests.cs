using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scores;

public class DisclosureTests
{
    [Fact]
    public void A_score_alone_is_shown_from_the_minimum_on()
    {
        Assert.Equal(DisclosureOutcome.NoData, Disclosure.Of<NetPromoterScore>(null).Outcome);
        Assert.Equal(DisclosureOutcome.Suppressed, Disclosure.Of(Score(1)).Outcome);
        Assert.Equal(DisclosureOutcome.Suppressed, Disclosure.Of(Score(9)).Outcome);
        Assert.Equal(DisclosureOutcome.Shown, Disclosure.Of(Score(10)).Outcome);
        Assert.Equal(Score(10), Disclosure.Of(Score(10)).Score);
        Assert.Equal(DisclosureOutcome.Shown, Disclosure.Of(Score(1), minimumN: 1).Outcome);
        Assert.Equal(10, Disclosure.SuggestedMinimumN);
    }

    [Theory]
    // Nothing to hide.
    [InlineData("20 30 0", 10, "  -")]
    // One small cell would follow from the total: the next smallest goes with it.
    [InlineData("3 20 30", 10, "xx ")]
    [InlineData("30 3 20 25", 10, " xx ")]
    // Of two equally large, the first.
    [InlineData("20 3 20", 10, "xx ")]
    // Two small ones, together too few.
    [InlineData("3 4 50 20", 10, "xx x")]
    // Two small ones, together enough.
    [InlineData("5 6 50", 10, "xx ")]
    // Ten hidden answers in ten cells would be one each.
    [InlineData("1 1 1 1 1 1 1 1 1 1 30 40", 10, "xxxxxxxxxxx ")]
    [InlineData("1 1 5 7", 2, "xxx ")]
    // A minimum of 1 shows everything.
    [InlineData("1 1 2", 1, "   ")]
    public void Hidden_siblings_are_none_or_enough_to_hide_in(string counts, int minimumN, string expected)
    {
        long[] cells = [.. counts.Split(' ').Select(long.Parse)];
        var hidden = Disclosure.Hidden(cells, minimumN);
        var scores = Disclosure.BelowTotal([.. cells.Select(n => Score((int)n))], minimumN);

        Assert.Equal(expected.Select(mark => mark == 'x'), hidden);
        Assert.Equal(expected.Select(mark => mark switch { 'x' => DisclosureOutcome.Suppressed, '-' => DisclosureOutcome.NoData, _ => DisclosureOutcome.Shown }), scores.Select(score => score.Outcome));
        Assert.All(scores, (score, i) => Assert.Equal(expected[i] == ' ' ? Score((int)cells[i]) : null, score.Score));
    }

    [Theory]
    [InlineData("3 20", 10, false)]
    [InlineData("3 0", 10, true)]
    [InlineData("4 5", 10, true)]
    [InlineData("1 1 1 1 1 1 1 1 1 1", 10, true)]
    [InlineData("1 1", 2, true)]
    [InlineData("0 0", 10, false)]
    [InlineData("12", 10, false)]
    public void A_total_that_gives_its_siblings_away_is_hidden_with_them(string counts, int minimumN, bool expected)
    {
        long[] cells = [.. counts.Split(' ').Select(long.Parse)];
        var (total, siblings) = Disclosure.WithTotal(Score((int)cells.Sum()), [.. cells.Select(n => Score((int)n))], minimumN);

        Assert.Equal(expected, Disclosure.HidesTotal(cells, minimumN));
        Assert.Equal(cells.Sum() == 0 ? DisclosureOutcome.NoData : expected ? DisclosureOutcome.Suppressed : DisclosureOutcome.Shown, total.Outcome);
        Assert.Equal(Disclosure.BelowTotal([.. cells.Select(n => Score((int)n))], minimumN), siblings);
    }

    [Fact]
    public void No_hidden_n_follows_from_the_published_ones_and_the_total() =>
        Law.Holds(
            from cells in Gen.Choose(1, 6)
            from counts in Gen.Frequency((3, Gen.Choose(0, 4)), (2, Gen.Choose(0, 15))).ArrayOf(cells)
            from minimumN in Gen.Choose(1, 8)
            select (Counts: counts.Select(n => (long)n).ToArray(), minimumN),
            given =>
            {
                var (counts, minimumN) = given;
                var hidden = Disclosure.Hidden(counts, minimumN);
                for (var i = 0; i < counts.Length; i++)
                {
                    if (counts[i] > 0 && counts[i] < minimumN) Assert.True(hidden[i], $"cell {i} of {counts[i]} is shown");
                    if (counts[i] == 0) Assert.False(hidden[i]);
                }

                if (Disclosure.HidesTotal(counts, minimumN)) return;
                AssertAttackFails(counts, hidden);
            });

    [Fact]
    public void Hiding_goes_no_further_than_needed_and_takes_the_smallest() =>
        Law.Holds(
            from counts in (from n in Gen.Choose(0, 30) select (long)n).ArrayOf(6)
            from minimumN in Gen.Choose(2, 12)
            select (counts, minimumN),
            given =>
            {
                var (counts, minimumN) = given;
                var hidden = Disclosure.Hidden(counts, minimumN);
                long[] complements = [.. counts.Where((n, i) => hidden[i] && n >= minimumN)];
                if (complements.Length == 0) return;
                Assert.All(counts.Where((n, i) => !hidden[i] && n > 0), shown => Assert.True(shown >= complements.Max()));
                // Without the last one hidden the rest would not have been safe.
                long[] rest = [.. counts.Where((n, i) => hidden[i]).Order().SkipLast(1)];
                Assert.True(rest.Length < 2 || rest.Sum() < minimumN || rest.Sum() == rest.Length);
            });

    [Fact]
    public void What_is_suppressed_leaves_through_no_door()
    {
        var score = Score(7);
        var hidden = Disclosure.Of(score, minimumN: 10);

        Assert.Null(hidden.Score);
        Assert.Equal("suppressed", hidden.ToString());
        var json = JsonSerializer.Serialize(hidden);
        Assert.Equal("""{"outcome":"suppressed","score":null}""", json);
        Assert.Equal(hidden, Disclosure.Of(Score(3), minimumN: 10));
        Assert.Equal(hidden.GetHashCode(), Disclosure.Of(Score(3), minimumN: 10).GetHashCode());
        Assert.False(typeof(Disclosure<NetPromoterScore>).IsAssignableTo(typeof(IComparable)));
        Assert.Equal("no data", Disclosure.Of<NetPromoterScore>(null).ToString());
        Assert.Equal(Score(12)!.ToString(), Disclosure.Of(Score(12)).ToString());
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Contains("Say 1", Assert.Throws<ArgumentOutOfRangeException>(() => Disclosure.Of(Score(1), 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Disclosure.BelowTotal([Score(1)], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Disclosure.Hidden([-1], 10));
        Assert.Throws<ArgumentNullException>(() => Disclosure.BelowTotal<NetPromoterScore>(null!));
        Assert.Contains("Give every sibling", Assert.Throws<ArgumentException>(() => Disclosure.WithTotal(Score(30), [Score(10), Score(15)])).Message, StringComparison.Ordinal);
        Assert.Empty(Disclosure.Hidden([], 10));
    }

    // Everything that fits what a reader sees: at least one answer in each hidden cell, and their sum. No cell may be the same in all of it.
    private static void AssertAttackFails(long[] counts, bool[] hidden)
    {
        int[] cells = [.. Enumerable.Range(0, counts.Length).Where(i => hidden[i])];
        if (cells.Length == 0) return;
        var together = cells.Sum(i => counts[i]);
        var seen = cells.Select(_ => new HashSet<long>()).ToArray();
        Fill(0, together, new long[cells.Length]);
        Assert.All(seen, values => Assert.True(values.Count > 1, $"{string.Join(' ', counts)} gives a hidden cell away"));

        void Fill(int cell, long left, long[] guess)
        {
            if (cell == guess.Length - 1)
            {
                if (left < 1) return;
                guess[cell] = left;
                for (var i = 0; i < guess.Length; i++) seen[i].Add(guess[i]);
                return;
            }

            for (var n = 1L; n < left; n++)
            {
                guess[cell] = n;
                Fill(cell + 1, left - n, guess);
            }
        }
    }

    private static NetPromoterScore? Score(int n) => NetPromoterScore.From(RatingCounts.Of(Enumerable.Repeat(Rating<Nps>.From(9), n)));
}
