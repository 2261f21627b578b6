using System.Text.Json.Nodes;
using Cx.Core.Journeys;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Journeys;

public class FunnelTests
{
    [DataFact]
    public void Short_sequences_reach_the_level_of_the_vector_in_every_order()
    {
        foreach (var node in JsonNode.Parse(File.ReadAllText(GoldLog.PathOf("funnel_micro.json")))!.AsArray())
        {
            var micro = node!.AsObject();
            var events = micro["events"] is { } timed
                ? timed.AsArray().Select(one => ((int)one![0]!, (string)one[1]!)).ToArray()
                : ((string)micro["seq"]!).Select((letter, i) => (i + 1, letter.ToString())).ToArray();
            var spec = FunnelSpec.Of(TimeSpan.FromSeconds((int)micro["window"]!), ((string)micro["steps"]!).Select(letter => letter.ToString()));
            Same("ordered", spec);
            Same("ordered_sliding", spec);
            Same("posthog_strict", spec with { Order = FunnelOrder.Strict });
            Same("contiguous_allow_repeat", spec with { Order = FunnelOrder.Strict });
            Same("contiguous", spec with { Order = FunnelOrder.Contiguous });
            Same("first_entry", spec with { Anchor = FunnelAnchor.FirstEntry });
            if (micro.ContainsKey("any_order")) Same("any_order", spec with { Order = FunnelOrder.AnyOrder });

            void Same(string key, FunnelSpec asked)
            {
                if (micro[key] is not { } level) return;
                Assert.Equal((int)level, Small.LevelOf(asked, events));
                Assert.Equal((int)level, Small.Explain(asked, events).Level);
            }
        }
    }

    // The literal definition: the longest chain that exists.
    [Fact]
    public void Ten_thousand_small_journeys_reach_the_level_of_the_longest_chain_that_exists()
    {
        var random = new Random(6);
        for (var i = 0; i < 10_000; i++)
        {
            var events = Small.Random(random);
            var steps = Enumerable.Range(0, random.Next(1, 4)).Select(_ => ((char)('a' + random.Next(3))).ToString()).ToArray();
            var window = random.Next(1, 12);
            var anchor = random.Next(2) == 0 ? FunnelAnchor.Sliding : FunnelAnchor.FirstEntry;
            foreach (var order in (FunnelOrder[])[FunnelOrder.Ordered, FunnelOrder.Strict, FunnelOrder.Contiguous])
            {
                var spec = FunnelSpec.Of(TimeSpan.FromSeconds(window), steps) with { Order = order, Anchor = anchor };
                Assert.True(Slow.Level(events, steps, window, order, anchor) == Small.LevelOf(spec, events), Small.Show(events, spec));
            }

            if (steps.Distinct().Count() != steps.Length) continue;
            var any = FunnelSpec.Of(TimeSpan.FromSeconds(window), steps) with { Order = FunnelOrder.AnyOrder };
            Assert.True(Slow.AnyOrder(events, steps, window) == Small.LevelOf(any, events), Small.Show(events, any));
        }
    }

