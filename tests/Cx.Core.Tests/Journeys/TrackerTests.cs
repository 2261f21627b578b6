using System.Globalization;
using Cx.Core.Durations;
using Cx.Core.Journeys;
using Cx.Core.Retention;
using Cx.Core.Scales;
using Cx.Core.Streaming;
using Cx.Core.Tests.Streaming;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Journeys;

public class TrackerTests
{
    private static readonly TransitionGraphSpec Graph = new();
    private static readonly VariantSpec Variants = new();
    private static readonly FunnelSpec Funnel = FunnelSpec.Of(TimeSpan.FromSeconds(6), "a", "b", "c");
    private static readonly RetentionSpec Back = RetentionSpec.Of(["a"], ["b"], CalendarPeriod.Days(TimeZoneInfo.Utc), RetentionPeriod.Rolling(TimeSpan.FromSeconds(3)));
    private static readonly RetentionSpec Again = Back with { IsRecurring = true };
    private static readonly FunnelSpec Tied = FunnelSpec.PostHog("a", "b");
    private static readonly HandoffSpec Handoffs = HandoffSpec.Of("phone");
    private static readonly ScaleDefinition Scale = ScaleDefinition.Create("mood", 1, 5, Polarity.HigherIsBetter).WithBoxes(2, 2);

    private static readonly JourneySpec[] All =
    [
        Graph, new TransitionGraphSpec { OncePerJourney = true }, Variants, new VariantSpec { MaxDepth = 2 }, Funnel, Funnel with { Order = FunnelOrder.Strict }, Funnel with { Order = FunnelOrder.AnyOrder }, Tied,
        Funnel with { Exclusions = [FunnelExclusion.Between(1, 2, ExclusionEffect.CutChain, "d")] },
        new StuckPointSpec { StreamBin = TimeSpan.FromSeconds(1) }, MilestoneSpec.Of(["a"], ["b"]) with { Leave = [new("d")] }, ChurnSpec.Of(["a"], ["d"]), Back, Again,
        LifecycleSpec.Of(CalendarPeriod.Days(TimeZoneInfo.Utc), "a"), StickinessSpec.Of(CalendarPeriod.Days(TimeZoneInfo.Utc)), Handoffs, new FrictionSpec { Contacts = [new("d")], ContactWithin = TimeSpan.FromSeconds(4) },
        AttributionSpec.Of(PlayerKind.Channel, "c"), AttributionSpec.Of(PlayerKind.Event, "c"), new EmotionSpec(),
    ];

    public static TheoryData<JourneyPartition> Partitions => [JourneyPartition.OnePerCustomer, JourneyPartition.AfterEnd, JourneyPartition.AfterGap(TimeSpan.FromSeconds(2)), JourneyPartition.ByCase];

    [Theory]
    [MemberData(nameof(Partitions))]
    public void Any_order_within_the_lateness_gives_the_same_bytes(JourneyPartition partition)
    {
        var random = new Random(21);
        for (var i = 0; i < 40; i++)
        {
            var interactions = Interactions(random, customers: 4);
            var expected = Run(Shuffle(interactions, random), partition);
            Assert.Equal(expected, Run(interactions, partition));
            Assert.Equal(expected, Run([.. interactions.OrderBy(one => one.OccurredAt)], partition));
        }
    }

