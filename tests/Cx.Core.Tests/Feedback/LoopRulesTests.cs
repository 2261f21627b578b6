using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Feedback;

public class LoopRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly LoopRules Rules = LoopRules.None.WithDetractor(new("nps")).WithHighEffort(new("effort")).WithHighEffort(new("ease")).WithLowSatisfaction(new("csat")).WithStuck(3).WithBrokenPromise(TimeSpan.FromMinutes(30));

    [Fact]
    public void A_low_answer_is_one_at_the_bad_end_whichever_end_that_is()
    {
        SurveyResponse With(int nps, int effort, int ease, int csat) => Response("r").WithAnswer(new("nps"), Rating<Nps>.From(nps)).WithAnswer(new("effort"), Rating<Ces5>.From(effort)).WithAnswer(new("ease"), Rating<Ces7>.From(ease)).WithAnswer(new("csat"), Rating<Csat5>.From(csat));

        Assert.Empty(Rules.Judge(With(7, 3, 4, 3)));
        Assert.Equal([LoopReason.Detractor], Rules.Judge(With(6, 3, 4, 3)));
        Assert.Equal([LoopReason.HighEffort], Rules.Judge(With(7, 4, 4, 3)));
        Assert.Equal([LoopReason.HighEffort], Rules.Judge(With(7, 3, 3, 3)));
        Assert.Equal([LoopReason.LowSatisfaction], Rules.Judge(With(7, 3, 4, 2)));
        Assert.Equal([LoopReason.Detractor, LoopReason.HighEffort, LoopReason.LowSatisfaction], Rules.Judge(With(0, 5, 1, 1)));
        Assert.Empty(Rules.Judge(Response("r")));
        Assert.Empty(LoopRules.None.Judge(With(0, 5, 1, 1)));
    }

    [Fact]
    public void A_case_knows_the_response_that_opened_it()
    {
        var response = (Response("r") with { Respondent = new CustomerId("a"), Touchpoint = new TouchpointId("t") }).WithAnswer(new("nps"), Rating<Nps>.From(0));
        var opened = Rules.Open(new("c"), response)!;

        Assert.Equal((Start, new CustomerId("a"), new ResponseId("r"), new TouchpointId("t")), (opened.OpenedAt, opened.Customer, opened.Response, opened.Touchpoint));
        Assert.Null(Rules.Open(new("c"), Response("r").WithAnswer(new("nps"), Rating<Nps>.From(10))));
    }

    [Fact]
    public void A_person_is_stuck_from_so_many_tries_on()
    {
        Assert.Null(Rules.OpenStuck(new("c"), new("a"), new("t"), 2, Start));
        Assert.Equal([LoopReason.Stuck], Rules.OpenStuck(new("c"), new("a"), new("t"), 3, Start)!.Reasons);
        Assert.Null(LoopRules.None.OpenStuck(new("c"), new("a"), new("t"), 99, Start));
    }

    [Theory]
    [InlineData(null, 30, false)]
    [InlineData(null, 31, true)]
    [InlineData(20, 31, false)]
    [InlineData(30, 99, false)]
    [InlineData(31, 99, true)]
    [InlineData(99, 31, true)]
    [InlineData(99, 30, false)]
    public void A_promise_is_broken_when_its_grace_is_over(int? fulfilledAfter, int lookedAfter, bool broken)
    {
        var promise = new Promise(Start, fulfilledAfter is { } minutes ? Start.AddMinutes(minutes) : null);
        var opened = Rules.OpenBrokenPromise(new("c"), new("a"), promise, Start.AddMinutes(lookedAfter));

        Assert.Equal(broken, opened is not null);
        if (broken) Assert.Equal(Start.AddMinutes(30), opened!.OpenedAt);
        Assert.Null(LoopRules.None.OpenBrokenPromise(new("c"), new("a"), promise, Start.AddMinutes(lookedAfter)));
    }

    [Fact]
    public void A_rule_that_cannot_be_judged_says_so()
    {
        Assert.Throws<ScaleMismatchException>(() => Rules.Judge(Response("r").WithAnswer(new("nps"), Rating<Csat10>.From(1))));
        Assert.Contains("slider100", Assert.Throws<InvalidOperationException>(() => Rules.Judge(Response("r").WithAnswer(new("csat"), Rating<Slider100>.From(1)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LoopRules.None.WithDetractor(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => LoopRules.None.WithStuck(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LoopRules.None.WithBrokenPromise(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void The_rules_say_what_they_are()
    {
        Assert.Equal("Detractor of nps; HighEffort of effort; HighEffort of ease; LowSatisfaction of csat; Stuck after 3 tries; BrokenPromise after 00:30:00", Rules.ToString());
        Assert.Equal("no rule", LoopRules.None.ToString());
        Assert.Same(Rules, Rules.WithDetractor(new("nps")));
    }

    [Fact]
    public void Coverage_is_of_the_low_scores_and_names_those_without_a_case()
    {
        SurveyResponse[] responses = [.. ((int[])[0, 3, 6, 7, 10]).Select((answer, i) => Response($"r{i}").WithAnswer(new("nps"), Rating<Nps>.From(answer)))];
        LoopCase[] cases = [Rules.Open(new("c0"), responses[0])!, Rules.Open(new("c1"), responses[1])!.Acknowledge(Start), LoopCase.Open(new("c2"), Start), LoopCase.Open(new("c3"), Start, LoopReason.ByHand, null, new ResponseId("r4"))];
        var coverage = LoopCoverage.From(responses, Rules, cases);

        Assert.Equal((5, 3, 2), (coverage.Responses, coverage.Low, coverage.OtherCases));
        Assert.Equal(Share.Of(2, 3), coverage.Covered);
        Assert.Equal(responses[2], Assert.Single(coverage.WithoutCase));
        Assert.Equal("2 of 3 low scores have a case", coverage.ToString());
        Assert.Null(LoopCoverage.From([], Rules, []).Covered);
    }

    [Fact]
    public void Every_case_of_a_report_is_in_one_state_and_unsolved_ones_are_in_the_total()
    {
        LoopCase[] cases =
        [
            LoopCase.Open(new("1"), Start),
            LoopCase.Open(new("2"), Start).Acknowledge(Start.AddHours(1)).Start(Start.AddHours(1)).Resolve(Start.AddHours(3), LoopOutcome.Solved).Verify(Start.AddHours(4)),
            LoopCase.Open(new("3"), Start).Acknowledge(Start.AddHours(2)).Start(Start.AddHours(2)).Resolve(Start.AddHours(5), LoopOutcome.NotSolved),
            LoopCase.Open(new("4"), Start).Escalate(Start.AddHours(1)).Start(Start.AddHours(1)).Resolve(Start.AddHours(2), LoopOutcome.Solved).Reopen(Start.AddHours(6)),
            LoopCase.Open(new("5"), Start.AddHours(20)),
        ];
        var report = LoopReport.From(cases, Start.AddHours(10))!;

        Assert.Equal((4, 1, 2, 2), (report.N, report.NotYetOpened, report.Open, report.Closed));
        Assert.Equal(report.N, Enum.GetValues<LoopState>().Sum(report.Count));
        Assert.Equal((Share.Of(1, 4), Share.Of(1, 3), Share.Of(1, 4)), (report.Solved, report.Reopened, report.Escalated));
        Assert.Equal((2, 2), (report.TimeToClose.Resolved, report.TimeToClose.Open));
        Assert.Equal((1, 3), (report.TimeToSolution.Resolved, report.TimeToSolution.Open));
        Assert.Equal((3, 1), (report.TimeToAcknowledge.Resolved, report.TimeToAcknowledge.Open));
        Assert.Equal("4 cases, 2 open; solved 0.25 (1 of 4)", report.ToString());
        Assert.Null(LoopReport.From(cases, Start.AddHours(-1)));
        // As of five hours the fourth case was resolved and not yet reopened.
        Assert.Equal((Share.Of(2, 4), 1), (LoopReport.From(cases, Start.AddHours(5))!.Solved, LoopReport.From(cases, Start.AddHours(5))!.Open));
        Assert.Equal(Start.AddHours(10), report.AsOf);
    }

    [Fact]
    public void An_agreement_counts_met_missed_and_undecided()
    {
        LoopCase[] cases =
        [
            LoopCase.Open(new("1"), Start),
            LoopCase.Open(new("2"), Start).Acknowledge(Start.AddHours(1)).Start(Start.AddHours(1)).Resolve(Start.AddHours(3), LoopOutcome.Solved),
            LoopCase.Open(new("3"), Start.AddHours(9)),
            LoopCase.Open(new("4"), Start.AddHours(99)),
        ];
        var sla = new LoopSla(TimeSpan.FromHours(1), TimeSpan.FromHours(2));

        Assert.Equal("met 1, missed 1, undecided 1", sla.Acknowledged(cases, Start.AddHours(10))!.ToString());
        Assert.Equal("met 0, missed 2, undecided 1", sla.Closed(cases, Start.AddHours(10))!.ToString());
        // Seen after an hour and a half: too late to be seen, early enough to be closed.
        LoopCase[] slow = [LoopCase.Open(new("5"), Start).Acknowledge(Start.AddHours(1.5)).Start(Start.AddHours(1.5)).Resolve(Start.AddHours(2), LoopOutcome.Solved)];
        Assert.Equal("met 0, missed 1, undecided 0", sla.Acknowledged(slow, Start.AddHours(10))!.ToString());
        Assert.Equal("met 1, missed 0, undecided 0", sla.Closed(slow, Start.AddHours(10))!.ToString());
        Assert.Null(sla.Closed([], Start));
        Assert.Equal("acknowledge within 01:00:00, close within 02:00:00", sla.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new LoopSla(TimeSpan.FromHours(-1), TimeSpan.Zero));
    }

    [Fact]
    public void Recovery_is_paired_and_of_those_who_came_back()
    {
        // Before -> after: 3 -> 9, 5 -> 7, 6 -> 4, 0 -> nothing, 8 -> 9 (was not low), no answer -> 9.
        var recovery = LoopRecovery.From(
        [
            (Rating<Nps>.From(3), Rating<Nps>.From(9)), (Rating<Nps>.From(5), Rating<Nps>.From(7)), (Rating<Nps>.From(6), Rating<Nps>.From(4)),
            (Rating<Nps>.From(0), default), (Rating<Nps>.From(8), Rating<Nps>.From(9)), (Rating<Nps>.Skipped, Rating<Nps>.From(9)),
        ])!;

        Assert.Same(Nps.Definition, recovery.Scale);
        Assert.Equal((3, 1, 2), (recovery.Pairs, recovery.NotAskedAgain, recovery.NotLow));
        Assert.Equal(Share.Of(2, 3), recovery.Recovered);
        // Changes 6, 2, -2 of 10: mean 2, sample variance 16, standard error 4/sqrt 3; in points times 10.
        Assert.Equal(20, recovery.Improvement!.Value, 1e-9);
        Assert.Equal(40 / Math.Sqrt(3), recovery.StandardError!.Value, 1e-9);
        // t at .975 with 2 degrees of freedom is 4.302652730 in every table; t = sqrt(3)/2, and the tail with 2 degrees is closed: p = 1 - t/sqrt(2 + t²).
        Assert.Equal(20 - (4.302652729749464 * 40 / Math.Sqrt(3)), recovery.Interval()!.Low, 1e-6);
        var t = Math.Sqrt(3) / 2;
        Assert.Equal(1 - (t / Math.Sqrt(2 + (t * t))), recovery.PValue!.Value, 1e-9);
        Assert.Equal("recovered 0.666667 (2 of 3), +20.0 points [-79.4 … +119.4], 1 not asked again", recovery.ToString());
    }

    [Fact]
    public void Better_is_positive_on_every_scale() => Law.Holds(
        Gen.ArrayOf(from before in Gen.Choose(4, 5) from after in Gen.Choose(1, 5) select (before, after)).Where(pairs => pairs.Length > 0),
        pairs =>
        {
            var effort = LoopRecovery.From(pairs.Select(pair => (Rating<Ces5>.From(pair.before), Rating<Ces5>.From(pair.after))))!;
            var satisfaction = LoopRecovery.From(pairs.Select(pair => (Rating<Csat5>.From(6 - pair.before), Rating<Csat5>.From(6 - pair.after))))!;
            Assert.Equal(25 * pairs.Average(pair => pair.before - pair.after), effort.Improvement!.Value, 1e-9);
            Assert.Equal(effort.Improvement, satisfaction.Improvement);
            Assert.Equal(effort.Recovered, satisfaction.Recovered);
            Assert.Equal(effort.StandardError, satisfaction.StandardError);
        });

    [Fact]
    public void Little_data_gives_no_error_and_none_gives_nothing()
    {
        Assert.Null(LoopRecovery.From(Array.Empty<(Rating<Nps>, Rating<Nps>)>()));
        var one = LoopRecovery.From([(Rating<Nps>.From(3), Rating<Nps>.From(9))])!;
        Assert.Equal((60, null, null, null), (one.Improvement, one.StandardError, one.PValue, one.Interval()));
        var silent = LoopRecovery.From([(Rating<Nps>.From(3), default(Rating<Nps>))])!;
        Assert.Equal((null, null), (silent.Improvement, silent.Recovered));
        Assert.Equal("recovered nobody asked again, 1 not asked again", silent.ToString());
        var alike = LoopRecovery.From([(Rating<Nps>.From(3), Rating<Nps>.From(9)), (Rating<Nps>.From(3), Rating<Nps>.From(9))])!;
        Assert.Equal((0.0, null), (alike.StandardError, alike.PValue));
    }

    [Fact]
    public void Two_scales_do_not_make_a_pair_and_a_scale_without_box_has_no_low_end()
    {
        Assert.Throws<ScaleMismatchException>(() => LoopRecovery.From(Csat5.Definition, [(Rating.From(Csat5.Definition, 1), Rating.From(Csat7.Definition, 5))]));
        Assert.Throws<InvalidOperationException>(() => LoopRecovery.From(Slider100.Definition, []));
    }

    [Fact]
    public void A_case_is_paired_with_the_first_answer_after_it_was_resolved()
    {
        var low = (Response("before") with { Respondent = new CustomerId("a") }).WithAnswer(new("nps"), Rating<Nps>.From(2));
        SurveyResponse Later(string id, int hours, int answer) => (SurveyResponse.Of(new(id), Start.AddHours(hours)) with { Respondent = new CustomerId("a") }).WithAnswer(new("nps"), Rating<Nps>.From(answer));
        var opened = Rules.Open(new("c"), low)!;
        LoopCase done = opened.Acknowledge(Start).Start(Start).Resolve(Start.AddHours(5), LoopOutcome.Solved);
        SurveyResponse[] all = [Later("too-early", 4, 3), Later("second", 9, 10), Later("first", 7, 8), low];

        Assert.Equal([(Rating.From(Nps.Definition, 2), Rating.From(Nps.Definition, 8))], LoopRecovery.Pair([done], all, new("nps")));
        Assert.Equal([(Rating.From(Nps.Definition, 2), default)], LoopRecovery.Pair([opened], all, new("nps")));
        Assert.Empty(LoopRecovery.Pair([LoopCase.Open(new("x"), Start)], all, new("nps")));
    }

    [Fact]
    public void A_timeline_holds_what_is_the_customers_own_in_order()
    {
        var mine = (Response("r1") with { Respondent = new CustomerId("a"), Verbatim = "slow" }).WithAnswer(new("nps"), Rating<Nps>.From(2));
        var open = Rules.Open(new("c1"), mine)!.Acknowledge(Start.AddHours(3));
        var silent = SurveyResponse.Of(new("r3"), Start.AddHours(4)) with { Respondent = new CustomerId("a") };
        var timeline = CustomerTimeline.Of(
            new("a"), [silent, mine, Response("r2")], [open, LoopCase.Open(new("c2"), Start)],
            TimelineEntry.Of(Start.AddHours(1), "Called", "was on hold"), TimelineEntry.Of(Start.AddHours(-1), "Order"));

        Assert.Equal(
            [(TimelineKind.Entry, "Order"), (TimelineKind.Response, "nps: 2 on nps"), (TimelineKind.CaseOpened, "Detractor"), (TimelineKind.Entry, "Called"), (TimelineKind.CaseStep, "Acknowledged"), (TimelineKind.Response, "no answer")],
            timeline.Entries.Select(entry => (entry.Kind, entry.Title)));
        Assert.Equal(["slow", "was on hold"], timeline.Entries.Where(entry => entry.Text is not null).Select(entry => entry.Text));
        Assert.Equal((2, open), (timeline.OfOthers, Assert.Single(timeline.OpenCases)));
        Assert.Equal(Rating.From(Nps.Definition, 2), timeline.LatestAnswer(new("nps")));
        Assert.Equal(default, timeline.LatestAnswer(new("other")));
        Assert.Equal("6 entries, 1 open cases", timeline.ToString());
        Assert.Equal((new ResponseId("r1"), new LoopCaseId("c1")), (timeline.Entries[1].Response, timeline.Entries[2].Case));
        Assert.Equal("2026-03-02T08:00:00.0000000+00:00 Entry: Order", timeline.Entries[0].ToString());
        Assert.Equal(new CustomerId("a"), timeline.Customer);
        Assert.Throws<ArgumentException>(() => CustomerTimeline.Of(default, [], []));
        Assert.Throws<ArgumentException>(() => TimelineEntry.Of(Start, " "));
        var resolved = open.Start(Start.AddHours(3)).Resolve(Start.AddHours(3), LoopOutcome.Solved);
        Assert.Equal("Resolved (Solved)", CustomerTimeline.Of(new("a"), [], [resolved]).Entries[^1].Title);
        Assert.Equal([open], CustomerTimeline.Of(new("a"), [], [resolved, open]).OpenCases);
        // Asked again and skipped: the latest answer is the one before.
        var skipped = (SurveyResponse.Of(new("r4"), Start.AddHours(5)) with { Respondent = new CustomerId("a") }).WithAnswer(new("nps"), Rating<Nps>.Skipped);
        Assert.Equal(Rating.From(Nps.Definition, 2), CustomerTimeline.Of(new("a"), [mine, skipped], []).LatestAnswer(new("nps")));
    }

    private static SurveyResponse Response(string id) => SurveyResponse.Of(new(id), Start);

    public class RulesEquality : EqualityContract<LoopRules>
    {
        protected override IReadOnlyList<Func<LoopRules>> Makers =>
        [
            () => LoopRules.None.WithDetractor(new("a")),
            () => LoopRules.None.WithDetractor(new("b")),
            () => LoopRules.None.WithHighEffort(new("a")),
            () => LoopRules.None.WithDetractor(new("a")).WithStuck(3),
            () => LoopRules.None.WithDetractor(new("a")).WithBrokenPromise(TimeSpan.Zero),
        ];
    }

    public class RulesJson : JsonContract<LoopRules>
    {
        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(LoopRules Value, string Json)> Written =>
        [
            (LoopRules.None, "{}"),
            (Rules, """{"detractor":["nps"],"highEffort":["effort","ease"],"lowSatisfaction":["csat"],"stuckAttempts":3,"promiseGrace":"00:30:00"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"stuckAttempts":1}""", "2"),
            ("""{"promiseGrace":"soon"}""", "a length of time"),
            ("""{"detractor":[""]}""", "1 to 128 characters"),
            ("""{"rumour":[]}""", "no member"),
        ];
    }
}