    [Fact]
    public void Ten_thousand_small_journeys_with_gaps_and_exclusions_reach_the_level_of_the_longest_chain_that_exists()
    {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var events = Small.Random(random);
            var steps = Enumerable.Range(0, random.Next(2, 4)).Select(_ => ((char)('a' + random.Next(3))).ToString()).ToArray();
            var window = random.Next(2, 14);
            var gap = random.Next(1, 6);
            var gapped = FunnelSpec.Of(TimeSpan.FromSeconds(window), steps.Select((step, j) => FunnelStep.Of(step) with { MaxGap = j == 1 ? TimeSpan.FromSeconds(gap) : null }));
            Assert.True(Slow.Chain(events, steps, window, (j, from, to) => j != 1 || to - from <= gap, (_, _) => false) == Small.LevelOf(gapped, events), Small.Show(events, gapped) + $" gap {gap}");

            var after = random.Next(1, steps.Length);
            var cut = FunnelSpec.Of(TimeSpan.FromSeconds(window), steps) with { Exclusions = [FunnelExclusion.Between(after, after + 1, ExclusionEffect.CutChain, "d")] };
            Assert.True(Slow.Chain(events, steps, window, (_, _, _) => true, (j, name) => j == after && name == "d") == Small.LevelOf(cut, events), Small.Show(events, cut) + $" cut after {after}");
        }
    }

    [Fact]
    public void A_longer_window_a_looser_order_and_a_sliding_anchor_never_lower_the_level()
    {
        var random = new Random(8);
        for (var i = 0; i < 2_000; i++)
        {
            var events = Small.Random(random);
            string[] steps = ["a", "b", "c"];
            var spec = FunnelSpec.Of(TimeSpan.FromSeconds(random.Next(1, 10)), steps);
            var levels = ((FunnelOrder[])[FunnelOrder.Contiguous, FunnelOrder.Strict, FunnelOrder.Ordered, FunnelOrder.AnyOrder]).Select(order => Small.LevelOf(spec with { Order = order }, events)).ToList();
            Assert.True(levels.SequenceEqual(levels.Order()), Small.Show(events, spec));
            Assert.True(Small.LevelOf(spec with { Anchor = FunnelAnchor.FirstEntry }, events) <= levels[2]);
            Assert.True(Small.LevelOf(FunnelSpec.Of(spec.Within!.Value + TimeSpan.FromSeconds(1), steps), events) >= levels[2]);
        }
    }

    [Fact]
    public void The_window_includes_its_limit()
    {
        (int, string)[] events = [(0, "a"), (1, "b"), (2, "c"), (3, "d"), (4, "e")];
        foreach (var (seconds, level) in ((int, int)[])[(2, 3), (3, 4), (4, 5)])
            Assert.Equal(level, Small.LevelOf(FunnelSpec.Of(TimeSpan.FromSeconds(seconds), "a", "b", "c", "d", "e"), events));
    }

    [Fact]
    public void One_interaction_fills_no_two_steps()
    {
        var spec = FunnelSpec.Of(TimeSpan.FromHours(1), "a", "a");
        Assert.Equal(1, Small.LevelOf(spec, (0, "a")));
        Assert.Equal(2, Small.LevelOf(spec, (0, "a"), (0, "a")));
    }

    // Customers at 12, 13, 15 o'clock, at 14, 16, and at 14, 16, 17: (1 + 2 + 2)/3 hours to the second step, (2 + 1)/2 to the third.
    [Fact]
    public void Times_between_steps_are_those_of_each_journey_when_it_first_came_so_far()
    {
        const int Hour = 3600;
        var log = JourneyLog.Of(
            [.. Small.Interactions([(12 * Hour, "a"), (13 * Hour, "b"), (15 * Hour, "c")], "x"), .. Small.Interactions([(14 * Hour, "a"), (16 * Hour, "b")], "y"), .. Small.Interactions([(14 * Hour, "a"), (16 * Hour, "b"), (17 * Hour, "c")], "z")],
            JourneyPartition.OnePerCustomer);
        var result = log.Read(FunnelSpec.Of(TimeSpan.FromDays(1), "a", "b", "c"), Small.At(20 * Hour));

        Assert.Null(result.Steps[0].Times);
        Assert.Equal(6_000, result.Steps[1].Times!.MeanSeconds);
        Assert.Equal(5_400, result.Steps[2].Times!.MeanSeconds);
    }

    [Fact]
    public void An_excluded_event_removes_a_journey_that_is_on_its_way_but_not_one_that_has_converted()
    {
        var spec = FunnelSpec.Of(TimeSpan.FromHours(1), "a", "b") with { Exclusions = [FunnelExclusion.Between(1, 2, ExclusionEffect.Remove, "x")] };

        Assert.Equal(1, Small.Read(spec, (0, "a"), (1, "x"), (2, "b")).Excluded);
        Assert.Equal(1, Small.Read(spec, (0, "a"), (1, "b"), (2, "x")).Converted);
        Assert.Equal(1, Small.Read(spec, (0, "x"), (1, "a"), (2, "b")).Converted);
        var cut = spec with { Exclusions = [FunnelExclusion.Between(1, 2, ExclusionEffect.CutChain, "x")] };
        Assert.Equal(1, Small.Read(cut, (0, "a"), (1, "x"), (2, "b"), (3, "a"), (4, "b")).Converted);
        Assert.Equal(0, Small.Read(cut, (0, "a"), (1, "x"), (2, "b")).Converted);
    }

    [Fact]
    public void Interactions_at_one_instant_match_in_the_order_of_the_steps_where_the_preset_says_so()
    {
        (int, string)[] events = [(0, "b"), (0, "a"), (5, "d"), (5, "c")];
        Assert.Equal(3, Small.LevelOf(FunnelSpec.PostHog("a", "b", "c"), events));
        Assert.Equal(3, Small.Explain(FunnelSpec.PostHog("a", "b", "c"), events).Level);
        Assert.Equal(1, Small.LevelOf(FunnelSpec.ClickHouse(TimeSpan.FromDays(14), "a", "b", "c"), events));
        Assert.Equal(TimeSpan.FromDays(14), FunnelSpec.PostHog("a").Within);
        Assert.Equal(FunnelPreset.PostHog, FunnelSpec.PostHog("a").Preset);
    }

    [Fact]
    public void Who_may_still_convert_is_in_progress_until_the_window_has_closed()
    {
        var spec = FunnelSpec.Of(TimeSpan.FromSeconds(10), "a", "b");
        (int, string)[] events = [(0, "a"), (5, "a")];
        // The chain from 5 converts with something right after 14, and no longer right after 15.
        Assert.Equal(1, Small.Read(spec, 14, events).InProgress);
        Assert.Equal(1, Small.Read(spec, 15, events).Dropped);
        Assert.Equal(1, Small.Read(spec with { Anchor = FunnelAnchor.FirstEntry }, 10, events).Dropped);
        Assert.Equal(1, Small.Read(FunnelSpec.Unlimited("a", "b"), 1_000_000, events).InProgress);
        // In the contiguous order something else has closed the chain.
        Assert.Equal(1, Small.Read(spec with { Order = FunnelOrder.Contiguous }, 6, (5, "a"), (6, "x")).Dropped);
    }

    [Fact]
    public void An_explanation_has_a_step_or_a_reason_for_every_interaction()
    {
        var explanation = Small.Explain(FunnelSpec.Of(TimeSpan.FromSeconds(10), "a", "b", "c"), (0, "x"), (1, "b"), (2, "a"), (3, "b"), (4, "b"), (30, "c"));

        Assert.Equal(2, explanation.Level);
        Assert.Equal(
            [FunnelReason.NoStep, FunnelReason.PredecessorMissing, FunnelReason.Filled, FunnelReason.Filled, FunnelReason.Repeated, FunnelReason.TooLate],
            explanation.Interactions.Select(one => one.Reason));
        Assert.Equal([null, null, 1, 2, null, null], explanation.Interactions.Select(one => one.Step));
        Assert.Equal(FunnelReason.BrokeChain, Small.Explain(FunnelSpec.Of(TimeSpan.FromSeconds(10), "a", "b") with { Order = FunnelOrder.Contiguous }, (0, "a"), (1, "x"), (2, "b")).Interactions[1].Reason);
        Assert.Equal(FunnelReason.AfterConversion, Small.Explain(FunnelSpec.Of(TimeSpan.FromSeconds(10), "a"), (0, "a"), (1, "a")).Interactions[1].Reason);
    }

    [Fact]
    public void An_explanation_shows_where_a_chain_was_excluded()
    {
        var spec = FunnelSpec.Of(TimeSpan.FromSeconds(10), "a", "b", "c");
        var cut = Small.Explain(spec with { Exclusions = [FunnelExclusion.Between(1, 2, ExclusionEffect.CutChain, "x")] }, (0, "a"), (1, "x"), (2, "b"));
        Assert.Equal((1, false), (cut.Level, cut.IsExcluded));
        Assert.Equal([FunnelReason.Excluded, FunnelReason.PredecessorMissing], cut.Interactions.Skip(1).Select(one => one.Reason));

        var removed = Small.Explain(spec with { Exclusions = [FunnelExclusion.Between(1, 2, ExclusionEffect.Remove, "x")] }, (0, "a"), (1, "x"), (2, "b"));
        Assert.True(removed.IsExcluded);
        Assert.Equal([FunnelReason.Excluded, FunnelReason.Excluded], removed.Interactions.Skip(1).Select(one => one.Reason));
    }

    [Fact]
    public void An_explanation_reaches_the_level_of_the_funnel_with_interactions_that_fill_its_steps()
    {
        var random = new Random(9);
        for (var i = 0; i < 3_000; i++)
        {
            var events = Small.Random(random);
            var spec = FunnelSpec.Of(TimeSpan.FromSeconds(random.Next(1, 10)), "a", "b", "c") with { Order = (FunnelOrder)random.Next(4) };
            var explanation = Small.Explain(spec, events);
            Assert.True(Small.LevelOf(spec, events) == explanation.Level, Small.Show(events, spec));
            var filled = explanation.Interactions.Where(one => one.Step is not null).ToList();
            Assert.True(filled.Count == explanation.Level, Small.Show(events, spec));
            Assert.All(filled, one => Assert.Equal(spec.Steps[one.Step!.Value - 1].Name, one.Interaction.Touchpoint.Text));
        }
    }

    [Fact]
    public void A_step_may_ask_for_a_channel_and_an_attribute()
    {
        var interaction = Small.Interactions([(0, "a")], "x").Single();
        var web = interaction with { Channel = new("web"), Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["plan"] = "pro" } };
        Assert.Equal(1, LevelOf(FunnelStep.Of("a").By("web").Where("plan", "pro"), web));
        Assert.Equal(0, LevelOf(FunnelStep.Of("a").By("phone"), web));
        Assert.Equal(0, LevelOf(FunnelStep.Of("a").Where("plan", "free"), web));
        Assert.Equal(0, LevelOf(FunnelStep.Of("a").By("web"), interaction));

        static long LevelOf(FunnelStep step, Interaction one) => JourneyLog.Of([one], JourneyPartition.OnePerCustomer).Read(FunnelSpec.Unlimited([step]), Small.At(1)).Entrants;
    }

    [Fact]
    public void What_makes_no_sense_is_refused_when_it_is_written()
    {
        var spec = FunnelSpec.Of(TimeSpan.FromDays(1), "a", "b");
        Assert.Contains("AnyOrder", Record.Exception(() => spec with { Order = FunnelOrder.AnyOrder, Anchor = FunnelAnchor.FirstEntry }) is ArgumentException { ParamName: "Anchor" } ? "AnyOrder" : "", StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelSpec.Of(TimeSpan.Zero, "a"));
        Assert.Throws<ArgumentException>(() => FunnelSpec.Of(TimeSpan.FromDays(1), (string[])[]));
        Assert.Throws<ArgumentException>(() => FunnelSpec.Of(TimeSpan.FromDays(1), "a", "a") with { Order = FunnelOrder.AnyOrder });
        Assert.Throws<ArgumentException>(() => spec with { Exclusions = [FunnelExclusion.Between(1, 3, ExclusionEffect.Remove, "x")] });
        Assert.Throws<ArgumentException>(() => FunnelSpec.Unlimited(Enumerable.Range(0, 33).Select(i => $"s{i}")));
    }

    [Fact]
    public void Without_anybody_in_progress_the_three_conversions_are_one()
    {
        var random = new Random(10);
        var log = JourneyLog.Of(Enumerable.Range(0, 60).SelectMany(i => Small.Interactions(Small.Random(random), $"c{i}")), JourneyPartition.OnePerCustomer);
        var result = log.Read(FunnelSpec.Of(TimeSpan.FromSeconds(5), "a", "b", "c"), Small.At(1_000));

        Assert.Equal(0, result.InProgress);
        GoldLog.Close(result.Conversion.Naive!.Value, result.Conversion.Matured!.Value);
        GoldLog.Close(result.Conversion.Naive.Value, result.Conversion.KaplanMeier);
    }

    /// <summary>The definitions, letter by letter.</summary>
    private static class Slow
    {
        public static int Level((int Second, string Event)[] events, string[] steps, int window, FunnelOrder order, FunnelAnchor anchor)
        {
            if (order == FunnelOrder.Ordered && anchor == FunnelAnchor.Sliding) return Chain(events, steps, window, (_, _, _) => true, (_, _) => false);
            var best = 0;
            for (var i = 0; i < events.Length; i++)
            {
                if (events[i].Event != steps[0]) continue;
                best = Math.Max(best, From(events, steps, window, order, i, i + 1, 1));
                if (anchor == FunnelAnchor.FirstEntry) break;
            }

            return best;
        }

        // All ways to go on from a chain of k steps that began at i and was last at next - 1.
        private static int From((int Second, string Event)[] events, string[] steps, int window, FunnelOrder order, int i, int next, int k)
        {
            var best = k;
            if (k == steps.Length) return best;
            for (var j = next; j < events.Length && events[j].Second - events[i].Second <= window; j++)
            {
                if (events[j].Event == steps[k]) best = Math.Max(best, From(events, steps, window, order, i, j + 1, k + 1));
                if (order == FunnelOrder.Contiguous || (order == FunnelOrder.Strict && events[j].Event != steps[k - 1])) break;
            }

            return best;
        }

        public static int AnyOrder((int Second, string Event)[] events, string[] steps, int window)
            => events.Select((one, i) => events.Skip(i).Where(later => later.Second - one.Second <= window && steps.Contains(later.Event)).Select(later => later.Event).Distinct().Count()).DefaultIfEmpty(0).Max();

        // Every subsequence that matches, by recursion over all choices.
        public static int Chain((int Second, string Event)[] events, string[] steps, int window, Func<int, int, int, bool> mayFollow, Func<int, string, bool> cuts)
        {
            var best = 0;
            for (var i = 0; i < events.Length; i++)
            {
                if (events[i].Event == steps[0]) best = Math.Max(best, Longest(i, i, 1));
            }

            return best;

            int Longest(int first, int last, int k)
            {
                var longest = k;
                if (k == steps.Length) return longest;
                for (var j = last + 1; j < events.Length; j++)
                {
                    if (events[j].Second - events[first].Second > window) break;
                    if (cuts(k, events[j].Event)) break;
                    if (events[j].Event == steps[k] && mayFollow(k, events[last].Second, events[j].Second)) longest = Math.Max(longest, Longest(first, j, k + 1));
                }

                return longest;
            }
        }
    }
}
