using Cx.Core.Improvement;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Improvement;

public class ScorecardTests
{
    private static ScorecardEntry Entry(string? journey, string? component, int n, Target? target = null, string? owner = null) =>
        ScorecardEntry.OfScore("NPS", n == 0 ? null : Made.Nps(n / 10, n / 10, n - (2 * (n / 10))), journey, component, target, owner);

    [Fact]
    public void Each_cell_has_its_figure_its_verdict_and_its_owner()
    {
        var target = Target.AtLeast("NPS", 30, "web team");
        var scorecard = CxScorecard.From(
        [
            Entry("buy", "sales", 200, target),
            Entry("buy", "onboarding", 100, Target.AtLeast("NPS", 99), "start team"),
            Entry("buy", "support", 0, target),
            ScorecardEntry.OfSignal(ExperienceSignal.Errors("errors", Share.Of(3, 500)!), "buy", "sales", Target.AtMost("errors", 0.05)),
        ]);

        var first = scorecard.Cells[0];
        Assert.Equal((DisclosureOutcome.Shown, 70, 200, Verdict.Met, "web team"), (first.Outcome, first.Value, first.N, first.Verdict, first.Owner));
        Assert.Equal(Made.Nps(20, 20, 160).Interval(), first.Interval);
        Assert.Equal((Verdict.NotMet, "start team"), (scorecard.Cells[1].Verdict, scorecard.Cells[1].Owner));
        Assert.Equal((DisclosureOutcome.NoData, null, null), (scorecard.Cells[2].Outcome, scorecard.Cells[2].Value, scorecard.Cells[2].Verdict));
        Assert.Equal((0.006, 500, Verdict.Met, null), (scorecard.Cells[3].Value, scorecard.Cells[3].N, scorecard.Cells[3].Verdict, scorecard.Cells[3].Owner));
        Assert.Equal("buy / sales / NPS: 70.00 (n 200), Met", first.ToString());
        Assert.Equal("buy / support / NPS: no data", scorecard.Cells[2].ToString());
        Assert.Equal("4 cells: 2 met, 1 not met, 0 undecided, 0 suppressed, 1 without data", scorecard.ToString());
        Assert.Equal([scorecard.Cells[3]], scorecard.WithoutOwner);
        Assert.Equal([first, scorecard.Cells[2]], scorecard.Of("web team"));
        Assert.Empty(scorecard.WithoutTarget);
    }

    [Fact]
    public void A_hidden_cell_says_nothing_and_cannot_be_worked_out()
    {
        // One sibling is below ten: with the total it would follow from the others, so the next smallest goes too.
        var target = Target.AtLeast("NPS", 30);
        var scorecard = CxScorecard.From([Entry("buy", "sales", 200, target), Entry("buy", "onboarding", 40, target), Entry("buy", "support", 5, target), Entry("buy", null, 245, target)]);
        Assert.Equal([DisclosureOutcome.Shown, DisclosureOutcome.Suppressed, DisclosureOutcome.Suppressed, DisclosureOutcome.Shown], scorecard.Cells.Select(cell => cell.Outcome));
        var hidden = scorecard.Cells[2];
        Assert.Equal((null, null, null, null, null), ((object?)hidden.Score, hidden.Value, hidden.N, hidden.Interval, hidden.Verdict));
        Assert.Equal("buy / support / NPS: suppressed", hidden.ToString());
        Assert.Equal(scorecard.Cells.Count, CxScorecard.From([Entry("buy", "support", 5)], minimumN: 1).Cells.Count(cell => cell.Outcome == DisclosureOutcome.Shown) + 3);
    }

    [Fact]
    public void A_total_is_hidden_when_it_is_small_or_gives_its_parts_away()
    {
        Assert.Equal(DisclosureOutcome.Suppressed, Assert.Single(CxScorecard.From([Entry(null, null, 5)]).Cells).Outcome);
        Assert.Equal(DisclosureOutcome.Shown, Assert.Single(CxScorecard.From([Entry(null, null, 10)]).Cells).Outcome);
        // Two of two: that each hidden part is of one person follows, and of the two the sum.
        Assert.All(CxScorecard.From([Entry("buy", "sales", 1), Entry("buy", "support", 1), Entry("buy", null, 2)], minimumN: 2).Cells, cell => Assert.Equal(DisclosureOutcome.Suppressed, cell.Outcome));
    }