    [Fact]
    public void Negative_lateness_is_refused()
        => Assert.Contains("Lateness is 0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromTicks(-1))).Message, StringComparison.Ordinal);

    // Each small log is followed in a random order and asked while interactions still wait; a log of all of them is asked the same.
    [Fact]
    public void Ten_thousand_small_logs_are_answered_as_the_log_of_them_is()
    {
        var random = new Random(22);
        for (var i = 0; i < 10_000; i++)
        {
            var interactions = Interactions(random, customers: 2);
            JourneySpec[] asked = [Graph, Variants, Funnel, Tied, Back, Again, Handoffs];
            var tracker = Tracker(JourneyPartition.OnePerCustomer, asked);
            foreach (var one in Shuffle(interactions, random)) tracker.Offer(in one);
            var asOf = Small.At(60);
            var log = JourneyLog.Of(interactions, JourneyPartition.OnePerCustomer).ReadAll(asOf, asked);
            var (funnel, tied, handoffs) = (tracker.Read(Funnel, asOf), tracker.Read(Tied, asOf), tracker.Read(Handoffs, asOf));

            var (graph, expected) = (tracker.Read(Graph, asOf), log.Get(Graph));
            Assert.Equal(expected.Events, graph.Events);
            Assert.Equal(expected.Edges.Select(edge => (edge.From, edge.To, edge.Count, edge.Times.MeanSeconds, edge.Times.StandardDeviationSeconds)), graph.Edges.Select(edge => (edge.From, edge.To, edge.Count, edge.Times.MeanSeconds, edge.Times.StandardDeviationSeconds)));
            Assert.Equal(log.Get(Variants).All, tracker.Read(Variants, asOf).All);
            Assert.Equal(log.Get(Funnel).Steps.Select(step => (step.Reached, step.Converted, step.InProgress, step.Dropped)), funnel.Steps.Select(step => (step.Reached, step.Converted, step.InProgress, step.Dropped)));
            Assert.Equal(log.Get(Funnel).Conversion, funnel.Conversion);
            Assert.Equal(log.Get(Tied).Steps.Select(step => (step.Reached, step.Converted, step.InProgress, step.Dropped)), tied.Steps.Select(step => (step.Reached, step.Converted, step.InProgress, step.Dropped)));
            Assert.Equal(log.Get(Back), tracker.Read(Back, asOf));
            Assert.Equal(log.Get(Again), tracker.Read(Again, asOf));
            Assert.Equal(log.Get(Handoffs).All.Select(one => (one.From, one.To, one.Count)), handoffs.All.Select(one => (one.From, one.To, one.Count)));
            Assert.Equal((log.Get(Handoffs).Rate, log.Get(Handoffs).Bounces), (handoffs.Rate, handoffs.Bounces));
        }
    }

    [Fact]
    public void Every_answer_of_a_tracker_is_that_of_a_log_where_nothing_is_a_bound()
    {
        var random = new Random(23);
        for (var i = 0; i < 100; i++)
        {
            var interactions = Interactions(random, customers: 5);
            var asOf = Small.At(100);
            var tracker = Tracker(JourneyPartition.OnePerCustomer, All);
            foreach (var one in Shuffle(interactions, random)) tracker.Offer(in one);
            tracker.AdvanceTo(asOf);
            var log = JourneyLog.Of(interactions, JourneyPartition.OnePerCustomer, JourneyEnds.Of(["c"], ["d"]), TimeSpan.FromSeconds(30));
            foreach (var spec in All)
            {
                var (found, expected) = (Read(spec, tracker), log.ReadAll(asOf, spec));
                switch (spec)
                {
                    case MilestoneSpec one: Assert.Equal(expected.Get(one)?.Distribution, ((TimeToFirstValue?)found)?.Distribution); break;
                    case ChurnSpec one: Assert.Equal(expected.Get(one), (DurationDistribution?)found); break;
                    case StuckPointSpec one: Assert.Equal(expected.Get(one).Points, ((StuckPoints)found!).Points); break;
                    case FrictionSpec one: Assert.Equal(expected.Get(one).Points, ((FrictionIndex)found!).Points); break;
                    case AttributionSpec one: Assert.Equal(expected.Get(one).Paths, ((Attribution)found!).Paths); break;
                    case EmotionSpec one: Assert.Equal(expected.Get(one).Points, ((EmotionCurve)found!).Points); Assert.Equal(expected.Get(one).PeakEnd, ((EmotionCurve)found).PeakEnd); break;
                    case StickinessSpec one: Assert.Equal(expected.Get(one).Counts, ((Stickiness)found!).Counts); break;
                    case LifecycleSpec one: Assert.Equal(expected.Get(one), (IReadOnlyList<LifecyclePeriod>)found!); break;
                    case VariantSpec one: Assert.Equal((expected.Get(one).All, expected.Get(one).Folded), (((VariantTable)found!).All, ((VariantTable)found).Folded)); break;
                }
            }
        }
    }

    [Fact]
    public void Trackers_of_disjoint_customers_add_up_to_one()
    {
        var random = new Random(24);
        for (var i = 0; i < 40; i++)
        {
            var interactions = Interactions(random, customers: 6);
            var (one, other) = (Tracker(JourneyPartition.OnePerCustomer, All), Tracker(JourneyPartition.OnePerCustomer, All));
            foreach (var interaction in interactions) (interaction.Customer.Text is "c0" or "c1" or "c2" ? one : other).Offer(in interaction);
            one.AdvanceTo(Small.At(200));
            other.AdvanceTo(Small.At(200));
            one.Merge(other);
            Assert.Equal(Run(interactions, JourneyPartition.OnePerCustomer), one.ToSnapshot(withTally: false));
            Assert.Equal(interactions.Count, one.Tally.Offered);
        }
    }

    [Fact]
    public void What_cannot_be_merged_is_refused_and_changes_nothing()
    {
        var one = Tracker(JourneyPartition.OnePerCustomer, Graph);
        one.Offer(Small.Interactions([(0, "a"), (1, "b")], "x").First());
        var before = one.ToSnapshot();
        Assert.Throws<InvalidOperationException>(() => one.Merge(Tracker(JourneyPartition.OnePerCustomer, Variants)));
        var same = Tracker(JourneyPartition.OnePerCustomer, Graph);
        same.Offer(Small.Interactions([(0, "a")], "x").First());
        Assert.Contains("share a customer", Assert.Throws<InvalidOperationException>(() => one.Merge(same)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => one.Merge(one));
        Assert.Equal(before, one.ToSnapshot());
    }

    [Theory]
    [MemberData(nameof(Partitions))]
    public void A_restored_tracker_has_the_journeys_that_have_begun_and_the_interactions_that_wait(JourneyPartition partition)
    {
        var random = new Random(31);
        foreach (var lateness in (int[])[0, 3, 10])
        {
            for (var i = 0; i < 20; i++)
            {
                List<Interaction> interactions = [.. Interactions(random, customers: 3).OrderBy(one => one.OccurredAt)];
                var half = random.Next(interactions.Count);
                var (whole, first, second) = (New(), New(), New());
                foreach (var one in interactions) whole.Offer(in one);
                foreach (var one in interactions.Take(half)) first.Offer(in one);
                Assert.True(second.TryRestore(first.ToSnapshot(), default, out var error), error.ToString());
                foreach (var one in interactions.Skip(half)) second.Offer(in one);
                Assert.Equal(whole.ToSnapshot(), second.ToSnapshot());
                whole.AdvanceTo(Small.At(200));
                second.AdvanceTo(Small.At(200));
                Assert.Equal(whole.ToSnapshot(), second.ToSnapshot());
                Assert.Equal(whole.Read(Graph).Edges, second.Read(Graph).Edges);
            }

            JourneyTracker New()
            {
                var tracker = new JourneyTracker(JourneyTrackerOptions.Of(partition, TimeSpan.FromSeconds(lateness)) with { Ends = JourneyEnds.Of(["c"], ["d"]), AbandonAfter = TimeSpan.FromSeconds(30) });
                foreach (var spec in All) tracker.Track(spec);
                return tracker;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Partitions))]
    public void A_restored_tracker_goes_on_as_if_nothing_had_happened(JourneyPartition partition)
    {
        var random = new Random(25);
        for (var i = 0; i < 30; i++)
        {
            var interactions = Shuffle(Interactions(random, customers: 3), random);
            var half = interactions.Count / 2;
            var first = Tracker(partition, All);
            foreach (var one in interactions.Take(half)) first.Offer(in one);
            var snapshot = first.ToSnapshot();

            var second = Tracker(partition, All);
            Assert.True(second.TryRestore(snapshot, default, out var error), error.ToString());
            Assert.Equal(snapshot, second.ToSnapshot());
            Assert.Equal((first.Tally, first.Pending, first.Watermark, first.Customers), (second.Tally, second.Pending, second.Watermark, second.Customers));
            foreach (var one in interactions.Skip(half)) second.Offer(in one);
            second.AdvanceTo(Small.At(200));
            Assert.Equal(Run(interactions, partition), second.ToSnapshot(withTally: false));
        }
    }

    [Fact]
    public void A_snapshot_of_something_else_or_of_changed_bytes_is_refused_and_changes_nothing()
    {
        var tracker = Tracker(JourneyPartition.OnePerCustomer, All);
        foreach (var one in Interactions(new Random(26), customers: 3)) tracker.Offer(in one);
        var snapshot = tracker.ToSnapshot();

        Assert.False(Tracker(JourneyPartition.OnePerCustomer, Graph).TryRestore(snapshot, default, out var error));
        Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
        Assert.False(Tracker(JourneyPartition.ByCase, All).TryRestore(snapshot, default, out error));
        Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
        Assert.False(Tracker(JourneyPartition.OnePerCustomer, All).TryRestore(snapshot, new ReadLimits(10, 10), out error));

        // Contents that somebody made up, under a checksum that is right.
        var random = new Random(27);
        var image = Read(snapshot);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = image.State.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) bytes = bytes[..random.Next(bytes.Length)];
            var forged = Snapshot.Of<JourneyImageCodec, JourneyImage>(image with { State = bytes });
            var target = Tracker(JourneyPartition.OnePerCustomer, All);
            var before = target.ToSnapshot();
            if (!target.TryRestore(forged, default, out _)) Assert.Equal(before, target.ToSnapshot());
        }

        static JourneyImage Read(Snapshot snapshot) => snapshot.TryRead<JourneyImageCodec, JourneyImage>(default, out var image, out _) ? image : throw new InvalidOperationException();
    }

