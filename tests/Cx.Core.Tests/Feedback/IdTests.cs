using System.Text.Json;
using Cx.Core.Feedback;
using Cx.Core.Journeys;

namespace Cx.Core.Tests.Feedback;

public sealed class IdTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    [InlineData("\u0085")]
    public void What_is_no_id_is_refused_without_being_quoted(string text)
    {
        var e = Assert.Throws<ArgumentException>(() => new CustomerId(text));
        Assert.Contains("customer id is a text of 1 to 128 characters", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_id_has_128_characters()
    {
        Assert.Equal(128, new TouchpointId(new string('x', 128)).Text.Length);
        Assert.Contains("129", Assert.Throws<ArgumentException>(() => new TouchpointId(new string('x', 129))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_equal_by_their_characters()
    {
        Assert.Equal(new ChannelId("web"), new ChannelId("web"));
        Assert.NotEqual(new ChannelId("web"), new ChannelId("Web"));
        Assert.NotEqual(default, new ChannelId("web"));
        Assert.Equal("web", new ChannelId("web").ToString());
    }

    [Fact]
    public void An_id_is_a_text_in_json_and_a_key_of_dictionaries()
    {
        var counts = new Dictionary<CustomerId, int> { [new("c 1")] = 2 };
        var text = JsonSerializer.Serialize(counts);
        Assert.Equal("""{"c 1":2}""", text);
        Assert.Equal(counts, JsonSerializer.Deserialize<Dictionary<CustomerId, int>>(text));
        Assert.Equal("null", JsonSerializer.Serialize(default(ResponseId)));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new Dictionary<CustomerId, int> { [default] = 1 }));
    }

    public static TheoryData<Type, string> Nouns => new()
    {
        { typeof(CustomerId), "customer" }, { typeof(TouchpointId), "touchpoint" }, { typeof(ChannelId), "channel" }, { typeof(ResponseId), "response" }, { typeof(QuestionId), "question" },
        { typeof(ThemeId), "theme" }, { typeof(LoopCaseId), "loop case" }, { typeof(EventId), "event" }, { typeof(CaseId), "case" }, { typeof(BlueprintId), "blueprint" }, { typeof(StageId), "stage" },
        { typeof(PersonaId), "persona" }, { typeof(SegmentId), "segment" }, { typeof(PainPointId), "pain point" }, { typeof(MetricId), "metric" }, { typeof(ExperienceComponent), "component" },
    };

    [Theory]
    [MemberData(nameof(Nouns))]
    public void Json_of_every_kind_of_id_says_which_one_was_expected_and_null_is_none(Type id, string noun)
    {
        Assert.Contains($"A {noun} id is a text, and this is a Number", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("7", id)).Message, StringComparison.Ordinal);
        Assert.Equal(Activator.CreateInstance(id), JsonSerializer.Deserialize("null", id));
    }

    [Theory]
    [InlineData("7", "a text, and this is a Number")]
    [InlineData("\"\"", "1 to 128 characters")]
    public void Json_that_is_no_id_is_refused_with_what_was_expected(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CustomerId>(json)).Message, StringComparison.Ordinal);
}
