using Cx.Core.Durations;
using Cx.Core.Journeys;
using Cx.Core.Retention;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Journeys;

public sealed class JourneyLogTests
{
    // Given out of order; b and a happened at one instant, and their numbers say which came first.
    private static readonly Interaction[] Given =
    [
        Event("4", "anna", "support", 9), Event("2", "anna", "order", 2, sequence: 2), Event("5", "ben", "ad", 1), Event("1", "anna", "ad", 0), Event("3", "anna", "offer", 2, sequence: 1),
    ];

    [Fact]
    public void A_customer_has_one_story_in_the_order_in_which_it_happened()
    {
        List<ObservedJourney> journeys = [.. JourneyLog.Of(Given, JourneyPartition.OnePerCustomer).Journeys(Small.At(20))];

        Assert.Equal(["anna", "ben"], journeys.Select(journey => journey.Customer.Text));
        Assert.Equal(["ad", "offer", "order", "support"], journeys[0].Interactions.Select(one => one.Touchpoint.Text));
        Assert.Equal((Small.At(0), Small.At(9)), (journeys[0].StartedAt, journeys[0].LastAt));
    }

    [Fact]
    public void What_happens_after_the_look_has_not_happened_yet()
        => Assert.Equal(["ad", "offer", "order"], Assert.Single(JourneyLog.Of(Given, JourneyPartition.OnePerCustomer).Journeys(new("anna"), Small.At(5))).Interactions.Select(one => one.Touchpoint.Text));

    [Fact]
    public void A_log_shows_its_customers_and_its_size()
    {
        var log = JourneyLog.Of(Given, JourneyPartition.OnePerCustomer);

        Assert.Equal(["anna", "ben"], log.Customers.Select(customer => customer.Text).Order(StringComparer.Ordinal));
        Assert.StartsWith("5 interactions of 2 customers, ", log.ToString(), StringComparison.Ordinal);
        Assert.Equal(Small.At(20), log.ReadAll(Small.At(20), new TransitionGraphSpec()).AsOf);
    }

    [Fact]
    public void What_was_made_without_its_ids_is_counted_as_invalid()
    {
        var log = JourneyLog.Of([.. Given, default(Interaction)!], JourneyPartition.OnePerCustomer);

        Assert.Equal((5, 1), (log.Count, log.Tally.Invalid));
    }

    [Fact]
    public void Who_was_a_customer_before_they_were_seen_enters_late_and_who_had_left_by_then_is_not_seen()
    {
        // From 0 to 5, gone before the first look; from 4 to 30; from 20 on; the first look is at 10.
        var log = JourneyLog.Of(
            [.. Small.Interactions([(0, "in"), (5, "out")], "early"), .. Small.Interactions([(4, "in"), (30, "out")], "known"), .. Small.Interactions([(20, "in")], "new")],
            JourneyPartition.OnePerCustomer);
        var stays = log.Read(ChurnSpec.Of(["in"], ["out"]) with { ObservedFrom = Small.At(10) }, Small.At(50))!;

        Assert.Equal(
            DurationDistribution.From(CensoredDuration.Resolved(TimeSpan.FromSeconds(26)).WithEntry(TimeSpan.FromSeconds(6)), CensoredDuration.StillOpen(TimeSpan.FromSeconds(30))),
            stays);
    }

    [Fact]
    public void By_case_each_case_of_a_customer_is_a_journey_whatever_comes_between()
    {
        var random = new Random(12);
        for (var i = 0; i < 50; i++)
        {
            Interaction[] given = [.. Enumerable.Range(0, 3).SelectMany(c => Small.Interactions(Small.Random(random), $"c{c}")).Select(one => one with { Case = new(random.Next(2) == 0 ? "k" : "l") })];
            var log = JourneyLog.Of(given, JourneyPartition.ByCase);
            var expected = given.GroupBy(one => (one.Customer.Text, Case: one.Case!.Value.Text))
                .Select(group => $"{group.Key}: {string.Join(' ', group.OrderBy(one => one.OccurredAt).ThenBy(one => one.Sequence).Select(one => one.EventId.Text))}");

            Assert.Equal(
                expected.Order(StringComparer.Ordinal),
                log.Journeys(Small.At(1_000)).Select(journey => $"{(journey.Customer.Text, journey.Interactions[0].Case!.Value.Text)}: {string.Join(' ', journey.Interactions.Select(one => one.EventId.Text))}").Order(StringComparer.Ordinal));
            Assert.Equal(given.GroupBy(one => (one.Customer, one.Case)).Sum(group => group.Count() - 1), log.Read(new TransitionGraphSpec(), Small.At(1_000)).Edges.Sum(edge => edge.Count));
        }
    }

