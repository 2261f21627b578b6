using System.Text.Json;
using Cx.Core.Durations;
using Cx.Core.Journeys;
using Cx.Core.Retention;
using Cx.Core.Tests.Support;
using Json.Schema;

namespace Cx.Core.Tests.Journeys;

/// <summary>Questions go through JSON and come back, and their form is the one of the published schemas.</summary>
public class SpecJsonTests
{
    private static readonly CalendarPeriod Months = CalendarPeriod.Months(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    private static readonly Dictionary<string, JsonSchema> Schemas = JourneySpecSchema.Analyses.ToDictionary(name => name, name => JsonSchema.FromText(JourneySpecSchema.ReadText(name)), StringComparer.Ordinal);

    // For each analysis its least form and one with everything said.
    public static IReadOnlyList<JourneySpec> Samples { get; } =
    [
        new TransitionGraphSpec(), new TransitionGraphSpec { OncePerJourney = true, MaxGap = TimeSpan.FromHours(30), Calendar = BusinessCalendar.Parse("Mon-Fri 09:00-17:00", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")) },
        new VariantSpec(), new VariantSpec { MaxDepth = 3, MaxNodes = 10, MinimumN = 5 },
        FunnelSpec.Of(TimeSpan.FromDays(7), "a"), FunnelSpec.Unlimited("a", "b") with { Horizon = TimeSpan.FromDays(30) },
        FunnelSpec.Of(TimeSpan.FromMinutes(90), [FunnelStep.Of("a", "b").By("web", "phone").Where("plan", "pro"), FunnelStep.Of("c") with { MaxGap = TimeSpan.FromSeconds(1.5) }]) with
        {
            Order = FunnelOrder.Strict,
            Anchor = FunnelAnchor.FirstEntry,
            Exclusions = [FunnelExclusion.Between(1, 2, ExclusionEffect.CutChain, "x")],
            EnteredBefore = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1)),
        },
        FunnelSpec.PostHog("a", "b"), FunnelSpec.ClickHouse(TimeSpan.FromDays(1), "a", "b"),
        new StuckPointSpec(), new StuckPointSpec { Threshold = 0.25, MinExits = 3, StreamBin = TimeSpan.FromMinutes(5), MaxWaits = [EventWait.Of("a", TimeSpan.FromDays(2))] },
        MilestoneSpec.Of(["a"], ["b"]), MilestoneSpec.Of(["a", "b"], ["c"]) with { Leave = [new("d")], EarlyLeave = EarlyLeave.CompetingLoss },
        ChurnSpec.Of(["a"], ["b"]), ChurnSpec.Of(["a"], ["b"]) with { ObservedFrom = DateTimeOffset.UnixEpoch },
        RetentionSpec.Of(["a"], [], Months, RetentionPeriod.Calendar(Months)), RetentionSpec.Of(["a"], ["b"], Months, RetentionPeriod.Rolling(TimeSpan.FromDays(30))) with { Mode = RetentionMode.Streak, IsRecurring = true },
        LifecycleSpec.Of(Months), LifecycleSpec.Of(Months, "a"), StickinessSpec.Of(Months), StickinessSpec.Of(Months, "a"),
        HandoffSpec.Of(), HandoffSpec.Of("phone", "chat"),
        new FrictionSpec(), FrictionSpec.Of(Blueprints.Full().Compile()) with { ContactWithin = TimeSpan.FromHours(1), Weights = [FrictionWeight.Of(FrictionKind.HandOff, 2.5)], Contacts = [new("help")], Repeatable = [new("use")], MaxWaits = [EventWait.Of("a", TimeSpan.FromHours(1))] },
        ConformanceSpec.Of(Blueprints.Full().Compile()),
        AttributionSpec.Of(PlayerKind.Channel, "c"), AttributionSpec.Of(PlayerKind.Event, "c", "d") with { Game = ShapleyGame.Rate },
        new EmotionSpec(), new EmotionSpec { PoolScales = true, Expected = [ExpectedEmotion.Of("a", -0.5)] },
    ];

    public static TheoryData<string, string> Malformed => new()
    {
        { "transition-graph", "{}" },
        { "transition-graph", "{\"analysis\":\"transition-graph\",\"colour\":1}" },
        { "transition-graph", "{\"analysis\":\"transition-graph\",\"oncePerJourney\":1}" },
        { "variants", "{\"analysis\":\"variants\",\"maxDepth\":0}" },
        { "variants", "{\"analysis\":\"variants\",\"maxNodes\":1.5}" },
        { "funnel", "{\"analysis\":\"funnel\",\"steps\":[],\"within\":\"unlimited\"}" },
        { "funnel", "{\"analysis\":\"funnel\",\"steps\":[{\"events\":[\"a\"]}]}" },
        { "funnel", "{\"analysis\":\"funnel\",\"steps\":[{\"events\":[\"a\"],\"attribute\":\"x\"}],\"within\":\"unlimited\"}" },
        { "funnel", "{\"analysis\":\"funnel\",\"steps\":[{\"events\":[\"a\"],\"x\":1}],\"within\":\"unlimited\"}" },
        { "funnel", "{\"analysis\":\"funnel\",\"steps\":[{\"events\":[\"a\"]}],\"within\":\"7d\"}" },
        { "funnel", "{\"analysis\":\"funnel\",\"steps\":[{\"events\":[\"a\"]}],\"within\":\"unlimited\",\"order\":\"Strict\"}" },
        { "stuck-points", "{\"analysis\":\"stuck-points\",\"threshold\":1}" },
        { "stuck-points", "{\"analysis\":\"stuck-points\",\"maxWaits\":[{\"event\":\"a\"}]}" },
        { "milestone", "{\"analysis\":\"milestone\",\"start\":[\"a\"]}" },
        { "churn", "{\"analysis\":\"churn\",\"start\":[\"a\"],\"end\":[\"\"]}" },
        { "retention", "{\"analysis\":\"retention\",\"birth\":[\"a\"],\"cohorts\":{\"calendar\":\"month\",\"zone\":\"UTC\"}}" },
        { "lifecycle", "{\"analysis\":\"lifecycle\",\"periods\":{\"calendar\":\"year\",\"zone\":\"UTC\"}}" },
        { "stickiness", "{\"analysis\":\"stickiness\"}" },
        { "hand-offs", "{\"analysis\":\"hand-offs\",\"assisted\":\"phone\"}" },
        { "friction", "{\"analysis\":\"friction\",\"weights\":[{\"component\":\"wait\",\"weight\":-1}]}" },
        { "conformance", "{\"analysis\":\"conformance\"}" },
        { "attribution", "{\"analysis\":\"attribution\",\"players\":\"people\",\"conversion\":[\"a\"]}" },
        { "emotion", "{\"analysis\":\"emotion\",\"expected\":[{\"event\":\"a\",\"emotion\":2}]}" },
        { "emotion", "[]" },
    };

    [Fact]
    public void Every_question_comes_back_equal_and_has_one_form()
        => Assert.All(Samples, sample =>
        {
            var json = JsonSerializer.Serialize(sample);
            var back = JsonSerializer.Deserialize<JourneySpec>(json)!;
            Assert.Equal(sample, back);
            Assert.Equal(json, JsonSerializer.Serialize(back));
        });

    [Fact]
    public void Every_sample_is_valid_by_the_schema_of_its_analysis_and_by_no_other()
    {
        Assert.Equal(Schemas.Keys.Order(StringComparer.Ordinal), Samples.Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(Samples, sample => Assert.Equal([NameOf(sample)], Schemas.Where(schema => IsValid(schema.Value, JsonSerializer.Serialize(sample))).Select(schema => schema.Key)));

        static string NameOf(JourneySpec sample) => JsonSerializer.SerializeToElement(sample).GetProperty("analysis").GetString()!;
    }

    [Fact]
    public void The_published_schemas_are_those_in_the_library()
        => Assert.All(JourneySpecSchema.Analyses, name =>
        {
            Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "schemas", $"{name}-spec.v1.json")), JourneySpecSchema.ReadText(name));
            using var document = JsonDocument.Parse(JourneySpecSchema.ReadText(name));
            Assert.Equal(JourneySpecSchema.IdOf(name), document.RootElement.GetProperty("$id").GetString());
        });

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_has_not_the_form_is_refused_by_the_reader_and_by_the_schema(string analysis, string json)
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JourneySpec>(json));
        Assert.False(IsValid(Schemas[analysis], json));
    }

    [Theory]
    [InlineData("{\"analysis\":\"variants\",\"analysis\":\"variants\"}", "twice")]
    [InlineData("{\"analysis\":\"colours\"}", "no analysis")]
    [InlineData("{\"analysis\":\"funnel\",\"steps\":[{\"events\":[\"a\"]}],\"within\":\"unlimited\",\"order\":\"anyOrder\",\"anchor\":\"firstEntry\"}", "Sliding")]
    [InlineData("{\"analysis\":\"conformance\",\"blueprint\":{\"id\":\"x\",\"version\":\"1.0.0\"}}", "CXJ")]
    public void What_a_schema_cannot_say_is_refused_with_a_reason(string json, string reason)
        => Assert.Contains(reason, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JourneySpec>(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_analysis_than_was_asked_for_is_refused()
        => Assert.Contains("variants", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FunnelSpec>(JsonSerializer.Serialize(new VariantSpec()))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_schema_that_there_is_not_is_refused()
        => Assert.Contains("funnel", Assert.Throws<ArgumentException>(() => JourneySpecSchema.IdOf("colours")).Message, StringComparison.Ordinal);

    private static bool IsValid(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.Evaluate(document.RootElement).IsValid;
    }
}
