using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Feedback;

public class LoopCaseTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // The arrows of the page of concepts, one by one; work in progress may also be resolved at once.
    private static readonly HashSet<(LoopState From, LoopState To)> Arrows =
    [
        (LoopState.Opened, LoopState.Acknowledged), (LoopState.Acknowledged, LoopState.InProgress),
        (LoopState.InProgress, LoopState.AwaitingCustomer), (LoopState.AwaitingCustomer, LoopState.InProgress),
        (LoopState.AwaitingCustomer, LoopState.Resolved), (LoopState.InProgress, LoopState.Resolved),
        (LoopState.Resolved, LoopState.Verified), (LoopState.Resolved, LoopState.Reopened), (LoopState.Verified, LoopState.Reopened), (LoopState.Reopened, LoopState.InProgress),
        (LoopState.Opened, LoopState.Escalated), (LoopState.Acknowledged, LoopState.Escalated), (LoopState.InProgress, LoopState.Escalated),
        (LoopState.AwaitingCustomer, LoopState.Escalated), (LoopState.Reopened, LoopState.Escalated), (LoopState.Escalated, LoopState.InProgress),
    ];

    private static Gen<(LoopState To, int Minutes, LoopOutcome Outcome)[]> Events { get; } = Gen.ArrayOf(
        from to in Gen.Elements(Enum.GetValues<LoopState>())
        from minutes in Gen.Choose(0, 90)
        from outcome in Gen.Elements(Enum.GetValues<LoopOutcome>())
        select (to, minutes, outcome));

    [Fact]
    public void A_case_keeps_its_invariants_under_random_events() => Law.Holds(Events, events =>
    {
        LoopCase one = LoopCase.Open(new("c"), Start);
        var now = Start;
        var taken = 0;
        foreach (var (to, minutes, outcome) in events)
        {
            now = now.AddMinutes(minutes);
            var from = one.State;
            LoopOutcome? said = to == LoopState.Resolved ? outcome : null;
            if (Arrows.Contains((from, to)))
            {
                one = one.MoveTo(to, now, "x", said);
                taken++;
                Assert.Equal(to, one.State);
            }
            else
            {
                var before = one;
                var refused = Assert.Throws<LoopTransitionException>(() => before.MoveTo(to, now, "x", said));
                Assert.Equal((from, to), (refused.From, refused.To));
                Assert.Equal(Arrows.Where(arrow => arrow.From == from).Select(arrow => arrow.To).ToHashSet(), refused.Allowed.ToHashSet());
                Assert.Contains($"is {from} and cannot become {to}. From {from} it can become ", refused.Message, StringComparison.Ordinal);
                Assert.All(refused.Allowed, allowed => Assert.Contains(allowed.ToString(), refused.Message, StringComparison.Ordinal));
            }

            CheckInvariants(one, taken, now);
        }
    });

    [Fact]
    public void The_types_have_exactly_the_steps_of_the_table()
    {
        var places = typeof(LoopCase).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LoopCase))).ToList();
        Assert.Equal(Enum.GetValues<LoopState>().Length, places.Count);
        var arrows = places.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType.IsSubclassOf(typeof(LoopCase)))
            .Select(method => (StateOf(type), StateOf(method.ReturnType))));
        Assert.Equal(Arrows.Order(), arrows.Distinct().Order());
    }

    [Fact]
    public void Every_typed_step_leads_where_its_type_says()
    {
        var working = LoopCase.Open(new("c"), Start).Acknowledge(Start, "a").Start(Start, "b");
        var waiting = working.AskCustomer(Start);
        var done = waiting.Resolve(Start, LoopOutcome.PartlySolved);
        var verified = done.Verify(Start);
        LoopCase[] all =
        [
            working, waiting, done, verified, waiting.Resume(Start), working.Resolve(Start, LoopOutcome.Solved), working.Escalate(Start), waiting.Escalate(Start).Start(Start),
            done.Reopen(Start), verified.Reopen(Start).Start(Start), verified.Reopen(Start).Escalate(Start), LoopCase.Open(new("c"), Start).Escalate(Start), LoopCase.Open(new("c"), Start).Acknowledge(Start).Escalate(Start),
        ];

        Assert.All(all, one => Assert.Equal(StateOf(one.GetType()), one.State));
        Assert.All(all, one => CheckInvariants(one, one.Steps.Count, Start));
        Assert.Equal((LoopOutcome.PartlySolved, LoopOutcome.PartlySolved), (done.Outcome, verified.Outcome));
        Assert.Equal(["a", "b"], working.Steps.Select(step => step.By));
    }

    [Fact]
    public void A_resolved_case_says_how_it_ended_and_no_other_does()
    {
        var working = LoopCase.Open(new("c"), Start).Acknowledge(Start).Start(Start);
        Assert.Contains("give an outcome", Assert.Throws<ArgumentException>(() => working.MoveTo(LoopState.Resolved, Start)).Message, StringComparison.Ordinal);
        Assert.Contains("only Resolved has", Assert.Throws<ArgumentException>(() => working.MoveTo(LoopState.Escalated, Start, null, LoopOutcome.Solved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_does_not_lie_before_the_last_one()
    {
        var seen = LoopCase.Open(new("c"), Start).Acknowledge(Start.AddHours(1));
        Assert.Contains("does not lie before the last one", Assert.Throws<ArgumentOutOfRangeException>(() => seen.Start(Start.AddMinutes(59))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => LoopCase.Open(new("c"), Start).Acknowledge(Start.AddTicks(-1)));
    }

    [Fact]
    public void A_reopened_case_is_open_again_and_its_time_goes_on()
    {
        var reopened = LoopCase.Open(new("c"), Start).Acknowledge(Start.AddHours(1)).Start(Start.AddHours(2)).Resolve(Start.AddHours(5), LoopOutcome.Solved).Verify(Start.AddHours(6)).Reopen(Start.AddHours(8));

        Assert.Equal(CensoredDuration.StillOpen(TimeSpan.FromHours(9)), reopened.TimeToClose(Start.AddHours(9)));
        Assert.Equal(CensoredDuration.Resolved(TimeSpan.FromHours(5)), reopened.TimeToClose(Start.AddHours(7)));
        Assert.Equal(CensoredDuration.StillOpen(TimeSpan.FromHours(4)), reopened.TimeToClose(Start.AddHours(4)));
        Assert.Equal(CensoredDuration.Resolved(TimeSpan.FromHours(9)), reopened.Start(Start.AddHours(8)).Resolve(Start.AddHours(9), LoopOutcome.Solved).TimeToClose(Start.AddHours(10)));
        Assert.Equal(CensoredDuration.Resolved(TimeSpan.FromHours(1)), reopened.TimeToAcknowledge(Start.AddHours(9)));
        Assert.Equal(CensoredDuration.StillOpen(TimeSpan.FromMinutes(30)), reopened.TimeToAcknowledge(Start.AddMinutes(30)));
        Assert.Equal([null, LoopState.Opened, LoopState.Acknowledged, LoopState.Resolved, LoopState.Verified, LoopState.Reopened], ((int[])[-1, 0, 1, 5, 7, 8]).Select(hour => reopened.StateAt(Start.AddHours(hour))));
    }

    [Fact]
    public void What_was_closed_without_a_solution_stays_in_the_total()
    {
        var unsolved = LoopCase.Open(new("c"), Start).Acknowledge(Start).Start(Start).Resolve(Start.AddHours(2), LoopOutcome.NotSolved).Verify(Start.AddHours(3));

        Assert.Equal(CensoredDuration.Resolved(TimeSpan.FromHours(2)), unsolved.TimeToClose(Start.AddHours(5)));
        Assert.Equal(CensoredDuration.StillOpen(TimeSpan.FromHours(5)), unsolved.TimeToSolution(Start.AddHours(5)));
    }

    [Fact]
    public void Business_time_leaves_out_nights_and_the_waits_for_the_customer()
    {
        // Monday 9 to 17; opened 09:00, seen 10:00, asked the customer 11:00 to 13:00, resolved Tuesday 09:30.
        var calendar = BusinessCalendar.Parse("Mon-Fri 09:00-17:00", TimeZoneInfo.Utc);
        var done = LoopCase.Open(new("c"), Start).Acknowledge(Start.AddHours(1)).Start(Start.AddHours(1)).AskCustomer(Start.AddHours(2)).Resume(Start.AddHours(4)).Resolve(Start.AddHours(24.5), LoopOutcome.Solved);

        Assert.Equal(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(6.5)), done.TimeToClose(Start.AddDays(3), calendar));
        Assert.Equal(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(1)), done.TimeToAcknowledge(Start.AddDays(3), calendar));
        Assert.Equal([new Pause(Start.AddHours(2), Start.AddHours(4))], done.CustomerWaits(Start.AddDays(3)));
        Assert.Equal([new Pause(Start.AddHours(2), null)], done.CustomerWaits(Start.AddHours(3)));
    }

    [Fact]
    public void Empty_ids_are_refused_or_nobody()
    {
        Assert.Throws<ArgumentException>(() => LoopCase.Open(default, Start));
        var one = LoopCase.Open(new("c"), Start, LoopReason.ByHand, default(CustomerId), default(ResponseId), default(TouchpointId));
        Assert.Equal((null, null, null), (one.Customer, one.Response, one.Touchpoint));
        Assert.Equal(LoopCase.Open(new("c"), Start), one);
    }

    [Fact]
    public void The_text_says_why_and_where_it_stands()
    {
        var opened = LoopCase.Open(new("case-1"), Start, LoopReason.Detractor, new CustomerId("jane"));
        var done = opened.Acknowledge(Start).Start(Start).Resolve(Start, LoopOutcome.NotSolved);
        Assert.Equal("case-1 (Detractor): Opened", opened.ToString());
        Assert.Equal("case-1 (Detractor): Resolved (NotSolved)", done.ToString());
        Assert.Equal("Resolved (NotSolved) at 2026-03-02T09:00:00.0000000+00:00", done.Steps[^1].ToString());
        Assert.Equal("InProgress at 2026-03-02T09:00:00.0000000+00:00", done.Steps[^2].ToString());
    }

    [Fact]
    public void An_exception_made_by_hand_knows_no_states()
    {
        Assert.Equal((null, null), (new LoopTransitionException().From, new LoopTransitionException("x").To));
        Assert.Empty(new LoopTransitionException("x", new InvalidOperationException()).Allowed);
        Assert.NotEmpty(new LoopTransitionException().Message);
    }

    private static void CheckInvariants(LoopCase one, int taken, DateTimeOffset now)
    {
        Assert.Equal(taken, one.Steps.Count);
        Assert.Equal(StateOf(one.GetType()), one.State);
        Assert.Equal(Arrows.Where(arrow => arrow.From == one.State).Select(arrow => arrow.To).ToHashSet(), one.Allowed.ToHashSet());
        Assert.NotEmpty(one.Allowed);
        Assert.Equal(one.State is not (LoopState.Resolved or LoopState.Verified), one.IsOpen);
        Assert.Equal(one.IsOpen, one.Outcome is null);
        Assert.Equal(one.Steps.OrderBy(step => step.At), one.Steps);
        Assert.Equal(one.IsOpen, one.TimeToClose(now).IsOpen);
        Assert.Equal(one.Outcome != LoopOutcome.Solved, one.TimeToSolution(now).IsOpen);
        Assert.Equal(one.Steps.Count == 0, one.TimeToAcknowledge(now).IsOpen);
        Assert.True(one.TimeToAcknowledge(now).Elapsed <= one.TimeToClose(now).Elapsed && one.TimeToClose(now).Elapsed <= one.TimeToSolution(now).Elapsed);
        Assert.Equal(one.State, one.StateAt(now));
        Assert.All(one.Steps, step => Assert.Equal(step.To == LoopState.Resolved, step.Outcome is not null));
        Assert.Equal(one, JsonSerializer.Deserialize<LoopCase>(JsonSerializer.Serialize(one)));
    }

    private static LoopState StateOf(Type type) => Enum.Parse<LoopState>(type.Name.Replace("Case", "", StringComparison.Ordinal));

    public class CaseEquality : EqualityContract<LoopCase>
    {
        protected override IReadOnlyList<Func<LoopCase>> Makers =>
        [
            () => LoopCase.Open(new("c"), Start),
            () => LoopCase.Open(new("d"), Start),
            () => LoopCase.Open(new("c"), Start.AddTicks(1)),
            () => LoopCase.Open(new("c"), Start, LoopReason.Stuck),
            () => LoopCase.Open(new("c"), Start, LoopReason.ByHand, new CustomerId("a")),
            () => LoopCase.Open(new("c"), Start, LoopReason.ByHand, null, new ResponseId("a")),
            () => LoopCase.Open(new("c"), Start, LoopReason.ByHand, null, null, new TouchpointId("a")),
            () => LoopCase.Open(new("c"), Start).Acknowledge(Start),
            () => LoopCase.Open(new("c"), Start).Acknowledge(Start, "x"),
            () => LoopCase.Open(new("c"), Start).Acknowledge(Start.AddTicks(1)),
            () => LoopCase.Open(new("c"), Start).Escalate(Start),
        ];
    }

    public class CaseJson : JsonContract<LoopCase>
    {
        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(LoopCase Value, string Json)> Written =>
        [
            (LoopCase.Open(new("c"), Start), """{"id":"c","openedAt":"2026-03-02T09:00:00+00:00","reasons":["byHand"],"steps":[],"state":"opened"}"""),
            (
                LoopCase.Open(new("c"), Start, LoopReason.Detractor, new CustomerId("a"), new ResponseId("r"), new TouchpointId("t")).Acknowledge(Start, "x").Start(Start).Resolve(Start.AddHours(1), LoopOutcome.PartlySolved),
                """{"id":"c","openedAt":"2026-03-02T09:00:00+00:00","reasons":["detractor"],"customer":"a","response":"r","touchpoint":"t","steps":["""
                + """{"to":"acknowledged","at":"2026-03-02T09:00:00+00:00","by":"x"},{"to":"inProgress","at":"2026-03-02T09:00:00+00:00"},{"to":"resolved","at":"2026-03-02T10:00:00+00:00","outcome":"partlySolved"}],"state":"resolved"}"""
            ),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"id":"c","openedAt":"2026-03-02T09:00:00Z","reasons":[]}""", "one or more"),
            ("""{"id":"c","openedAt":"2026-03-02T09:00:00Z","reasons":["rumour"]}""", "detractor"),
            ("""{"id":"c","openedAt":"2026-03-02T09:00:00Z","reasons":["byHand"],"steps":[{"to":"verified","at":"2026-03-02T09:00:00Z"}]}""", "is Opened and cannot become Verified"),
            ("""{"id":"c","openedAt":"2026-03-02T09:00:00Z","reasons":["byHand"],"steps":[{"to":"acknowledged","at":"2026-03-02T08:00:00Z"}]}""", "does not lie before"),
            ("""{"id":"c","openedAt":"2026-03-02T09:00:00Z","reasons":["byHand"],"steps":[{"at":"2026-03-02T09:00:00Z"}]}""", "A step needs \"to\""),
            ("""{"id":"c","openedAt":"2026-03-02T09:00:00Z","reasons":["byHand"],"steps":[{"colour":1}]}""", "A step has no member"),
            ("""{"id":"c","openedAt":"2026-03-02T09:00:00Z","reasons":["byHand"],"steps":[],"state":"resolved"}""", "The steps lead to opened"),
            ("""{"openedAt":"2026-03-02T09:00:00Z","reasons":["byHand"]}""", "needs \"id\""),
            ("""{"colour":1}""", "no member"),
        ];

        [Fact]
        public void A_case_in_another_state_than_the_type_is_refused()
        {
            var json = JsonSerializer.Serialize(LoopCase.Open(new("c"), Start));
            Assert.Contains("ResolvedCase is expected", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ResolvedCase>(json)).Message, StringComparison.Ordinal);
            Assert.Equal(LoopCase.Open(new("c"), Start), JsonSerializer.Deserialize<OpenedCase>(json));
        }
    }
}