    [Fact]
    public void With_a_journey_its_components_are_hidden_and_signals_too()
    {
        var scorecard = CxScorecard.From([Entry(null, null, 105), Entry("buy", null, 100), Entry("leave", null, 5), Entry("leave", "support", 5), Entry("buy", "sales", 60), Entry("buy", "product", 40)]);
        // The journey "leave" is too small, "buy" would give it away, and then the total gives both away as one.
        Assert.All(scorecard.Cells.Skip(1), cell => Assert.Equal(DisclosureOutcome.Suppressed, cell.Outcome));
        var signals = CxScorecard.From([ScorecardEntry.OfSignal(ExperienceSignal.Of("x", 1, "u", default, 3, null), component: "sales")]);
        Assert.Equal(DisclosureOutcome.Suppressed, signals.Cells[0].Outcome);
        Assert.Null(signals.Cells[0].Signal);
    }

    // What a reader sees of one journey: the shown siblings and, if it is shown, the total. Of the rest only the sum follows, and that is of two or more cells with ten or more answers.
    [Fact]
    public void No_hidden_cell_follows_from_the_shown_ones() => Law.Holds(Gen.ArrayOf(Gen.Choose(0, 30), 4), counts =>
    {
        if (counts.Sum() == 0) return;
        var cells = CxScorecard.From([.. counts.Select((n, i) => Entry("buy", FormattableString.Invariant($"c{i}"), n)), Entry("buy", null, counts.Sum())]).Cells;
        if (cells[^1].Outcome == DisclosureOutcome.Suppressed) return;
        var hidden = cells.Take(4).Select((cell, i) => (cell.Outcome, N: counts[i])).Where(cell => cell.Outcome == DisclosureOutcome.Suppressed).ToList();
        Assert.True(hidden.Count == 0 || (hidden.Count >= 2 && hidden.Sum(cell => cell.N) >= 10));
        Assert.All(cells.Take(4).Zip(counts), pair => Assert.True(pair.First.Outcome != DisclosureOutcome.Shown || pair.Second >= 10));
    });

