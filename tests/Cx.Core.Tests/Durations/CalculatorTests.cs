using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Durations;

public static class CalculatorTests
{
    // A Monday.
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static CaseEvent At(double hours, CaseEventKind kind) => new(Noon.AddHours(hours), kind);

    private static CensoredDuration Hours(double hours) => CensoredDuration.Resolved(TimeSpan.FromHours(hours));

    private static CensoredDuration OpenHours(double hours) => CensoredDuration.StillOpen(TimeSpan.FromHours(hours));

    public class Sla
    {
        [Fact]
        public void Open_and_past_the_target_is_missed_and_open_before_it_is_undecided()
        {
            var sla = SlaShare.From([Hours(1), Hours(8), Hours(8.1), OpenHours(8), OpenHours(8.1), OpenHours(1)], TimeSpan.FromHours(8))!;
            Assert.Equal((2, 2, 2, 6), (sla.Met, sla.Missed, sla.Undecided, sla.N));
            Assert.Equal(Share.Of(2, 4), sla.Share);
            Assert.Equal("met 2, missed 2, undecided 2", sla.ToString());
        }

        [Fact]
        public void Of_no_cases_there_is_none_and_of_undecided_ones_there_is_no_share()
        {
            Assert.Null(SlaShare.From(Array.Empty<CensoredDuration>(), Week));
            Assert.Null(SlaShare.From(Array.Empty<CensoredBusinessDuration>(), BusinessDuration.FromHours(1)));
            Assert.Null(SlaShare.From([OpenHours(1)], Week)!.Share);
        }

        [Fact]
        public void A_negative_target_is_refused()
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => SlaShare.From([Hours(1)], TimeSpan.FromTicks(-1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => SlaShare.From(DurationDistribution.From(Hours(1))!, TimeSpan.FromTicks(-1)));
        }

        [Fact]
        public void Cases_and_their_distribution_give_the_same_on_either_clock() =>
            Law.Holds(from cases in Times.Cases from minutes in Gen.Choose(0, 30) select (cases, minutes), given =>
            {
                var (target, businessTarget) = (TimeSpan.FromMinutes(given.minutes), BusinessDuration.FromMinutes(given.minutes));
                CensoredBusinessDuration[] business = [.. given.cases.Select(one => one.IsOpen
                    ? CensoredBusinessDuration.StillOpen(BusinessDuration.FromMinutes(one.Elapsed.TotalMinutes))
                    : CensoredBusinessDuration.Resolved(BusinessDuration.FromMinutes(one.Elapsed.TotalMinutes)))];
                var sla = SlaShare.From(given.cases, target);
                Assert.Equal(given.cases.Length, sla!.N);
                Assert.Equal(given.cases.Count(one => !one.IsOpen && one.Elapsed <= target), sla.Met);
                Assert.Equal(given.cases.Count(one => one.Elapsed > target), sla.Missed);
                Assert.Equal(sla, SlaShare.From(DurationDistribution.From(given.cases)!, target));
                Assert.Equal(sla, SlaShare.From(business, businessTarget));
                Assert.Equal(sla, SlaShare.From(BusinessDurationDistribution.From(business)!, businessTarget));
            });

        [Fact]
        public void Merging_adds_the_counts() =>
            Assert.Equal(SlaShare.From([Hours(1), Hours(9), OpenHours(1)], Week), SlaShare.From([Hours(1)], Week)!.Merge(SlaShare.From([Hours(9), OpenHours(1)], Week)!));

        public class Equality : EqualityContract<Attainment>
        {
            protected override IReadOnlyList<Func<Attainment>> Makers =>
                [() => new Attainment(1, 2, 3), () => new Attainment(2, 2, 3), () => new Attainment(1, 3, 3), () => new Attainment(1, 2, 4)];
        }

        public class JsonForm : JsonContract<Attainment>
        {
            protected override JsonSerializerContext Context => DurationsJsonContext.Default;

