using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Feedback;

public class SurveyProgrammeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly SurveyRules Rules = SurveyRules.Of(TimeSpan.FromDays(3), 2, TimeSpan.FromDays(10));

    [Fact]
    public void A_person_is_left_alone_for_the_quarantine_and_not_asked_too_often()
    {
        var programme = new SurveyProgramme(Rules);
        var person = new CustomerId("a");

        // Day 0 asked; 2 is within 3 days; 3 is not; 9 would be the third within 10 days (0, 3, 9); 10 is not (3, 10); 13 is the third again (3 is 10 days old, so only 10, 13).
        Assert.Equal(
            [SurveyDecision.Asked, SurveyDecision.Quarantined, SurveyDecision.Asked, SurveyDecision.TooFrequent, SurveyDecision.Asked, SurveyDecision.Quarantined, SurveyDecision.Asked],
            ((int[])[0, 2, 3, 9, 10, 12, 13]).Select(day => programme.Offer(person, Start.AddDays(day))));
        Assert.Equal(SurveyDecision.Asked, programme.Offer(new CustomerId("b"), Start.AddDays(13)));
        Assert.Equal("asked 5, not sampled 0, opted out 0, too late 0, quarantined 2, too frequent 1", programme.ToString());
    }

    // Occasions are not always offered in their order: a queue that was down brings yesterday's after today's.
    [Fact]
    public void A_contact_that_lies_later_protects_as_well_as_one_that_lies_earlier()
    {
        var programme = new SurveyProgramme(Rules);
        Assert.Equal(
            [SurveyDecision.Asked, SurveyDecision.Quarantined, SurveyDecision.Asked],
            ((int[])[20, 18, 17]).Select(day => programme.Offer(new("a"), Start.AddDays(day))));
    }

    // 0 and 10 are not in one stretch of ten days, which is half open: with 5 there are two in each, 0 and 5, 5 and 10.
    [Fact]
    public void A_stretch_does_not_hold_its_own_end()
    {
        var programme = new SurveyProgramme(Rules);
        Assert.All((int[])[0, 10, 5], day => Assert.Equal(SurveyDecision.Asked, programme.Offer(new("a"), Start.AddDays(day))));
    }

    [Fact]
    public void Who_opted_out_is_never_asked_again_not_even_after_a_restart()
    {
        var programme = new SurveyProgramme(Rules);
        programme.Offer(new("a"), Start);
        programme.OptOut(new("a"));
        var restarted = new SurveyProgramme(Rules, programme.Contacts, programme.OptedOut);

        Assert.Equal(SurveyDecision.OptedOut, programme.Offer(new("a"), Start.AddYears(9)));
        Assert.Equal(SurveyDecision.OptedOut, restarted.Offer(new("a"), Start.AddYears(9)));
        Assert.Empty(programme.Contacts);
    }

    [Fact]
    public void An_occasion_that_is_too_old_is_not_asked_about()
    {
        var programme = new SurveyProgramme(Rules);
        var trigger = new SurveyTrigger(TimeSpan.FromHours(1), TimeSpan.FromDays(1));

        Assert.Equal(SurveyDecision.Asked, programme.Offer(new("a"), Start.AddHours(1), Start, trigger));
        Assert.Equal(SurveyDecision.TooLate, programme.Offer(new("b"), Start.AddHours(1).AddTicks(1), Start, trigger));
        Assert.Throws<ArgumentOutOfRangeException>(() => programme.Offer(new("c"), Start, Start.AddTicks(1), trigger));
        Assert.Equal(2, programme.Offered);
    }

    [Fact]
    public void Every_occasion_ends_in_one_counted_outcome_and_the_rules_hold_for_whoever_was_asked() => Law.Holds(
        from rules in from quarantine in Gen.Choose(0, 5)
                      from most in Gen.Choose(1, 3)
                      from within in Gen.Choose(1, 10)
                      from share in Gen.Elements(0.5, 1)
                      select SurveyRules.Of(TimeSpan.FromDays(quarantine), most, TimeSpan.FromDays(within), share, 3)
        from occasions in Gen.ArrayOf(from person in Gen.Elements("a", "b", "c", "d") from day in Gen.Choose(0, 25) from leaves in Gen.Choose(0, 15) select (person, day, leaves: leaves == 0))
        select (rules, occasions),
        given =>
        {
            var programme = new SurveyProgramme(given.rules);
            var asked = new Dictionary<string, List<int>>();
            var left = new HashSet<string>();
            foreach (var (person, day, leaves) in given.occasions)
            {
                if (programme.Offer(new CustomerId(person), Start.AddDays(day)) == SurveyDecision.Asked)
                {
                    Assert.DoesNotContain(person, left);
                    if (!asked.TryGetValue(person, out var days)) asked[person] = days = [];
                    days.Add(day);
                }

                if (!leaves) continue;
                programme.OptOut(new CustomerId(person));
                left.Add(person);
            }

            Assert.Equal(given.occasions.Length, programme.Offered);
            Assert.Equal(programme.Offered, Enum.GetValues<SurveyDecision>().Sum(programme.Count));
            Assert.Equal(asked.Values.Sum(days => days.Count), programme.Count(SurveyDecision.Asked));
            foreach (var days in asked.Values)
            {
                days.Sort();
                for (var i = 1; i < days.Count; i++) Assert.True(days[i] - days[i - 1] >= given.rules.Quarantine.TotalDays);
                Assert.All(days, day => Assert.True(days.Count(other => other >= day && other - day < given.rules.Within.TotalDays) <= given.rules.MostContacts));
            }
        });

    [Fact]
    public void The_sample_is_the_same_everywhere_has_the_share_that_was_asked_for_and_grows_by_adding()
    {
        CustomerId[] people = [.. Enumerable.Range(0, 20_000).Select(i => new CustomerId($"customer-{i}"))];
        HashSet<CustomerId> Sample(double share, int seed) => [.. people.Where(SurveyRules.Of(TimeSpan.Zero, 1, TimeSpan.FromDays(1), share, seed).IsSampled)];
        var (tenth, third) = (Sample(0.1, 7), Sample(0.3, 7));

        Assert.Equal(tenth, Sample(0.1, 7));
        Assert.Subset(third, tenth);
        // At 99.99 % and beyond a fair draw of 20 000 lies within 4 standard errors of its share.
        Assert.InRange(tenth.Count, 2000 - (4 * Math.Sqrt(20_000 * 0.1 * 0.9)), 2000 + (4 * Math.Sqrt(20_000 * 0.1 * 0.9)));
        // Another seed draws independently: a tenth of a tenth in common.
        Assert.InRange(Sample(0.1, 8).Intersect(tenth).Count(), 200 - (4 * Math.Sqrt(20_000 * 0.01 * 0.99)), 200 + (4 * Math.Sqrt(20_000 * 0.01 * 0.99)));
        Assert.Equal(people.Length, Sample(1, 7).Count);
    }

    [Fact]
    public void Who_is_not_in_the_sample_is_counted_and_not_asked()
    {
        var rules = SurveyRules.Of(TimeSpan.Zero, 1, TimeSpan.FromDays(1), 0.5, 1);
        var programme = new SurveyProgramme(rules);
        var outside = Enumerable.Range(0, 100).Select(i => new CustomerId($"{i}")).First(person => !rules.IsSampled(person));

        Assert.Equal(SurveyDecision.NotSampled, programme.Offer(outside, Start));
        Assert.Equal(1, programme.Count(SurveyDecision.NotSampled));
    }

    [Fact]
    public void A_programme_that_begins_again_from_its_contacts_decides_as_before()
    {
        var programme = new SurveyProgramme(Rules);
        programme.Offer(new("a"), Start);
        programme.Offer(new("b"), Start.AddDays(1));
        var again = new SurveyProgramme(Rules, programme.Contacts.Reverse());

        Assert.Equal(programme.Contacts, again.Contacts);
        Assert.Equal(SurveyDecision.Quarantined, again.Offer(new("a"), Start.AddDays(2)));
        Assert.Equal(SurveyDecision.Asked, again.Offer(new("a"), Start.AddDays(3)));
        Assert.Equal(Rules, again.Rules);
    }

    [Fact]
    public void Forgotten_contacts_are_those_that_change_no_decision()
    {
        var programme = new SurveyProgramme(Rules);
        foreach (var day in (int[])[0, 20, 40]) programme.Offer(new("a"), Start.AddDays(day));
        programme.Offer(new("b"), Start);

        // The rules look back 10 days: a contact of day 20 still matters to an occasion of day 29, and not to one of day 30.
        Assert.Equal(2, programme.Forget(Start.AddDays(29)));
        Assert.Equal([20, 40], programme.Contacts.Select(contact => (contact.Value - Start).Days));
        Assert.Equal(1, programme.Forget(Start.AddDays(30)));
        Assert.Equal(SurveyDecision.Quarantined, programme.Offer(new("a"), Start.AddDays(42)));
    }

    [Fact]
    public void Nobody_is_no_person_to_ask()
    {
        var programme = new SurveyProgramme(Rules);
        Assert.Throws<ArgumentException>(() => programme.Offer(default, Start));
        Assert.Throws<ArgumentException>(() => programme.Offer(default, Start, Start, default));
        Assert.Throws<ArgumentException>(() => programme.OptOut(default));
        Assert.Throws<ArgumentException>(() => Rules.IsSampled(default));
        Assert.Throws<ArgumentException>(() => new SurveyProgramme(Rules, [KeyValuePair.Create(default(CustomerId), Start)]));
        Assert.Equal(0, programme.Offered);
    }

    [Theory]
    [InlineData(-1, 1, 1, 1)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0, 1, 0, 1)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 1, 1, 1.1)]
    [InlineData(0, 1, 1, double.NaN)]
    public void Rules_out_of_range_are_refused(int quarantine, int most, int within, double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SurveyRules.Of(TimeSpan.FromDays(quarantine), most, TimeSpan.FromDays(within), share));

    [Fact]
    public void The_rules_say_what_they_are() =>
        Assert.Equal("3.00:00:00 between two, at most 2 in 10.00:00:00, sample 0.25 with seed 7", SurveyRules.Of(TimeSpan.FromDays(3), 2, TimeSpan.FromDays(10), 0.25, 7).ToString());

    [Theory]
    [InlineData(0, 0, 24, SurveyTiming.Fresh)]
    [InlineData(0, 1, 24, SurveyTiming.Fresh)]
    [InlineData(0, 2, 24, SurveyTiming.AskedLate)]
    [InlineData(0, 2, 25, SurveyTiming.Stale)]
    [InlineData(null, 2, 26, SurveyTiming.Fresh)]
    [InlineData(null, 2, 27, SurveyTiming.Stale)]
    [InlineData(0, null, 24, SurveyTiming.Fresh)]
    [InlineData(0, null, 25, SurveyTiming.Stale)]
    [InlineData(null, null, 24, SurveyTiming.Unknown)]
    [InlineData(3, 2, 24, SurveyTiming.Invalid)]
    [InlineData(0, 5, 4, SurveyTiming.Invalid)]
    public void The_instants_of_a_response_say_whether_it_is_fresh(int? occurred, int? asked, int answered, SurveyTiming expected)
    {
        var trigger = new SurveyTrigger(TimeSpan.FromHours(1), TimeSpan.FromHours(24));
        var response = SurveyResponse.Of(new("r"), Start.AddHours(answered)) with { OccurredAt = occurred is { } o ? Start.AddHours(o) : null, AskedAt = asked is { } a ? Start.AddHours(a) : null };

        Assert.Equal(expected, trigger.Judge(response));
    }

    [Fact]
    public void Late_answers_are_flagged_and_every_response_is_in_one_outcome()
    {
        var trigger = new SurveyTrigger(TimeSpan.FromHours(1), TimeSpan.FromHours(24));
        SurveyResponse At(string id, int? asked, int answered) => SurveyResponse.Of(new(id), Start.AddHours(answered)) with { OccurredAt = asked is null ? null : Start, AskedAt = asked is { } a ? Start.AddHours(a) : null };
        var timings = SurveyTimings.From([At("1", 1, 2), At("2", 2, 4), At("3", 1, 30), At("4", null, 1), At("5", 5, 4)], trigger);

        Assert.Equal("fresh 1, asked late 1, stale 1, unknown 1, invalid 1", timings.ToString());
        Assert.Equal((5, trigger), (timings.N, timings.Trigger));
        Assert.Equal("3", Assert.Single(timings.Stale).Id.Text);
        Assert.Equal(Share.Of(1, 3), timings.StaleShare);
        Assert.Equal(TimeSpan.FromHours(4), timings.AnswerDelay!.Median.Value);
        Assert.Null(SurveyTimings.From([], trigger).AnswerDelay);
        Assert.Null(SurveyTimings.From([], trigger).StaleShare);
    }

    [Fact]
    public void A_trigger_whose_answer_is_due_before_its_question_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SurveyTrigger(TimeSpan.FromHours(2), TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SurveyTrigger(TimeSpan.FromHours(-2), TimeSpan.FromHours(1)));
        Assert.Equal("ask within 01:00:00, answer within 1.00:00:00", new SurveyTrigger(TimeSpan.FromHours(1), TimeSpan.FromDays(1)).ToString());
    }

    public class RulesJson : JsonContract<SurveyRules>
    {
        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(SurveyRules Value, string Json)> Written =>
            [(SurveyRules.Of(TimeSpan.FromDays(3), 2, TimeSpan.FromDays(10), 0.25, -7), """{"quarantine":"3.00:00:00","mostContacts":2,"within":"10.00:00:00","sampleShare":0.25,"seed":-7}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"quarantine":"3 days"}""", "a length of time"),
            ("""{"quarantine":"3.00:00:00","mostContacts":2}""", "needs \"within\""),
            ("""{"quarantine":"3.00:00:00","mostContacts":0,"within":"1.00:00:00"}""", "1 or more"),
            ("""{"quarantine":"3.00:00:00","mostContacts":1,"within":"1.00:00:00","seed":9999999999}""", "32 bits"),
            ("""{"quarantine":"3.00:00:00","mostContacts":1,"within":"1.00:00:00","sampleShare":2}""", "at most 1"),
            ("""{"colour":1}""", "no member"),
        ];
    }

    public class RulesEquality : EqualityContract<SurveyRules>
    {
        protected override IReadOnlyList<Func<SurveyRules>> Makers =>
        [
            () => SurveyRules.Of(TimeSpan.FromDays(3), 2, TimeSpan.FromDays(10)),
            () => SurveyRules.Of(TimeSpan.FromDays(4), 2, TimeSpan.FromDays(10)),
            () => SurveyRules.Of(TimeSpan.FromDays(3), 2, TimeSpan.FromDays(10), 0.5),
            () => SurveyRules.Of(TimeSpan.FromDays(3), 2, TimeSpan.FromDays(10), 0.5, 1),
        ];
    }
}