    [Fact]
    public void What_makes_no_scorecard_is_refused()
    {
        Assert.Contains("stands twice", Assert.Throws<ArgumentException>(() => CxScorecard.From([Entry("a", "b", 20), Entry("a", "b", 30)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => CxScorecard.From([], 0));
        Assert.Throws<ArgumentException>(() => ScorecardEntry.OfScore(" ", null));
        Assert.Throws<ArgumentException>(() => ScorecardEntry.OfScore("a", null, " "));
        Assert.Throws<ArgumentException>(() => ScorecardEntry.OfScore("a", null, null, " "));
        Assert.Throws<ArgumentException>(() => ScorecardEntry.OfScore("a", null, owner: " "));
        Assert.Equal("all / total / NPS", Entry(null, null, 3).ToString());
        Assert.Empty(CxScorecard.From([]).Cells);
    }

    [Fact]
    public void A_list_shows_what_nobody_measures()
    {
        var scorecard = CxScorecard.From([Entry("buy", "sales", 20), Entry("use", "sales", 20), Entry("use", "support", 20), Entry("use", "invoice", 20)]);
        var assessment = ExperienceTaxonomy.SixComponents.Assess(scorecard);
        Assert.Equal(["product", "onboarding", "communication", "renewalExpansion"], assessment.NotMeasured);
        Assert.Equal(["invoice"], assessment.NotInTaxonomy);
        Assert.Equal(["buy", "use"], assessment.CellsOf("sales").Select(cell => cell.Journey));
        Assert.Equal("six components: 2 of 6 measured, missing product, onboarding, communication, renewalExpansion", assessment.ToString());
        Assert.Empty(ExperienceTaxonomy.SixComponents.With("invoice").Assess(scorecard).NotInTaxonomy);
        Assert.Equal("mine: 1 of 1 measured", ExperienceTaxonomy.Of("mine", "sales").Assess(scorecard).ToString());
        Assert.Throws<ArgumentException>(() => assessment.CellsOf("invoice"));
    }

    [Fact]
    public void The_presets_are_six_components_and_five_elements_with_their_sources()
    {
        Assert.Equal(["clarity", "speed of value", "consistency", "control", "personalisation"], ExperienceTaxonomy.FiveElements.Items);
        Assert.Equal(Cx.Core.Journeys.ExperienceComponent.ToCover.Select(component => component.Text).Order(StringComparer.Ordinal), ExperienceTaxonomy.SixComponents.Items.Order(StringComparer.Ordinal));
        Assert.NotNull(ExperienceTaxonomy.FiveElements.Source);
        Assert.Null(ExperienceTaxonomy.FiveElements.With("price").Source);
        Assert.Equal("five elements: clarity, speed of value, consistency, control, personalisation", ExperienceTaxonomy.FiveElements.ToString());
        Assert.Throws<ArgumentException>(() => ExperienceTaxonomy.FiveElements.With("clarity"));
        Assert.Throws<ArgumentException>(() => ExperienceTaxonomy.Of("mine"));
    }

    // Scores +40, 0, -40 each of n 100 with se s: range 80, sd 40. Weights equal, so Q = 3200/s², DerSimonian–Laird tau² = 1600 - s².
    [Fact]
    public void Consistency_takes_the_noise_of_small_samples_out()
    {
        // D 20 Pa 20 P 60; D 40 Pa 20 P 40; D 60 Pa 20 P 20: Var .64, .8, .64. To have equal errors take only the outer two: sd 56.57, Q = 2·40²/se², tau² = 3200 - se².
        (string, IScore)[] scores = [("web", Made.Nps(20, 20, 60)), ("shop", Made.Nps(60, 20, 20))];
        var consistency = TouchpointConsistency.From(scores)!;
        Assert.Equal((2, 80, "shop", "web"), (consistency.Touchpoints, consistency.Range, consistency.Lowest, consistency.Highest));
        Assert.Equal(Math.Sqrt(3200), consistency.StandardDeviation, 1e-9);
        Assert.Equal(Math.Sqrt(3200 - 64), consistency.TrueStandardDeviation!.Value, 1e-9);
        Assert.Equal(3200 / 64.0, consistency.Test!.Statistic!.Value, 1e-9);
        Assert.Equal(ChiSquared.Survival(50, 1), consistency.Test.PValue, 1e-15);
        Assert.StartsWith("2 touchpoints, range 80.00, sd 56.57, true sd 56.00, p ", consistency.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, TouchpointConsistency.From(("a", Made.Nps(20, 20, 60)), ("b", Made.Nps(20, 20, 60)))!.TrueStandardDeviation);
    }

    [Fact]
    public void Consistency_needs_scores_of_one_kind()
    {
        Assert.Null(TouchpointConsistency.From(("a", Made.Nps(1, 1, 1))));
        Assert.Throws<ArgumentException>(() => TouchpointConsistency.From(("a", Made.Nps(1, 1, 1)), ("a", Made.Nps(1, 1, 1))));
        Assert.Throws<ArgumentException>(() => TouchpointConsistency.From(("a", Made.Nps(1, 1, 1)), ("b", Made.Effort(1, 2))));
        Assert.Throws<ScaleMismatchException>(() => TouchpointConsistency.From(("a", Made.Effort(1, 2)), ("b", MeanScore.From(RatingCounts.Of(Rating<Csat5>.From(1), Rating<Csat5>.From(2)))!)));
        var still = TouchpointConsistency.From(("a", Made.Nps(0, 0, 9)), ("b", Made.Nps(1, 1, 1)))!;
        Assert.Equal((null, null), ((object?)still.TrueStandardDeviation, still.Test));
        Assert.Equal("2 touchpoints, range 100.00, sd 70.71", still.ToString());
    }

    public class Cards : EqualityContract<CxScorecard>
    {
        protected override IReadOnlyList<Func<CxScorecard>> Makers => [() => CxScorecard.From([]), () => CxScorecard.From([Entry("a", "b", 20)]), () => CxScorecard.From([Entry("a", "b", 20)], 5), () => CxScorecard.From([Entry("a", "b", 20)], 10, Confidence.P90)];
    }

    public class Lists : EqualityContract<ExperienceTaxonomy>
    {
        protected override IReadOnlyList<Func<ExperienceTaxonomy>> Makers => [() => ExperienceTaxonomy.FiveElements, () => ExperienceTaxonomy.FiveElements.With("price"), () => ExperienceTaxonomy.Of("a", "b"), () => ExperienceTaxonomy.Of("b", "b")];
    }

    public class Spreads : EqualityContract<TouchpointConsistency>
    {
        protected override IReadOnlyList<Func<TouchpointConsistency>> Makers => [() => TouchpointConsistency.From(("a", Made.Nps(1, 2, 3)), ("b", Made.Nps(3, 2, 1)))!, () => TouchpointConsistency.From(("a", Made.Nps(1, 2, 3)), ("c", Made.Nps(3, 2, 1)))!];
    }
}
