using System.Globalization;
using System.Text.Json;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Journeys.Formats;
using Cx.Core.Scales;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Journeys;

public sealed class JourneyValueTests
{
    [Theory]
    [InlineData(1, -1)]
    [InlineData(3, 0)]
    [InlineData(4, 0.5)]
    [InlineData(5, 1)]
    public void An_emotion_is_the_place_on_the_scale(int answer, double expected)
    {
        Assert.Equal(expected, Emotion.Of(Rating<Csat5>.From(answer))!.Value.Value);
        Assert.Equal(expected, Emotion.Of(Rating.From(Csat5.Definition, answer))!.Value.Value);
        // Where low is good the sign is the other one.
        Assert.Equal(expected == 0 ? 0 : -expected, Emotion.Of(Rating<Ces5>.From(answer))!.Value.Value);
    }

    [Fact]
    public void Who_did_not_answer_has_no_emotion_that_is_known()
    {
        Assert.Null(Emotion.Of(Rating<Csat5>.Skipped));
        Assert.Null(Emotion.Of(Rating.NotAnswered(Csat5.Definition)));
        Assert.Null(Emotion.Of(default(Rating)));
    }

    [DataFact]
    public void The_reference_answers_have_the_reference_emotions()
    {
        foreach (var (touchpoint, n, mean) in new[] { ("survey", 31, -0.1451612903), ("support_ticket", 49, 0.1020408163) })
        {
            var emotions = File.ReadLines(Path.Combine(Repository.Shared, "vectors", "journeys", "gold_events.csv")).Skip(1).Select(line => line.Split(','))
                .Where(row => row[3] == touchpoint && row[7].Length > 0)
                .Select(row => Emotion.Of(Rating<Csat5>.From(int.Parse(row[7], CultureInfo.InvariantCulture)))!.Value.Value).ToList();
            Assert.Equal(n, emotions.Count);
            Assert.Equal(mean, emotions.Average(), 1e-9);
        }
    }