            protected override IReadOnlyList<(Attainment Value, string Json)> Written => [(new Attainment(1, 2, 3), """{"met":1,"missed":2,"undecided":3}""")];

            protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [
                ("3", "An attainment"),
                ("{}", "\"met\""),
                ("""{"met":1}""", "\"missed\""),
                ("""{"met":1,"missed":1}""", "\"undecided\""),
                ("""{"met":-1,"missed":1,"undecided":0}""", "0 or more"),
                ("""{"met":0,"missed":0,"undecided":0}""", "Write null"),
                ("""{"met":9223372036854775807,"missed":1,"undecided":0}""", "2^63"),
                ("""{"met":1,"missed":1,"undecided":0,"colour":1}""", "no member \"colour\""),
            ];
        }
    }

    public class Histories
    {
        private static readonly CaseHistory Ticket = CaseHistory.Of(
            Noon,
            At(1, CaseEventKind.PublicReply),
            At(1, CaseEventKind.WaitingForCustomer),
            At(4, CaseEventKind.CustomerMessage),
            At(5, CaseEventKind.Other),
            At(6, CaseEventKind.Resolved),
            At(7, CaseEventKind.CustomerMessage),
            At(8, CaseEventKind.Reopened),
            At(9, CaseEventKind.PublicReply),
            At(10, CaseEventKind.WaitingForCustomer),
            At(12, CaseEventKind.WaitingForUs),
            At(13, CaseEventKind.Resolved));

        [Fact]
        public void Each_duration_ends_with_its_own_event()
        {
            var look = Noon.AddHours(20);
            Assert.Equal(Hours(1), Ticket.FirstResponse(look));
            Assert.Equal(Hours(6), Ticket.FirstResolution(look));
            Assert.Equal(Hours(13), Ticket.FullResolution(look));
            Assert.Equal(1, Ticket.Reopenings(look));
            // Us: 0-1, 4-6, 8-10, 12-13; the customer: 1-4, 10-12; resolved: 6-8.
            Assert.Equal(Hours(6), Ticket.RequesterWait(look));
            Assert.Equal(Hours(5), Ticket.AgentWait(look));
        }

        [Theory]
        [InlineData(0.5, false, 0.5, false, 0.5, 0.5)]
        [InlineData(6.5, true, 6, true, 6, 3)]
        [InlineData(8.5, true, 6, false, 8.5, 3.5)]
        [InlineData(13, true, 6, true, 13, 6)]
        public void A_look_at_an_earlier_instant_does_not_know_what_came_later(double hours, bool firstEnded, double first, bool fullEnded, double full, double wait)
        {
            var look = Noon.AddHours(hours);
            Assert.Equal(firstEnded ? Hours(first) : OpenHours(first), Ticket.FirstResolution(look));
            Assert.Equal(fullEnded ? Hours(full) : OpenHours(full), Ticket.FullResolution(look));
            Assert.Equal(fullEnded ? Hours(wait) : OpenHours(wait), Ticket.RequesterWait(look));
        }

