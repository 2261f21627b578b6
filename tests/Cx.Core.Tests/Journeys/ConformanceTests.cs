using System.Globalization;
using System.Text.Json;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Journeys.Model;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Journeys;

public sealed class ConformanceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [DataFact]
    public void The_reference_log_has_the_reference_costs()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Vector("gold_expected.json")));
        var reference = expected.RootElement.GetProperty("conformance");
        var compiled = Blueprints.Gold().Compile();
        Assert.Equal(reference.GetProperty("shortest_path").GetInt32(), compiled.ShortestPath);
        var (cost, prefix) = (Costs(reference, "per_case_cost"), Costs(reference, "per_case_prefix_cost"));
        var alignments = new List<Alignment>();
        foreach (var (customer, journey) in GoldLog())
        {
            var alignment = compiled.Align(journey.Select(one => one.Touchpoint));
            Assert.Equal((customer, cost[customer], prefix[customer], true), (customer, alignment.Cost, alignment.PrefixCost, alignment.IsExact));
            Assert.Equal(cost[customer], compiled.Explain(journey).Cost);
            Assert.Equal(prefix[customer], compiled.Explain(journey, isActive: true).Cost);
            alignments.Add(alignment);
        }

        Assert.Equal(120, alignments.Count);
        Assert.Equal((432, 5, 41), (alignments.Sum(one => one.Cost), alignments.Count(one => one.IsFitting), alignments.Count(one => one.IsPrefixFitting)));
        Assert.Equal(0.6925848925980167, alignments.Average(one => one.Fitness), 1e-12);
        Assert.Equal(0.7567567567567568, 1 - (432.0 / alignments.Sum(one => one.Interactions + one.ShortestPath)), 1e-12);
    }

    [DataFact]
    public void A_log_is_judged_as_a_whole()
    {
        var compiled = Blueprints.Gold().Compile();
        var log = JourneyLog.Of(GoldLog().SelectMany(pair => pair.Value), JourneyPartition.OnePerCustomer, JourneyEnds.Of(["renew"], ["cancel"]));
        var asOf = log.LastAt!.Value;
        var result = log.Read(ConformanceSpec.Of(compiled), asOf);
        IReadOnlyList<ObservedJourney> journeys = [.. log.Journeys(asOf)];
        var deviations = compiled.CountDeviations(journeys);

        Assert.Equal((120, 936, 432, true), (result.Journeys, result.Interactions, result.TotalCost, result.IsExact));
        Assert.Equal((5, 41), (result.Fitting!.Hits, result.PrefixFitting!.Hits));
        Assert.Equal(0.6925848925980167, result.MeanFitness!.Value, 1e-12);
        Assert.Equal(0.7567567567567568, result.LogFitness!.Value, 1e-12);
        Assert.Equal("gold@1.0.0", result.Blueprint);
        // An active journey costs its prefix, one that has ended the whole: the deviations account for exactly that.
        var costs = journeys.Select(journey => compiled.Align(journey.Interactions.Select(one => one.Touchpoint)) is var all && journey.State == JourneyState.Active ? all.PrefixCost : all.Cost).ToList();
        Assert.Equal(costs.Sum(), deviations.Sum(one => one.Count * (one.Kind == DeviationKind.OutOfOrder ? 2 : 1)));
        Assert.Equal(costs.Count(cost => cost == 0), result.Conforming!.Hits);
        // "survey" is on no path of the blueprint: none of them is matched.
        Assert.Equal(GoldLog().Sum(pair => pair.Value.Count(one => one.Touchpoint.Text == "survey")), deviations.Where(one => one.Event.Text == "survey").Sum(one => one.Count));
        Assert.Equal(deviations, compiled.CountDeviations(journeys.Reverse()));
        Assert.Empty(compiled.CountDeviations([]));
        Assert.Null(JourneyLog.Of([], JourneyPartition.OnePerCustomer).Read(ConformanceSpec.Of(compiled), asOf).Fitting);
    }

    [Fact]
    public void Streaming_costs_are_those_of_a_search_through_the_product_on_ten_thousand_small_logs()
    {
        var random = new SplitMixOfTests(20_260_301);
        for (var i = 0; i < 10_000; i++)
        {
            var small = new SmallBlueprint(random);
            if (small.Build() is not { } blueprint) continue;
            var journey = SmallBlueprint.Journey(random);
            var compiled = blueprint.Compile();
            var alignment = compiled.Align(journey);
            var (cost, prefix) = small.Search(journey);

            Assert.True((cost, prefix) == (alignment.Cost, alignment.PrefixCost), $"{blueprint.ToCanonicalJson()}\n{string.Join(' ', journey)}: expected {(cost, prefix)}, was {alignment}");
            var interactions = Interactions([.. journey.Select(one => one.Text)]);
            foreach (var (isActive, expected) in new[] { (false, cost), (true, prefix) })
            {
                var explained = compiled.Explain(interactions, isActive);
                Assert.True(expected == explained.Cost && expected == explained.Missing + explained.Unexpected && expected == explained.Deviations.Sum(one => one.Cost),
                    $"{blueprint.ToCanonicalJson()}\n{string.Join(' ', journey)}: expected {expected}, was {explained}");
            }

            Assert.InRange(alignment.Fitness, 0, 1);
            Assert.True(alignment.PrefixCost <= alignment.Cost);
        }
    }

    [Theory]
    [InlineData("ad_view signup onboarding_email setup first_value use renewal_notice renew", "as intended")]
    [InlineData("referral signup setup first_value use use use support_ticket use renewal_notice cancel", "as intended")]
    [InlineData("ad_view signup setup use renewal_notice renew", "cost 1: Missing first_value at 3")]
    [InlineData("ad_view signup setup first_value survey use renewal_notice renew", "cost 1: Unexpected survey at 4")]
    [InlineData("ad_view signup first_value setup use renewal_notice renew", "cost 2: OutOfOrder setup at 3")]
    [InlineData("ad_view signup signup setup first_value use renewal_notice renew", "cost 1: Repeated signup at 2")]
    [InlineData("signup setup first_value use", "cost 3: Missing ad_view at 0, Missing renewal_notice at 4, Missing cancel at 4")]
    [InlineData("", "cost 7: Missing ad_view at 0, Missing signup at 0, Missing setup at 0, Missing first_value at 0, Missing use at 0, Missing renewal_notice at 0, Missing cancel at 0")]
    public void Deviations_have_names(string journey, string expected)
        => Assert.Equal(expected, Blueprints.Gold().Compile().Explain(Interactions(journey.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToString());

    [Fact]
    public void An_active_journey_need_not_have_ended()
    {
        var compiled = Blueprints.Gold().Compile();
        var journey = Interactions("ad_view", "signup", "setup");
        Assert.Equal("as intended", compiled.Explain(journey, isActive: true).ToString());
        Assert.Equal(4, compiled.Explain(journey).Missing);
        Assert.Equal([new("ad_view"), new("signup"), new("setup")], compiled.Explain(journey, isActive: true).Matched.Select(one => one!.Value));
    }

    [Fact]
    public void Waits_and_channels_are_named_and_cost_nothing()
    {
        var compiled = JourneyBlueprint.Define("b", "1.0.0").Channel("web", Medium.Web).Channel("phone", Medium.Phone, assisted: true)
            .Stage("s", stage => stage.Component(ExperienceComponent.Sales).Owner("me")
                .Touchpoint("a", touchpoint => touchpoint.Channels("web").MaxWait(TimeSpan.FromHours(1)))
                .Touchpoint("b", touchpoint => touchpoint.Channels("web").MaxWait(TimeSpan.FromHours(1)))
                .Touchpoint("c", Blueprints.Action))
            .Entry("a").Next("a", "b").Next("b", "c", TimeSpan.FromHours(5)).Success("c").BuildOrThrow().Compile();
        Interaction[] journey =
        [
            At("a", 0) with { Channel = new("phone") },
            At("b", 1.001) with { Channel = new("web") },
            // Five hours after b: the transition allows them, though the touchpoint would not.
            At("c", 6) with { Channel = new("phone") },
        ];

        Assert.Equal("cost 0: WrongChannel a at 0, Late b at 1", compiled.Explain(journey).ToString());
        Assert.Equal("cost 0: WrongChannel a at 0", compiled.Explain([journey[0], At("b", 1), journey[2]]).ToString());
    }

    [Fact]
    public void Skips_run_through_optional_loops_without_going_round()
    {
        var compiled = JourneyBlueprint.Define("b", "1.0.0").Stage("s", stage => stage.Component(ExperienceComponent.Sales).Owner("me")
                .Touchpoint("a", touchpoint => touchpoint.Action().Optional()).Touchpoint("b", touchpoint => touchpoint.Action().Optional()).Touchpoint("c", Blueprints.Action))
            .Entry("a").Next("a", "b").Loop("b", "a").Next("b", "c").Success("c").BuildOrThrow().Compile();

        Assert.Equal(1, compiled.ShortestPath);
        Assert.Equal(0, compiled.SkipCost(null, new("b")));
        Assert.Equal(0, compiled.SkipCost(new("b"), new("a")));
        Assert.Null(compiled.SkipCost(new("c"), new("a")));
        Assert.Equal("as intended", compiled.Explain(Interactions("c")).ToString());
        Assert.Equal("as intended", compiled.Explain(Interactions("b", "a", "b", "a", "c")).ToString());
    }

    [Fact]
    public void A_shared_event_is_told_apart_by_its_place()
    {
        var compiled = JourneyBlueprint.Define("b", "1.0.0").Stage("s", stage => stage.Component(ExperienceComponent.Support).Owner("me")
                .Touchpoint("before", touchpoint => touchpoint.Action().Event("support").Optional()).Touchpoint("buy", Blueprints.Action)
                .Touchpoint("after", touchpoint => touchpoint.Action().Event("support")))
            .Entry("before").Next("before", "buy").Next("buy", "after").Success("after").BuildOrThrow().Compile();
        var explained = compiled.Explain(Interactions("support", "buy", "support"));

        Assert.Equal(["before", "buy", "after"], explained.Matched.Select(one => one!.Value.Text));
        Assert.Equal(2, compiled.TouchpointsOf(new("support")).Count);
        Assert.True(compiled.IsSuccess(new("support")));
        Assert.False(compiled.IsKnown(new("other")));
        Assert.Empty(compiled.TouchpointsOf(new("other")));
    }

    [Fact]
    public void What_lies_more_than_254_above_the_cheapest_is_given_up_and_a_result_beyond_it_is_marked()
    {
        // Three hundred mandatory touchpoints in a row: the end is 300 away from the start, more than a byte.
        var builder = JourneyBlueprint.Define("long", "1.0.0").Stage("s", stage =>
        {
            stage.Component(ExperienceComponent.Sales).Owner("me");
            for (var i = 0; i < 300; i++) stage.Touchpoint($"t{i:000}", Blueprints.Action);
        });
        for (var i = 1; i < 300; i++) builder.Next($"t{i - 1:000}", $"t{i:000}");
        var compiled = builder.Entry("t000").Success("t299").BuildOrThrow().Compile();

        Assert.Equal(300, compiled.ShortestPath);
        Assert.Equal(300, compiled.SkipCost(null, new("t299")));
        Assert.False(compiled.Align([]).IsExact);
        var all = compiled.Align(Enumerable.Range(0, 300).Select(i => new TouchpointId($"t{i:000}")));
        Assert.Equal((0, true), (all.Cost, all.IsExact));
        var most = compiled.Align(Enumerable.Range(100, 200).Select(i => new TouchpointId($"t{i:000}")));
        Assert.Equal((100, true), (most.Cost, most.IsExact));
        Assert.Equal(300, compiled.Explain(Array.Empty<Interaction>()).Missing);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var automaton = Blueprints.Gold().Compile().Automaton;
        var state = new byte[automaton.StateBytes];
        automaton.Start(state);

        Assert.Equal(0, Allocation.Of(Run));

        void Run()
        {
            for (var i = 0; i < 10_000; i++) automaton.Step(state, (i % 12) - 1);
        }
    }

    internal static IReadOnlyList<KeyValuePair<string, Interaction[]>> GoldLog()
    {
        var log = new SortedDictionary<string, List<Interaction>>(StringComparer.Ordinal);
        foreach (var row in File.ReadLines(Vector("gold_events.csv")).Skip(1).Select(line => line.Split(',')))
        {
            if (!log.TryGetValue(row[1], out var journey)) log.Add(row[1], journey = []);
            journey.Add(new Interaction
            {
                EventId = new(row[0]),
                Customer = new(row[1]),
                Touchpoint = new(row[3]),
                Channel = new(row[5]),
                Sequence = long.Parse(row[0], CultureInfo.InvariantCulture),
                OccurredAt = DateTimeOffset.Parse(row[6], CultureInfo.InvariantCulture),
            });
        }

        return [.. log.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Order(InteractionOrder.Instance).ToArray()))];
    }

    private static Interaction[] Interactions(params string[] touchpoints) => [.. touchpoints.Select((name, i) => At(name, i))];

    private static Interaction At(string name, double hours) => new()
    {
        EventId = new(string.Create(CultureInfo.InvariantCulture, $"e{hours}")),
        Customer = new("c"),
        Touchpoint = new(name),
        OccurredAt = Start.AddHours(hours),
    };

    private static Dictionary<string, int> Costs(JsonElement reference, string name)
        => reference.GetProperty(name).EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetInt32(), StringComparer.Ordinal);

    private static string Vector(string name) => Path.Combine(Repository.Shared, "vectors", "journeys", name);
}