    [Theory]
    [InlineData(1.0001)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void No_emotion_lies_outside_its_range(double value)
    {
        Assert.False(Emotion.TryFrom(value, out var none));
        Assert.Equal(default, none);
        Assert.Throws<ArgumentOutOfRangeException>(() => Emotion.From(value));
    }

    [Fact]
    public void An_emotion_shows_its_sign()
    {
        Assert.Equal(["-0.50", "0.00", "+1.00"], new[] { -0.5, -0.0, 1 }.Select(value => Emotion.From(value).ToString()));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Emotion>("1.5"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Emotion>("\"x\""));
    }

    [Theory]
    [InlineData("1.2.3", true)]
    [InlineData("0.0.0", true)]
    [InlineData("1.2", false)]
    [InlineData("1.2.03", false)]
    [InlineData("1.2.-3", false)]
    [InlineData("1.2.3 ", false)]
    [InlineData("1.2.99999999999", false)]
    [InlineData(null, false)]
    public void A_version_is_three_plain_numbers(string? text, bool isVersion)
    {
        Assert.Equal(isVersion, BlueprintVersion.TryParse(text, out var version));
        if (isVersion) Assert.Equal(text, version.ToString());
        else if (text is not null) Assert.Throws<FormatException>(() => BlueprintVersion.Parse(text));
    }

    [Fact]
    public void Versions_are_ordered_by_their_numbers()
    {
        BlueprintVersion low = new(1, 2, 10), high = new(1, 10, 2);
        Assert.True(low < high && low <= high && high > low && high >= low);
        Assert.False(low > high || low >= high || high < low || high <= low);
        Assert.Equal(1, ((IComparable)low).CompareTo(null));
        Assert.Equal(0, ((IComparable)low).CompareTo(BlueprintVersion.Parse("1.2.10")));
        Assert.Throws<ArgumentException>(() => ((IComparable)low).CompareTo("1.2.10"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlueprintVersion(0, 0, -1));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<BlueprintVersion>("\"1\""));
    }

    [Fact]
    public void A_segment_is_what_its_predicate_says()
    {
        var large = Segment.Of(new("large"), attributes => attributes.TryGetValue("plan", out var plan) && plan == "pro");
        Assert.True(large.Contains(new Dictionary<string, string>(StringComparer.Ordinal) { ["plan"] = "pro" }));
        Assert.False(large.Contains(new Dictionary<string, string>(StringComparer.Ordinal)));
        Assert.Equal("large", large.ToString());
        Assert.Equal(new SegmentId("large"), large.Id);
        Assert.Throws<ArgumentException>(() => Segment.Of(default, _ => true));
    }

    [Fact]
    public void The_components_to_cover_are_the_six_without_awareness()
    {
        Assert.Equal(["sales", "onboarding", "product", "support", "communication", "renewalExpansion"], ExperienceComponent.ToCover.Select(component => component.ToString()));
        Assert.Equal("awareness", ExperienceComponent.Awareness.Text);
    }

    [Fact]
    public void Results_show_what_they_are()
    {
        var full = Blueprints.Full();
        Assert.Equal("saas@2.1.0: 6 states, 5 events", full.Compile().ToString());
        Assert.Same(full.Compile(), full.Compile());
        Assert.True(full.Compile() == Blueprints.Full().Compile());
        Assert.True(full.Compile() != Blueprints.Gold().Compile());
        Assert.Equal(full.Compile().GetHashCode(), Blueprints.Full().Compile().GetHashCode());
        Assert.True(full.Compile().Equals((object)Blueprints.Full().Compile()));
        Assert.True(full == Blueprints.Full() && full != Blueprints.Gold() && full.Equals((object)full));
        Assert.Equal("cost 7 of 0 interactions, fitness 0.000", Blueprints.Gold().Compile().Align([]).ToString());
        Assert.Equal("product use", StagePreset.ProductUse.ToString());
        Assert.Equal("1.0.0 → 1.0.0: 0 changes, 0 of them breaking", BlueprintDiff.Between(Blueprints.Gold(), Blueprints.Gold()).ToString());
        Assert.Contains("Kind", full.Touchpoints[0].ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => full.Compile().SkipCost(null, new("nowhere")));
        Assert.True(full.Compile().IsFailure(new("left")));
        Assert.False(full.Compile().IsFailure(new("first_value")));
    }

    [Fact]
    public void Elements_are_equal_by_what_they_say()
    {
        var (one, other) = (Blueprints.Full(), Blueprints.Full());
        Assert.Equal(one.Touchpoints, other.Touchpoints);
        Assert.Equal(one.Touchpoints[1].GetHashCode(), other.Touchpoints[1].GetHashCode());
        Assert.NotEqual(one.Touchpoints[1], other.Touchpoints[2]);
        Assert.Equal(one.Personas, other.Personas);
        Assert.Equal(one.Channels, other.Channels);
        Assert.Equal(one.Transitions, other.Transitions);
        Assert.True(one.Extensions.ContainsKey("x-owner"));
        Assert.True(one.Extensions.TryGetValue("x-owner", out var value) && value.ValueKind == JsonValueKind.Object);
        Assert.Single(one.Extensions.Values);
        Assert.Equal("{x-owner}", one.Extensions.ToString());
    }

    [Fact]
    public void Exceptions_have_the_usual_constructors()
    {
        var cause = new InvalidOperationException("cause");
        Assert.Equal("The blueprint has errors.", new BlueprintException().Message);
        Assert.Empty(new BlueprintException("m").Diagnostics);
        Assert.Same(cause, new BlueprintException("m", cause).InnerException);
        Assert.Equal("The log cannot be read.", new EventLogException().Message);
        Assert.Empty(new EventLogException("m").Diagnostics);
        Assert.Null(new EventLogException("m", cause).Line);
        Assert.Equal("An interaction came too late.", new LateInteractionException().Message);
        Assert.Equal("m", new LateInteractionException("m").Message);
        Assert.Same(cause, new LateInteractionException("m", cause).InnerException);
    }

    [Fact]
    public void Tallies_of_offers_add_up()
        => Assert.Equal(new OfferTally(11, 22, 33, 44, 55, 66), new OfferTally(1, 2, 3, 4, 5, 6).Merge(new OfferTally(10, 20, 30, 40, 50, 60)));

    [Fact]
    public void The_schema_of_an_interaction_has_its_name() => Assert.EndsWith("interaction.v1.json", InteractionSchema.Id, StringComparison.Ordinal);

    [Theory]
    [InlineData("#quot;a#quot;", "\"a\"")]
    [InlineData("#lt;b#gt; #amp; c", "<b> & c")]
    [InlineData("d#semi; e#colon; #num;1", "d; e: #1")]
    [InlineData("#35;f #unknown; #", "#f #unknown; #")]
    public void Entities_of_a_map_become_their_characters(string written, string meant)
        => Assert.Equal(meant, Assert.Single(MermaidJourney.Parse($"journey\n  section s\n    {written}: 3\n").Tasks).Name);

    [Fact]
    public void The_game_of_rates_takes_no_more_players_than_it_can_look_at()
    {
        AttributionPath[] paths = [AttributionPath.Of(Enumerable.Range(0, 17).Select(i => FormattableString.Invariant($"p{i}")), 1, 1)];

        Assert.Contains("17 players", Assert.Throws<ArgumentException>(() => ShapleyCredit.From(paths, ShapleyGame.Rate)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ShapleyCredit.From(paths, (ShapleyGame)9));
    }

    [Fact]
    public void Streams_that_only_read_refuse_the_rest()
    {
        using var bytes = new MemoryStream([1, 2, 3]);
        using var peek = new PeekStream(bytes);
        using var guard = new GuardedStream(peek, LogLimits.Default, null);
        Assert.True(peek.StartsWith(1, 2));
        Assert.Equal(1, guard.ReadByte());
        Assert.Equal((1L, true, false), (guard.Position, guard.CanRead, guard.CanSeek || guard.CanWrite));
        foreach (var stream in new Stream[] { peek, guard })
        {
            stream.Flush();
            Assert.True(stream.CanRead);
            Assert.False(stream.CanSeek || stream.CanWrite);
            Assert.Throws<NotSupportedException>(() => stream.Length);
            Assert.Throws<NotSupportedException>(() => stream.Position = 0);
            Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
            Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
            Assert.Throws<NotSupportedException>(() => stream.Write([1], 0, 1));
        }

        Assert.Throws<NotSupportedException>(() => peek.Position);
    }

    [Fact]
    public void An_extension_that_is_given_twice_is_told()
    {
        using var json = JsonDocument.Parse("1");
        Assert.Equal("/extensions", Assert.Single(Blueprints.Clean().Extension("a", json.RootElement).Extension("a", json.RootElement).Build().Diagnostics).Pointer);
    }

    [Fact]
    public void Words_that_stand_for_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Mermaid.Journey(Blueprints.Gold(), actors: (MermaidActors)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mermaid.Sankey([], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mermaid.Sankey([new([new TouchpointId("a"), new TouchpointId("b")], 0)]));
        Assert.Contains(Blueprints.Clean().Channel("x", (Medium)99).Build().Diagnostics, one => one is { Id: "CXJ000", Pointer: "/channels/1/medium" });
    }
}