        [Fact]
        public void With_a_calendar_the_clock_stands_still_while_we_wait_for_the_customer()
        {
            // Monday 12-17 are 5 open hours; 13-16 waited for the customer, so the first resolution at 18:00 took 2.
            var office = BusinessCalendar.Parse("Mon-Fri 09:00-17:00", TimeZoneInfo.Utc);
            var look = Noon.AddHours(30);
            Assert.Equal(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(1)), Ticket.FirstResponse(look, office));
            Assert.Equal(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(2)), Ticket.FirstResolution(look, office));
            Assert.Equal(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(2)), Ticket.FullResolution(look, office));
            Assert.Equal([new Pause(Noon.AddHours(1), Noon.AddHours(4)), new Pause(Noon.AddHours(10), Noon.AddHours(12))], Ticket.Pauses(look));
            Assert.Equal([new Pause(Noon.AddHours(1), null)], Ticket.Pauses(Noon.AddHours(2)));
        }

        [Fact]
        public void Events_come_in_any_order_and_none_before_the_opening()
        {
            Assert.Equal(Ticket, CaseHistory.Of(Noon, [.. Ticket.Events.Skip(3), .. Ticket.Events.Take(3)]));
            Assert.Contains("before it begins", Assert.Throws<ArgumentOutOfRangeException>(() => CaseHistory.Of(Noon, At(-1, CaseEventKind.Resolved))).Message, StringComparison.Ordinal);
            Assert.Equal("opened at 2026-03-02T12:00:00.0000000+00:00, 11 events", Ticket.ToString());
        }

        [Fact]
        public void A_reopening_of_what_is_open_is_none() =>
            Assert.Equal(0, CaseHistory.Of(Noon, At(1, CaseEventKind.Reopened)).Reopenings(Noon.AddHours(2)));

        [Fact]
        public void A_look_before_the_opening_is_refused() =>
            Assert.Throws<ArgumentOutOfRangeException>(() => Ticket.RequesterWait(Noon.AddTicks(-1)));

        [Fact]
        public void The_waits_and_the_time_it_was_resolved_make_the_whole() =>
            Law.Holds(Gen.ArrayOf(from hours in Gen.Choose(0, 50) from kind in Gen.Elements(Enum.GetValues<CaseEventKind>()) select At(hours, kind)), events =>
            {
                var history = CaseHistory.Of(Noon, events);
                for (var hours = 0; hours < 60; hours += 7)
                {
                    var look = Noon.AddHours(hours);
                    var waits = history.RequesterWait(look).Elapsed + history.AgentWait(look).Elapsed;
                    Assert.InRange(waits, TimeSpan.Zero, look - Noon);
                    if (history.FirstResolution(look).IsOpen) Assert.Equal(look - Noon, waits);
                    Assert.True(history.FirstResolution(look).Elapsed <= history.FullResolution(look).Elapsed);
                    Assert.Equal(history.FullResolution(look).IsOpen, history.RequesterWait(look).IsOpen);
                }
            });

        [Fact]
        public void An_event_of_no_kind_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new CaseEvent(Noon, (CaseEventKind)99));

        [Fact]
        public void An_event_says_what_and_when() => Assert.Equal("Resolved at 2026-03-02T12:00:00.0000000+00:00", At(0, CaseEventKind.Resolved).ToString());

        public class Equality : EqualityContract<CaseHistory>
        {
            protected override IReadOnlyList<Func<CaseHistory>> Makers =>
                [() => CaseHistory.Of(Noon), () => CaseHistory.Of(Noon.AddHours(-1)), () => CaseHistory.Of(Noon, At(1, CaseEventKind.Resolved)), () => CaseHistory.Of(Noon, At(2, CaseEventKind.Resolved))];
        }

        public class EventEquality : EqualityContract<CaseEvent>
        {
            protected override IReadOnlyList<Func<CaseEvent>> Makers => [() => default, () => At(0, CaseEventKind.Resolved), () => At(1, CaseEventKind.Resolved), () => At(0, CaseEventKind.Reopened)];
        }
    }

    public class FirstContact
    {
        private static CaseHistory Case(params CaseEvent[] events) => CaseHistory.Of(Noon, events);

        private static readonly CaseHistory Clean = Case(At(1, CaseEventKind.PublicReply), At(2, CaseEventKind.Resolved));
        private static readonly CaseHistory AskedAgain = Case(At(1, CaseEventKind.PublicReply), At(1.5, CaseEventKind.CustomerMessage), At(2, CaseEventKind.Resolved));
        private static readonly CaseHistory Hurried = Case(At(0.5, CaseEventKind.CustomerMessage), At(1, CaseEventKind.PublicReply), At(2, CaseEventKind.Resolved));
        private static readonly CaseHistory CameBack = Case(At(1, CaseEventKind.PublicReply), At(2, CaseEventKind.Resolved), At(100, CaseEventKind.Reopened));
        private static readonly CaseHistory CameBackLate = Case(At(1, CaseEventKind.PublicReply), At(2, CaseEventKind.Resolved), At(2 + 169, CaseEventKind.Reopened));
        private static readonly CaseHistory Fresh = Case(At(1, CaseEventKind.PublicReply), At(500, CaseEventKind.Resolved));
        private static readonly CaseHistory Open = Case(At(1, CaseEventKind.PublicReply));
        private static readonly CaseHistory OpenAskedAgain = Case(At(1, CaseEventKind.PublicReply), At(3, CaseEventKind.CustomerMessage));
        private static readonly CaseHistory[] All = [Clean, AskedAgain, Hurried, CameBack, CameBackLate, Fresh, Open, OpenAskedAgain];
        private static readonly DateTimeOffset Look = Noon.AddHours(600);

        [Fact]
        public void Without_a_further_reply_counts_resolved_cases_whose_window_has_passed() =>
            // Met: clean, hurried (wrote before the answer), back after the window. Missed: asked again, back within. Undecided: resolved 100 hours ago.
            Assert.Equal(new Attainment(3, 2, 1), FirstContactResolution.NoFurtherReply(All, Week, Look));

        [Fact]
        public void In_the_first_interaction_counts_all_cases() =>
            // Met: clean, back after the window. Missed: asked again, hurried, back within, open and asked again. Undecided: resolved 100 hours ago, open.
            Assert.Equal(new Attainment(2, 4, 2), FirstContactResolution.FirstInteraction(All, Week, Look));

        [Fact]
        public void Net_takes_out_what_the_first_level_cannot_resolve() =>
            Assert.Equal(new Attainment(2, 2, 2), FirstContactResolution.NetFirstContact(All, Week, Look, one => one == AskedAgain || one == Hurried));

        [Fact]
        public void Cases_that_a_definition_does_not_know_are_not_part_of_it()
        {
            Assert.Null(FirstContactResolution.NoFurtherReply([Open], Week, Look));
            Assert.Null(FirstContactResolution.FirstInteraction([Open], Week, Noon.AddHours(-1)));
            Assert.Null(FirstContactResolution.FirstInteraction([], Week, Look));
        }

        [Fact]
        public void A_window_that_never_closes_leaves_it_undecided() =>
            Assert.Equal(new Attainment(0, 0, 1), FirstContactResolution.FirstInteraction([Clean], TimeSpan.MaxValue / 2, Look));

        [Fact]
        public void A_window_is_required() =>
            Assert.Equal("reopenWindow", Assert.Throws<ArgumentOutOfRangeException>(() => FirstContactResolution.FirstInteraction(All, TimeSpan.Zero, Look)).ParamName);
    }

    public class Promises
    {
        private static readonly Promise[] Made =
        [
            new(Noon, Noon), new(Noon, Noon.AddMinutes(-30)), new(Noon, Noon.AddMinutes(20)), new(Noon, null), new(Noon, Noon.AddHours(9)), new(Noon.AddHours(3), null),
        ];

        [Fact]
        public void The_call_back_that_never_came_is_broken_and_not_missing()
        {
            var kept = PromiseKept.From(Made, Noon.AddHours(3))!;
            Assert.Equal((2, 1, 2, 1), (kept.Kept, kept.Late, kept.Broken, kept.Undecided));
            Assert.Equal(Share.Of(2, 5), kept.Share);
            Assert.Equal("kept 2, late 1, broken 2, undecided 1", kept.ToString());
        }

        [Fact]
        public void Broken_promises_are_late_without_end() =>
            Assert.Equal(DurationDistribution.From(CensoredDuration.Resolved(TimeSpan.FromMinutes(20)), OpenHours(3), OpenHours(3)), PromiseKept.From(Made, Noon.AddHours(3))!.Lateness);

        [Fact]
        public void Without_promises_there_is_nothing_and_without_late_ones_no_lateness()
        {
            Assert.Null(PromiseKept.From([], Noon));
            Assert.Null(PromiseKept.From([Made[0]], Noon)!.Lateness);
            Assert.Null(PromiseKept.From([Made[^1]], Noon)!.Share);
        }

        [Fact]
        public void A_promise_says_both_moments()
        {
            Assert.Equal("due 2026-03-02T12:00:00.0000000+00:00, not fulfilled", new Promise(Noon, null).ToString());
            Assert.EndsWith(", 2026-03-02T12:00:00.0000000+00:00", new Promise(Noon, Noon).ToString(), StringComparison.Ordinal);
        }

        public class Equality : EqualityContract<PromiseKept>
        {
            protected override IReadOnlyList<Func<PromiseKept>> Makers =>
                [() => PromiseKept.From(Made, Noon)!, () => PromiseKept.From(Made, Noon.AddHours(3))!, () => PromiseKept.From(Made, Noon.AddHours(4))!];
        }

        public class PromiseEquality : EqualityContract<Promise>
        {
            protected override IReadOnlyList<Func<Promise>> Makers => [() => default, () => new Promise(Noon, null), () => new Promise(Noon, Noon), () => new Promise(Noon.AddHours(1), Noon)];
        }
    }

    public class Backlogs
    {
        [Fact]
        public void A_case_is_open_from_its_opening_until_before_its_resolution()
        {
            var backlog = Backlog.Of([(Noon, Noon.AddHours(1)), (Noon.AddMinutes(30), null), (Noon, Noon), (Noon, Noon.AddHours(-1))]);
            Assert.Equal((3, 1), (backlog.N, backlog.Invalid));
            Assert.Equal([0L, 1, 2, 1, 1], new[] { -0.1, 0, 0.5, 1, 1000 }.Select(hours => backlog.At(Noon.AddHours(hours))));
            Assert.Equal(0, Backlog.Of([]).At(Noon));
        }

        // open_backlog_at of the reference: opened_at <= t < closed_at, times as written.
        [DataFact]
        public void The_backlog_of_real_tickets_equals_the_reference()
        {
            var rows = File.ReadLines(Repository.Data("uci_incident_tickets.csv")).ToList();
            int opened = Array.IndexOf(rows[0].Split(','), "opened_at"), closed = Array.IndexOf(rows[0].Split(','), "closed_at");
            var backlog = Backlog.Of(rows.Skip(1).Select(row => row.Split(',')).Select(cells => (Utc(cells[opened]), (DateTimeOffset?)Utc(cells[closed]))));
            using var reference = JsonDocument.Parse(File.ReadAllText(Repository.Expected("uci_incident_tickets.json")));

            Assert.Equal(24_918, backlog.N + backlog.Invalid);
            Assert.All(reference.RootElement.GetProperty("results").GetProperty("open_backlog_at").EnumerateObject(), at => Assert.Equal(at.Value.GetInt64(), backlog.At(Utc(at.Name))));
        }

        private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    public class Contacts
    {
        // Garwood 1936, by bisection of the Poisson distribution function in another language; without events -ln(.025)/2.
        [Theory]
        [InlineData(10, 2, 2.397694348066, 9.195178021009)]
        [InlineData(0, 2, 0, 1.844439727057)]
        public void The_interval_is_exact(long contacts, double time, double low, double high)
        {
            var interval = ContactRate.Of(contacts, time)!.Interval();
            Assert.Equal(low, interval.Low, 1e-9);
            Assert.Equal(high, interval.High, 1e-9);
            Assert.Equal("Garwood", interval.Method);
        }

        [Fact]
        public void The_limits_are_those_rates_that_make_the_count_just_improbable() =>
            Law.Holds(from events in Gen.Choose(0, 60) from level in Statistics.Draws.Level select (events, level), given =>
            {
                var interval = PoissonIntervals.Garwood(given.events, 1, Confidence.Of(given.level));
                var half = (1 - given.level) / 2;
                Assert.Equal(half, AtMost(given.events, interval.High), 1e-9);
                if (given.events > 0) Assert.Equal(half, 1 - AtMost(given.events - 1, interval.Low), 1e-9);
            });

        [Fact]
        public void A_rate_is_contacts_by_customer_time()
        {
            var rate = ContactRate.Of(300, 2000)!;
            Assert.Equal((0.15, Math.Sqrt(300) / 2000, 300, 2000), (rate.Value, rate.StandardError, rate.Contacts, rate.CustomerTime));
            Assert.Equal("0.15 (300 in 2000)", rate.ToString());
            Assert.Null(ContactRate.Of(0, 0));
        }

        [Theory]
        [InlineData(-1, 1)]
        [InlineData(1, 0)]
        [InlineData(1, -1)]
        [InlineData(1, double.NaN)]
        [InlineData(1, double.PositiveInfinity)]
        public void What_makes_no_rate_is_refused(long contacts, double time) =>
            Assert.Contains("make no rate", Assert.Throws<ArgumentOutOfRangeException>(() => ContactRate.Of(contacts, time)).Message, StringComparison.Ordinal);

        [Fact]
        public void What_makes_no_interval_is_refused()
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => PoissonIntervals.Garwood(-1, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => PoissonIntervals.Garwood(1, 0));
        }

        private static double AtMost(int events, double mean)
        {
            double term = Math.Exp(-mean), sum = term;
            for (var i = 1; i <= events; i++) sum += term *= mean / i;
            return sum;
        }

        public class Equality : EqualityContract<ContactRate>
        {
            protected override IReadOnlyList<Func<ContactRate>> Makers => [() => ContactRate.Of(1, 2)!, () => ContactRate.Of(2, 4)!, () => ContactRate.Of(1, 4)!];
        }

        public class JsonForm : JsonContract<ContactRate>
        {
            protected override JsonSerializerContext Context => DurationsJsonContext.Default;

            protected override IReadOnlyList<(ContactRate Value, string Json)> Written => [(ContactRate.Of(3, 2.5)!, """{"contacts":3,"customerTime":2.5}""")];

            protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [
                ("3", "A contact rate"),
                ("{}", "\"contacts\""),
                ("""{"contacts":1}""", "\"customerTime\""),
                ("""{"contacts":1,"customerTime":0}""", "make no rate"),
                ("""{"contacts":0,"customerTime":0}""", "Write null"),
                ("""{"contacts":0,"customerTime":1,"colour":1}""", "no member \"colour\""),
            ];
        }
    }

    public class Activations
    {
        private static readonly DateTimeOffset Look = Noon.AddDays(30);

        [Fact]
        public void Who_has_not_reached_it_is_still_open()
        {
            var value = TimeToFirstValue.From([new Milestone(Noon, Noon.AddDays(1)), new Milestone(Noon, null), new Milestone(Noon, Look.AddDays(1))], Look, EarlyLeave.Censored)!;
            Assert.Equal((3, 1, 0), (value.N, value.Reached, value.Invalid));
            Assert.Equal(1.0 / 3, value.ActivatedWithin(TimeSpan.FromDays(7))!.Value, 1e-12);
            Assert.Null(value.ActivatedWithin(TimeSpan.FromDays(31)));
            Assert.False(value.Median.IsReached);
            Assert.Equal(value.Distribution.ResolvedWithinInterval(TimeSpan.FromDays(7)), value.ActivatedWithinInterval(TimeSpan.FromDays(7)));
            Assert.Equal("1/2: not reached [1.00:00:00, not reached], n 3, 2 not reached", value.ToString());
        }

        [Fact]
        public void Who_left_first_counts_until_then_or_for_good()
        {
            Milestone left = new(Noon, null, Noon.AddDays(2)), backAgain = new(Noon, Noon.AddDays(5), Noon.AddDays(2)), later = new(Noon, Noon.AddDays(1), Noon.AddDays(2)), leavesLater = new(Noon, null, Look.AddDays(1));
            Assert.Equal(
                DurationDistribution.From(OpenHours(48), OpenHours(48), Hours(24), OpenHours(720)),
                TimeToFirstValue.From([left, backAgain, later, leavesLater], Look, EarlyLeave.Censored)!.Distribution);
            Assert.Equal(
                DurationDistribution.From(OpenHours(720), OpenHours(720), Hours(24), OpenHours(720)),
                TimeToFirstValue.From([left, backAgain, later, leavesLater], Look, EarlyLeave.CompetingLoss)!.Distribution);
        }

        [Fact]
        public void Moments_that_contradict_each_other_are_counted_and_not_used()
        {
            var value = TimeToFirstValue.From([new Milestone(Noon, Noon.AddDays(-1)), new Milestone(Noon, null, Noon.AddDays(-1)), new Milestone(Look.AddDays(1), null), new Milestone(Noon, null)], Look, EarlyLeave.Censored)!;
            Assert.Equal((1, 3), (value.N, value.Invalid));
            Assert.Null(TimeToFirstValue.From([], Look, EarlyLeave.Censored));
        }

        [Fact]
        public void A_rule_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => TimeToFirstValue.From([], Look, (EarlyLeave)9));

        [Fact]
        public void Activation_never_falls_in_the_horizon() => Law.Holds(Gen.ArrayOf(
            from days in Gen.Choose(0, 40)
            from left in Gen.Choose(0, 40)
            select new Milestone(Noon, days < 35 ? Noon.AddDays(days) : null, left < 20 ? Noon.AddDays(left) : null)), customers =>
            {
                foreach (var rule in Enum.GetValues<EarlyLeave>())
                {
                    if (TimeToFirstValue.From(customers, Look, rule) is not { } value) continue;
                    var before = 0.0;
                    for (var days = 0; days <= value.Distribution.Longest.TotalDays; days++)
                    {
                        var activated = value.ActivatedWithin(TimeSpan.FromDays(days))!.Value;
                        Assert.InRange(activated, before, 1);
                        before = activated;
                    }
                }
            });

        [Fact]
        public void A_way_says_its_moments()
        {
            Assert.Equal("started 2026-03-02T12:00:00.0000000+00:00, not reached", new Milestone(Noon, null).ToString());
            Assert.EndsWith(", reached 2026-03-02T12:00:00.0000000+00:00", new Milestone(Noon, Noon).ToString(), StringComparison.Ordinal);
        }

        public class Equality : EqualityContract<TimeToFirstValue>
        {
            protected override IReadOnlyList<Func<TimeToFirstValue>> Makers =>
            [
                () => TimeToFirstValue.From([new Milestone(Noon, null)], Look, EarlyLeave.Censored)!,
                () => TimeToFirstValue.From([new Milestone(Noon, null)], Look, EarlyLeave.CompetingLoss)!,
                () => TimeToFirstValue.From([new Milestone(Noon, Look)], Look, EarlyLeave.Censored)!,
                () => TimeToFirstValue.From([new Milestone(Noon, null), new Milestone(Noon, Noon.AddDays(-1))], Look, EarlyLeave.Censored)!,
            ];
        }

        public class MilestoneEquality : EqualityContract<Milestone>
        {
            protected override IReadOnlyList<Func<Milestone>> Makers => [() => default, () => new Milestone(Noon, null), () => new Milestone(Noon, Noon), () => new Milestone(Noon, Noon, Noon)];
        }
    }
}