    [Fact]
    public void Customers_who_come_back_after_more_periods_than_one_word_has_bits_are_remembered()
    {
        var spec = StickinessSpec.Of(CalendarPeriod.Days(TimeZoneInfo.Utc), "a");
        Interaction[] given = [.. Enumerable.Range(0, 200).Where(day => day % 3 == 0).Select((day, i) => new Interaction { EventId = new($"e{i}"), Customer = new("anna"), Touchpoint = new("a"), OccurredAt = Small.Midnight.AddDays(day) })];
        var asOf = Small.Midnight.AddDays(200);
        Assert.Equal([(67, 1L)], JourneyLog.Of(given, JourneyPartition.OnePerCustomer).Read(spec, asOf).Counts);

        var (tracker, restored) = (New(), New());
        foreach (var one in given) tracker.Offer(in one);
        tracker.AdvanceTo(asOf);
        Assert.True(restored.TryRestore(tracker.ToSnapshot(), default, out var error), error.ToString());
        Assert.Equal(tracker.Read(spec).Counts, restored.Read(spec).Counts);
        Assert.Equal([(67, 1L)], restored.Read(spec).Counts);

        JourneyTracker New() => new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.Zero)).Track(spec);
    }

    // More names than the square of times has room for.
    [Fact]
    public void Times_of_very_many_events_stand_at_their_edges()
    {
        const int Names = 400;
        var spec = new TransitionGraphSpec();
        var chain = Enumerable.Range(0, Names).Select(i => (i * (i + 1) / 2, FormattableString.Invariant($"e{i}"))).ToArray();
        var graph = Small.Log(chain).Read(spec, Small.At(1_000_000));

        Assert.Equal(Names - 1, graph.Edges.Count);
        Assert.All(Enumerable.Range(1, Names - 1), i => Assert.Equal((1, i), (graph.Edge(chain[i - 1].Item2, chain[i].Item2)!.Count, graph.Edge(chain[i - 1].Item2, chain[i].Item2)!.Times.MeanSeconds)));

        var trackers = Enumerable.Range(0, 2).Select(_ => new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.Zero)).Track(spec)).ToArray();
        foreach (var one in Small.Interactions(chain, "x")) trackers[0].Offer(in one);
        foreach (var one in Small.Interactions(chain, "y")) trackers[1].Offer(in one);
        trackers[0].Merge(trackers[1]);
        Assert.All(trackers[0].Read(spec).Edges, edge => Assert.Equal(2, edge.Count));
        var restored = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.Zero)).Track(spec);
        Assert.True(restored.TryRestore(trackers[0].ToSnapshot(), default, out var error), error.ToString());
        Assert.Equal(trackers[0].ToSnapshot(), restored.ToSnapshot());
        Assert.StartsWith("2 customers, 798 interactions, 2 waiting", restored.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_whose_options_contradict_each_other_is_refused()
    {
        Assert.Contains("no event ends one", Assert.Throws<ArgumentException>(() => JourneyLog.Of(Given, JourneyPartition.AfterEnd)).Message, StringComparison.Ordinal);
        Assert.Contains("above 0", Assert.Throws<ArgumentOutOfRangeException>(() => JourneyLog.Of(Given, JourneyPartition.OnePerCustomer, null, TimeSpan.Zero)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_closes_a_journey_and_what_comes_after_it_is_another_one()
    {
        IReadOnlyList<ObservedJourney> journeys = JourneyLog.Of(Given, JourneyPartition.AfterEnd, JourneyEnds.Of(["order"], [])).Journeys(new("anna"), Small.At(20));

        Assert.Equal([JourneyState.Completed, JourneyState.Active], journeys.Select(journey => journey.State));
        Assert.Equal([3, 1], journeys.Select(journey => journey.Interactions.Count));
    }

    // Longer than any run or block that is handled at once: 3,000 pairs of 1, 2, ... seconds, and one of 60 days, which is more milliseconds than 32 bits hold.
    [Fact]
    public void A_long_journey_has_every_one_of_its_times()
    {
        const int Pairs = 3_000;
        var (events, second) = (new List<(int Second, string Event)> { (0, "a") }, 0);
        for (var i = 1; i <= Pairs; i++) events.Add((second += i, "a"));
        events.Add((second + 5_184_000, "a"));
        double[] times = [.. Enumerable.Range(1, Pairs), 5_184_000];

        var edge = Assert.Single(Small.Log([.. events]).Read(new TransitionGraphSpec(), Small.At(20_000_000)).Edges);

        Assert.Equal((Pairs + 1, 1.0, 5_184_000.0), (edge.Count, edge.Times.ShortestSeconds, edge.Times.LongestSeconds));
        var mean = times.Average();
        Assert.Equal(mean, edge.Times.MeanSeconds, 1e-6);
        Assert.Equal(Math.Sqrt(times.Sum(time => (time - mean) * (time - mean)) / Pairs), edge.Times.StandardDeviationSeconds!.Value, 1e-6);
        Assert.Equal(1_501, edge.Times.MedianSeconds);
        Assert.Equal(5_184_000, edge.Times.Quantile(QuantileLevel.Of(9_999, 10_000), QuantileMethod.InverseCdf));
    }

    [Fact]
    public void A_long_journey_is_the_same_in_a_log_and_in_a_stream()
    {
        var random = new Random(41);
        (int Second, string Event)[] events = [.. Enumerable.Range(0, 1_000).Select(i => (i, ((char)('a' + random.Next(5))).ToString()))];
        var (graph, ways, funnel) = (new TransitionGraphSpec(), new VariantSpec(), FunnelSpec.Of(TimeSpan.FromSeconds(9), "a", "b", "c", "d", "e"));
        foreach (var partition in new[] { JourneyPartition.OnePerCustomer, JourneyPartition.AfterEnd })
        {
            var ends = JourneyEnds.Of(["e"], []);
            var tracker = new JourneyTracker(JourneyTrackerOptions.Of(partition, TimeSpan.Zero) with { Ends = ends }).Track(graph).Track(ways).Track(funnel);
            foreach (var one in Small.Interactions(events, "x")) tracker.Offer(in one);
            tracker.AdvanceTo(Small.At(2_000));
            var log = JourneyLog.Of(Small.Interactions(events, "x"), partition, ends);

            Assert.Equal(999 - (partition == JourneyPartition.OnePerCustomer ? 0 : events[..^1].Count(one => one.Event == "e")), log.Read(graph, Small.At(2_000)).Edges.Sum(edge => edge.Count));
            Assert.Equal(
                tracker.Read(graph).Edges.Select(edge => (edge.From, edge.To, edge.Count, edge.Times.MeanSeconds)),
                log.Read(graph, Small.At(2_000)).Edges.Select(edge => (edge.From, edge.To, edge.Count, edge.Times.MeanSeconds)));
            Assert.Equal(tracker.Read(ways).All, log.Read(ways, Small.At(2_000)).All);
            Assert.Equal(tracker.Read(funnel).Steps.Select(step => step.Reached), log.Read(funnel, Small.At(2_000)).Steps.Select(step => step.Reached));
        }
    }

    private static Interaction Event(string id, string customer, string what, int second, int sequence = 0) =>
        new() { EventId = new(id), Customer = new(customer), Touchpoint = new(what), OccurredAt = Small.At(second), Sequence = sequence };
}