    [Theory]
    [MemberData(nameof(Partitions))]
    public void A_forgotten_customer_leaves_the_bytes_of_a_tracker_that_never_saw_them(JourneyPartition partition)
    {
        var random = new Random(28);
        for (var i = 0; i < 30; i++)
        {
            var interactions = Interactions(random, customers: 4);
            var tracker = Tracker(partition, All);
            foreach (var one in Shuffle(interactions, random)) tracker.Offer(in one);
            tracker.AdvanceTo(Small.At(200));
            var mine = interactions.Where(one => one.Customer.Text == "c1").ToList();
            if (mine.Count == 0) continue;
            if (mine.Count > 1) Assert.Throws<ArgumentException>(() => tracker.Forget(new("c1"), mine.Skip(1)));
            Assert.True(tracker.Forget(new("c1"), mine));
            Assert.False(tracker.Forget(new("c1"), mine));
            Assert.Equal(Run([.. interactions.Where(one => one.Customer.Text != "c1")], partition, newest: interactions.Max(one => one.OccurredAt)), tracker.ToSnapshot(withTally: false));
        }
    }

    [Fact]
    public void Every_interaction_ends_in_exactly_one_outcome()
    {
        var late = new List<Interaction>();
        var tracker = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromSeconds(10)) with { LateSink = late.Add, MaxPending = 3, MaxFuture = TimeSpan.FromHours(1) }).Track(Graph);
        var events = Small.Interactions([(100, "a"), (95, "b"), (95, "b"), (89, "c"), (101, "d"), (102, "e")], "x").ToArray();
        events[2] = events[1];
        events[5] = events[5] with { RecordedAt = events[5].OccurredAt.AddHours(-2) };

        Assert.Equal(
            [OfferOutcome.OnTime, OfferOutcome.Reordered, OfferOutcome.Duplicate, OfferOutcome.TooLate, OfferOutcome.OnTime, OfferOutcome.Invalid, OfferOutcome.Refused, OfferOutcome.Invalid],
            [.. events.Select(one => tracker.Offer(in one)), tracker.Offer(events[0] with { EventId = new("more") }), tracker.Offer(default)]);
        Assert.Equal(new OfferTally(2, 1, 1, 1, 1, 2), tracker.Tally);
        Assert.Equal(8, tracker.Tally.Offered);
        Assert.Equal(events[3], Assert.Single(late));
        Assert.Equal(Small.At(91), tracker.Watermark);
        Assert.Equal(3, tracker.Pending);

        var strict = new JourneyTracker(tracker.Options with { ThrowWhenLate = true, LateSink = null });
        strict.Offer(events[0]);
        var thrown = Assert.Throws<LateInteractionException>(() => strict.Offer(events[3]));
        Assert.Equal((Small.At(89), Small.At(90)), (thrown.OccurredAt, thrown.Watermark));
        Assert.DoesNotContain("x", thrown.Message.Replace("exception", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
    }

    [Fact]
    public void A_final_answer_holds_what_is_before_the_watermark_and_a_provisional_one_everything()
    {
        var tracker = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromSeconds(10))).Track(Graph);
        foreach (var one in Small.Interactions([(0, "a"), (5, "b"), (20, "c")], "x")) tracker.Offer(in one);

        Assert.Equal((2, false), (tracker.Read(Graph).Interactions, tracker.Read(Graph).IsProvisional));
        Assert.Equal((3, true), (tracker.Read(Graph, Small.At(20)).Interactions, tracker.Read(Graph, Small.At(20)).IsProvisional));
        Assert.Equal(2, tracker.Read(Graph).Interactions);
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Read(Graph, Small.At(19)));
        Assert.Throws<ArgumentException>(() => tracker.Read(Variants));
        Assert.Throws<InvalidOperationException>(() => tracker.Track(Variants));
        tracker.AdvanceTo(Small.At(21));
        Assert.Equal(3, tracker.Read(Graph).Interactions);
    }

    [DataFact]
    public void The_gold_log_in_any_order_reconciles_and_gives_the_figures_of_the_log()
    {
        var funnel = FunnelSpec.Of(TimeSpan.FromDays(60), GoldLog.FunnelA);
        var handoffs = HandoffSpec.Of("phone", "chat");
        var tracker = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromDays(365)) with { Ends = GoldLog.Ends }).Track(Graph).Track(funnel).Track(Variants).Track(handoffs);
        foreach (var one in Shuffle(GoldLog.Interactions(), new Random(29))) tracker.Offer(in one);
        tracker.AdvanceTo(GoldLog.End);

        var checks = Reconciliation.Check(tracker.Read(Graph), tracker.Read(funnel), tracker.Read(Variants), tracker.Read(handoffs));
        Assert.True(checks.Holds, checks.ToString());
        Assert.Equal([102, 85, 70, 16], tracker.Read(funnel).Steps.Select(step => step.Reached));
        var graph = GoldLog.Log().Read(Graph, GoldLog.End);
        foreach (var edge in tracker.Read(Graph).Edges)
        {
            var exact = graph.Edge(edge.From.Text, edge.To.Text)!.Times;
            Assert.Equal(exact.MeanSeconds, edge.Times.MeanSeconds);
            Assert.Null(edge.Times.MedianSeconds);
            var (low, high) = edge.Times.Bounds();
            var median = exact.Bounds().LowSeconds;
            Assert.True(low <= median && median <= high && high - low <= 0.008 * high, $"{low} <= {median} <= {high}");
        }
    }

    [Fact]
    public void Nothing_is_allocated_for_an_interaction_of_a_known_customer()
    {
        var tracker = Everyday(TimeSpan.FromSeconds(5));
        var interactions = Steady(customers: 50, each: 400);
        var next = 0;
        while (next < interactions.Length - 6_000) tracker.Offer(in interactions[next++]);

        Assert.Equal(
            0,
            Allocation.Of(() =>
            {
                for (var i = 0; i < 1_000; i++) tracker.Offer(in interactions[next++]);
            }));
        Assert.Equal(interactions.Length, tracker.Tally.Accepted);
    }

    // What grows from 4,000 customers to 8,000 is theirs: the arrays of the tracker, but for the map of their ids.
    [Fact]
    public void The_state_of_a_customer_takes_128_bytes_at_most()
    {
        var (few, many) = (Held(4_096), Held(8_192));
        Assert.InRange((many - few) / 4_096.0, 60, 128);

        static long Held(int customers)
        {
            var tracker = Everyday(TimeSpan.FromSeconds(1));
            foreach (var one in Steady(customers, each: 6)) tracker.Offer(in one);
            return HeldMemory.Of(tracker, "_numbers", "_customers", "_links", "_arrivals");
        }
    }

    // What waits is what came within the lateness, however many customers there are.
    [Fact]
    public void What_is_due_does_not_wait_for_its_customer_to_come_again()
    {
        var tracker = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromSeconds(2))).Track(Graph);
        for (var i = 0; i < 1_000; i++)
        {
            var one = Small.Interactions([(i, "a")], $"c{i.ToString(CultureInfo.InvariantCulture)}").Single();
            tracker.Offer(in one);
            Assert.InRange(tracker.Pending, 1, 4);
        }

        // A far one stands in front of those that come after it, until it is due itself; nothing is lost and everything is read.
        var (far, near) = (Small.Interactions([(5_000, "b")], "far").Single(), Small.Interactions([(4_999, "a")], "near").Single());
        tracker.Offer(in far);
        tracker.Offer(in near);
        Assert.Equal(2, tracker.Pending);
        Assert.Equal(1_000, tracker.Read(Graph).Interactions);
        tracker.AdvanceTo(Small.At(5_000));
        Assert.Equal(1, tracker.Pending);
        Assert.Equal(1_001, tracker.Read(Graph).Interactions);
    }

    [Fact]
    public void The_slowest_source_that_is_waited_for_moves_the_watermark()
    {
        var clock = new ManualClock();
        var options = JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromSeconds(5)) with { Sources = [EventSource.Of("web", TimeSpan.FromSeconds(1)), EventSource.Of("shop", TimeSpan.FromSeconds(10))], IdleTimeout = TimeSpan.FromMinutes(1), Clock = clock };
        var tracker = new JourneyTracker(options).Track(Graph);
        var events = Small.Interactions([(100, "a"), (200, "b"), (90, "c"), (300, "d"), (73, "e"), (76, "f")], "x").ToArray();

        Assert.Equal(OfferOutcome.OnTime, tracker.Offer(in events[0], 0));
        // The shop has sent nothing: there is no watermark yet.
        Assert.Null(tracker.Watermark);
        tracker.Offer(in events[1], 0);
        Assert.Equal(OfferOutcome.Reordered, tracker.Offer(in events[2], 1));
        // The smaller of 200 - 1 and 90 - 10, less the lateness of 5.
        Assert.Equal(Small.At(75), tracker.Watermark);
        Assert.Equal(OfferOutcome.TooLate, tracker.Offer(in events[4], 0));
        Assert.Equal(OfferOutcome.Reordered, tracker.Offer(in events[5], 0));

        // What a snapshot keeps goes on the same, and two that are merged wait for both.
        var restored = new JourneyTracker(options).Track(Graph);
        Assert.True(restored.TryRestore(tracker.ToSnapshot(), default, out var error), error.ToString());
        Assert.Equal(tracker.ToSnapshot(), restored.ToSnapshot());
        restored.Offer(in events[3], 1);
        Assert.Equal(Small.At(194), restored.Watermark);
        var other = new JourneyTracker(options).Track(Graph);
        other.Offer(Small.Interactions([(400, "a")], "y").Single(), 1);
        other.Merge(tracker);
        Assert.Equal(Small.At(75), other.Watermark);
        other.Offer(Small.Interactions([(250, "a")], "z").Single(), 0);
        Assert.Equal(Small.At(244), other.Watermark);

        // The shop falls silent, and is no longer waited for.
        Assert.False(tracker.Poll());
        clock.Advance(TimeSpan.FromSeconds(30));
        tracker.Offer(in events[3], 0);
        Assert.False(tracker.Poll());
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.True(tracker.Poll());
        Assert.Equal(Small.At(294), tracker.Watermark);

        Assert.Throws<InvalidOperationException>(() => tracker.Offer(in events[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Offer(in events[3], 2));
        Assert.Throws<ArgumentException>(() => new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.Zero) with { IdleTimeout = TimeSpan.FromMinutes(1) }));
        Assert.False(new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.Zero)).TryRestore(tracker.ToSnapshot(), default, out _));
    }

    private static JourneyTracker Everyday(TimeSpan lateness)
    {
        // 32 states: the start and a row of 31 touchpoints, the first four of which occur.
        var blueprint = JourneyBlueprint.Define("line", "1.0.0").Stage("s", stage =>
        {
            stage.Component(ExperienceComponent.Sales).Owner("me");
            for (var i = 0; i < 31; i++) stage.Touchpoint(Name(i), Blueprints.Action);
        });
        for (var i = 1; i < 31; i++) blueprint.Next(Name(i - 1), Name(i));
        var compiled = blueprint.Entry(Name(0)).Success(Name(30)).BuildOrThrow().Compile();
        Assert.Equal(32, compiled.StateCount);
        return new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, lateness))
            .Track(Graph).Track(FunnelSpec.Of(TimeSpan.FromSeconds(60), Name(0), Name(1), Name(2), Name(3))).Track(new VariantSpec { MaxDepth = 4 }).Track(ConformanceSpec.Of(compiled))
            .Track(RetentionSpec.Of([Name(0)], [Name(1)], CalendarPeriod.Days(TimeZoneInfo.Utc), RetentionPeriod.Rolling(TimeSpan.FromSeconds(100)))).Track(Handoffs);
    }

    private static string Name(int i) => $"t{i:00}";

    private static Interaction[] Steady(int customers, int each)
    {
        string[] names = [Name(0), Name(1), Name(2), Name(3)], channels = ["web", "phone", "mail"];
        return [.. Enumerable.Range(0, customers * each).Select(i => new Interaction
        {
            EventId = new(i.ToString(CultureInfo.InvariantCulture)),
            Customer = new("c" + (i % customers).ToString(CultureInfo.InvariantCulture)),
            Touchpoint = new(names[i / customers % 4]),
            Channel = new(channels[i * 5 % 3]),
            OccurredAt = Small.Midnight.AddMilliseconds(i / customers * 1_000L),
        })];
    }

    private static Snapshot Run(IReadOnlyList<Interaction> interactions, JourneyPartition partition, DateTimeOffset? newest = null)
    {
        var tracker = Tracker(partition, All);
        foreach (var one in interactions) tracker.Offer(in one);
        // The newest instant seen is part of the state, whoever's it was.
        if (newest > tracker.Newest || (newest is not null && tracker.Newest is null))
        {
            var ghost = new Interaction { EventId = new("ghost"), Customer = new("ghost"), Touchpoint = new("a"), OccurredAt = newest.Value, Case = new CaseId("k") };
            tracker.Offer(in ghost);
            tracker.AdvanceTo(Small.At(200));
            tracker.Forget(new("ghost"), [ghost]);
        }

        tracker.AdvanceTo(Small.At(200));
        return tracker.ToSnapshot(withTally: false);
    }

    private static JourneyTracker Tracker(JourneyPartition partition, params JourneySpec[] specs)
    {
        var tracker = new JourneyTracker(JourneyTrackerOptions.Of(partition, TimeSpan.FromMinutes(10)) with { Ends = JourneyEnds.Of(["c"], ["d"]), AbandonAfter = TimeSpan.FromSeconds(30) });
        foreach (var spec in specs) tracker.Track(spec);
        return tracker;
    }

    private static object? Read(JourneySpec spec, JourneyTracker tracker) => spec switch
    {
        TransitionGraphSpec one => tracker.Read(one),
        VariantSpec one => tracker.Read(one),
        FunnelSpec one => tracker.Read(one),
        StuckPointSpec one => tracker.Read(one),
        MilestoneSpec one => tracker.Read(one),
        ChurnSpec one => tracker.Read(one),
        RetentionSpec one => tracker.Read(one),
        LifecycleSpec one => tracker.Read(one),
        StickinessSpec one => tracker.Read(one),
        HandoffSpec one => tracker.Read(one),
        FrictionSpec one => tracker.Read(one),
        AttributionSpec one => tracker.Read(one),
        _ => tracker.Read((EmotionSpec)spec),
    };

    private static List<Interaction> Interactions(Random random, int customers)
    {
        string[] channels = ["web", "phone", "mail"];
        var all = new List<Interaction>();
        for (var c = 0; c < customers; c++)
        {
            all.AddRange(Small.Interactions(Small.Random(random), $"c{c.ToString(CultureInfo.InvariantCulture)}").Select(one => one with
            {
                Channel = random.Next(5) == 0 ? null : new(channels[random.Next(3)]),
                Case = new(random.Next(2) == 0 ? "k" : "l"),
                Answer = random.Next(4) switch { 0 => Rating.From(Scale, random.Next(1, 6)), 1 => Rating.Skipped(Scale), _ => null },
                Effort = random.Next(4) == 0 ? Rating.From(Scale, random.Next(1, 6)) : null,
                Attributes = random.Next(4) == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) { ["plan"] = "pro", ["a b"] = "ä" } : null,
            }));
        }

        return all;
    }

    private static List<Interaction> Shuffle(IReadOnlyList<Interaction> interactions, Random random)
    {
        var all = interactions.ToArray();
        random.Shuffle(all);
        return [.. all];
    }
}
