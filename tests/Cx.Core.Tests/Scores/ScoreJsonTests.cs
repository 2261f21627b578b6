using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scores;

public class ScoreJsonTests
{
    private static readonly RatingCounts<Nps> Plain = Answers.Of<Nps>(10, 9, 9, 8, 7, 6, 3, null, 11);

    private static readonly (object Value, JsonTypeInfo Type)[] All =
    [
        (NetPromoterScore.From(Plain)!, ScoresJson.Default.IScore),
        (NetPromoterScore.From(Weighed())!, ScoresJson.Default.IScore),
        (NetPromoterScore.Stratified((Plain, 0.25), (Answers.Of<Nps>(9), 0.75))!, ScoresJson.Default.IScore),
        (NetBoxScore.Net(Plain, 1, 4)!, ScoresJson.Default.IScore),
        (BoxScore.Bottom(Plain, 3)!, ScoresJson.Default.IScore),
        (BoxScore.Box(Weighed(), 3)!, ScoresJson.Default.IScore),
        (BoxScore.GoodOverRated(Answers.Of<Csat5>(5, 3))!, ScoresJson.Default.IScore),
        (MeanScore.From(Plain)!, ScoresJson.Default.IScore),
        (MeanScore.From(Weighed())!, ScoresJson.Default.IScore),
        (MeanScore.From(Answers.Of<Nps>(3))!, ScoresJson.Default.IScore),
        (PompScore.From(Plain)!, ScoresJson.Default.IScore),
        (EffortScore.From(Weighed())!, ScoresJson.Default.IScore),
        (ThreeItemSatisfactionIndex.From(ThreeItems(), 0.5, 0.3, 0.2)!, ScoresJson.Default.IScore),
        (NetPromoterScore.From(Plain)!.CompareWith(NetPromoterScore.From(Weighed())!), ScoresJson.Default.ScoreDifference),
        (NetPromoterScore.From(Plain)!.CompareWith(NetPromoterScore.From(Weighed())!, NetDifferenceMethod.Wald)!, ScoresJson.Default.ScoreDifference),
        (BoxScore.From(Plain)!.CompareWith(BoxScore.From(Weighed())!), ScoresJson.Default.ScoreDifference),
        (MeanScore.From(Plain)!.CompareWith(MeanScore.From(Weighed())!)!, ScoresJson.Default.ScoreDifference),
        (PompScore.From(Plain)!.CompareWith(PompScore.From(Weighed())!)!, ScoresJson.Default.ScoreDifference),
        (NetPromoterScore.ComparePaired([(Rating<Nps>.From(3), Rating<Nps>.From(9)), (Rating<Nps>.From(8), Rating<Nps>.From(9)), (default, Rating<Nps>.From(1))]), ScoresJson.Default.PairedComparison),
        (Compare.All([NetPromoterScore.From(Plain), NetPromoterScore.From(Weighed())])[0], ScoresJson.Default.PairwiseComparison),
        (Compare.All([NetPromoterScore.From(Plain), null])[0], ScoresJson.Default.PairwiseComparison),
        (Disclosure.Of(NetPromoterScore.From(Plain), 1), ScoresJson.Default.DisclosureNetPromoterScore),
        (Disclosure.Of(NetPromoterScore.From(Plain), 50), ScoresJson.Default.DisclosureNetPromoterScore),
        (ItemReliability.From([Column(1, 2, 3, 5, 0), Column(1, 3, 3, 4, 2), Column(2, 2, 4, 5, 1)]), ScoresJson.Default.ItemReliability),
        (ThreeItems(), ScoresJson.Default.ThreeItemCounts),
        (Plain.ToRatingCounts(), ScoresJson.Default.RatingCounts),
        (Weighed().ToWeightedRatingCounts(), ScoresJson.Default.WeightedRatingCounts),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void It_comes_back_equal_with_all_that_it_can_say(int index)
    {
        var (value, type) = All[index];
        var json = JsonSerializer.Serialize(value, type);
        var back = JsonSerializer.Deserialize(json, type)!;

        Assert.Equal(value, back);
        Assert.Equal(value.ToString(), back.ToString());
        Assert.Equal(value.GetHashCode(), back.GetHashCode());
        Assert.Equal(json, JsonSerializer.Serialize(back, type));
        foreach (var culture in new[] { "tr-TR", "de-DE", "fa-IR" })
        {
            UnderCulture.Run(culture, _ =>
            {
                Assert.Equal(json, JsonSerializer.Serialize(value, type));
                Assert.Equal(value, JsonSerializer.Deserialize(json, type));
                Assert.Equal(value.ToString(), back.ToString());
            });
        }

        if (value is IScore score && back is IScore read) Assert.Equal((score.Value, score.StandardError, score.Method, score.Sample, score.Weighting), (read.Value, read.StandardError, read.Method, read.Sample, read.Weighting));
        if (value is ScoreDifference difference) Assert.Equal(difference.Interval(Confidence.P99), ((ScoreDifference)back).Interval(Confidence.P99));
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_document_without_one_of_its_members_is_refused_by_name_or_loses_nothing(int index)
    {
        var (value, type) = All[index];
        foreach (var path in Paths(JsonNode.Parse(JsonSerializer.Serialize(value, type))!))
        {
            var document = JsonNode.Parse(JsonSerializer.Serialize(value, type))!;
            // What a definition may leave out is the business of the room of scales.
            if (path[^1] is not string name || path.Take(path.Length - 1).Contains("scale")) continue;
            Follow(document, path[..^1]).AsObject().Remove(name);
            AssertRefusedOrEqual(document.ToJsonString(), value, type);
        }
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_document_with_another_value_in_a_place_is_refused_with_a_reason_or_stays_sound(int index)
    {
        var (value, type) = All[index];
        foreach (var path in Paths(JsonNode.Parse(JsonSerializer.Serialize(value, type))!))
        {
            foreach (var other in new[] { "null", "-1", "0", "1", "2.5", "9223372036854775807", "-9223372036854775808", "1e308", "-1e308", "1e400", "\"\"", "\"NaN\"", "true", "{}", "[]", "[1,2,3,4,5,6]", "\"x\"", "3000000000" })
            {
                var document = JsonNode.Parse(JsonSerializer.Serialize(value, type))!;
                Replace(document, path, JsonNode.Parse(other));
                AssertRefusedOrSound(document.ToJsonString(), type);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_document_that_is_cut_off_or_garbled_is_refused_with_a_JsonException_or_stays_sound(int index)
    {
        var (value, type) = All[index];
        var json = JsonSerializer.Serialize(value, type);
        var random = new Random(index);
        for (var length = 0; length < json.Length; length++) Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json[..length], type));
        const string Signs = "0123456789-+.eE\"{}[],:ntfals \\";
        for (var round = 0; round < 1500; round++)
        {
            var text = json.ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--) text[random.Next(text.Length)] = Signs[random.Next(Signs.Length)];
            AssertRefusedOrSound(new string(text), type);
        }
    }

    [Theory]
    [InlineData("value", "40", "\"value\" does not follow")]
    [InlineData("standardError", "1", "\"standardError\" does not follow")]
    [InlineData("standardError", "null", "\"standardError\" does not follow")]
    [InlineData("promoters", "4", "add up to 8, but \"n\" is 7")]
    [InlineData("promoters", "9223372036854775807", "add up to 9223372036854775811")]
    [InlineData("promoters", "-1", "\"promoters\" must be a whole number, 0 or more")]
    [InlineData("promoters", "2.5", "\"promoters\" must be a whole number")]
    [InlineData("score", "\"median\"", "\"median\" is no kind of score")]
    [InlineData("score", "\"netBox\"", "\"favourableLevels\" is missing")]
    [InlineData("score", "1", "\"score\" must be a text")]
    [InlineData("weighting", "{\"effectiveN\":7,\"sumOfWeights\":7,\"designEffect\":1}", "\"weighted\" is missing")]
    [InlineData("weighting", "{\"effectiveN\":8,\"sumOfWeights\":7,\"designEffect\":0.875}", "\"effectiveN\" lies in 1…n")]
    [InlineData("weighting", "{\"effectiveN\":7,\"sumOfWeights\":7,\"designEffect\":2}", "\"designEffect\" is n/")]
    [InlineData("sample", "{\"n\":0,\"notAnswered\":1,\"skipped\":0,\"notApplicable\":0,\"invalid\":0}", "no data is null")]
    [InlineData("scale", "{\"id\":\"csat10\",\"min\":1,\"max\":10,\"polarity\":\"higherIsBetter\"}", "use NetBoxScore")]
    public void A_tampered_score_is_refused_with_a_message_that_helps(string member, string other, string message)
    {
        var document = JsonNode.Parse(JsonSerializer.Serialize(NetPromoterScore.From(Plain)!, ScoresJson.Default.NetPromoterScore))!.AsObject();
        document[member] = JsonNode.Parse(other);
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(document.ToJsonString(), ScoresJson.Default.NetPromoterScore));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_no_answers_could_give_are_refused()
    {
        Refuses(MeanScore.From(Plain)!, "populationVariance", "26", "is not possible");
        Refuses(MeanScore.From(Plain)!, "mean", "10.5", "outside the scale");
        Refuses(MeanScore.From(Plain)!, "median", "7.5", "is no answer");
        Refuses(BoxScore.From(Plain)!, "hits", "8", "larger than \"n\"");
        Refuses(BoxScore.From(Plain)!, "levels", "12", "1…11");
        Refuses(BoxScore.From(Plain)!, "box", "\"goodOverRated\"", "two and for five levels");
        Refuses(BoxScore.From(Plain)!, "box", "\"Favourable\"", "one of \"favourable\"");
        Refuses(BoxScore.From(Plain)!, "box", "\"0\"", "one of \"favourable\"");
        Refuses(EffortScore.From(Plain)!, "ease", """{"box":"favourable","levels":1,"hits":1}""", "box of the scale itself");
        Refuses(BoxScore.Box(Weighed(), 3)!, "weighted", """{"share":0,"standardError":0.1}""", "does not go with \"hits\"");
        Refuses(BoxScore.Box(Weighed(), 3)!, "weighted", """{"share":0.5,"standardError":null}""", "null only for one answer");
        Refuses(ThreeItemSatisfactionIndex.From(ThreeItems())!, "points", "101", "0…100");
        Refuses(ThreeItemSatisfactionIndex.From(ThreeItems())!, "idealWeight", "-1", "0 or more");

        static void Refuses(IScore score, string member, string other, string message)
        {
            var document = JsonNode.Parse(JsonSerializer.Serialize(score, ScoresJson.Default.IScore))!.AsObject();
            document[member] = JsonNode.Parse(other);
            var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(document.ToJsonString(), ScoresJson.Default.IScore));
            Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_score_of_another_kind_is_refused_where_one_kind_is_expected()
    {
        var json = JsonSerializer.Serialize(BoxScore.From(Plain)!, ScoresJson.Default.BoxScore);
        Assert.Contains("NetPromoterScore is expected", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ScoresJson.Default.NetPromoterScore)).Message, StringComparison.Ordinal);
        Assert.IsType<BoxScore>(JsonSerializer.Deserialize(json, ScoresJson.Default.IScore));
        Assert.Null(JsonSerializer.Deserialize("null", ScoresJson.Default.NetPromoterScore));
    }

    [Fact]
    public void A_list_of_different_scores_goes_through_as_it_is()
    {
        List<IScore> scores = [NetPromoterScore.From(Plain)!, BoxScore.From(Plain)!, MeanScore.From(Plain)!];
        Assert.Equal(scores, JsonSerializer.Deserialize(JsonSerializer.Serialize(scores, ScoresJson.Default.ListIScore), ScoresJson.Default.ListIScore));
    }

    [Fact]
    public void Readers_in_other_languages_find_value_and_error_beside_the_counts()
    {
        using var document = JsonDocument.Parse(JsonSerializer.Serialize(NetPromoterScore.From(Answers.Of<Nps>(0, 7, 7, 9, 9, 9))!, ScoresJson.Default.NetPromoterScore));
        var root = document.RootElement;

        Assert.Equal("netPromoter", root.GetProperty("score").GetString());
        Assert.Equal((3, 2, 1), (root.GetProperty("promoters").GetInt32(), root.GetProperty("passives").GetInt32(), root.GetProperty("detractors").GetInt32()));
        Assert.Equal(100.0 / 3, root.GetProperty("value").GetDouble(), 1e-12);
        // nps.se.2 of the vectors.
        Assert.Equal(30.43, root.GetProperty("standardError").GetDouble(), 5e-3);
        Assert.Equal("nps", root.GetProperty("scale").GetProperty("id").GetString());
        Assert.Equal(6, root.GetProperty("sample").GetProperty("n").GetInt32());
    }

    private static void AssertRefusedOrEqual(string json, object value, JsonTypeInfo type)
    {
        try
        {
            // What may be left out is derived: the value is the same without it.
            Assert.Equal(value, JsonSerializer.Deserialize(json, type));
        }
        catch (JsonException refusal)
        {
            Assert.True(refusal.Message.Length is > 15 and < 700, refusal.Message);
        }
    }

    private static void AssertRefusedOrSound(string json, JsonTypeInfo type)
    {
        object? read;
        try
        {
            read = JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException refusal)
        {
            Assert.True(refusal.Message.Length is > 15 and < 900, refusal.Message);
            return;
        }

        // A state may hold withdrawals alone; it is the score that is refused then.
        var fault = Record.Exception(() => Use(read));
        if (fault is not null && !(fault is InvalidOperationException && fault.Message.Contains("removed", StringComparison.Ordinal)))
            Assert.Fail($"{json} was read, and then: {fault}");
    }

    // Whatever was read works, and writes no number that is none.
    private static void Use(object? read)
    {
        switch (read)
        {
            case RatingCounts counts when counts.Scale is not null:
                _ = counts.ToString() + counts.Explain();
                break;
            case WeightedRatingCounts counts when counts.Scale is not null:
                _ = counts.ToString() + MeanScore.From(counts);
                break;
            case ThreeItemCounts counts:
                _ = counts.ToString() + ThreeItemSatisfactionIndex.From(counts);
                break;
            case ScoreDifference difference:
                Assert.DoesNotContain("NaN", string.Create(CultureInfo.InvariantCulture, $"{difference} {difference.Value} {difference.StandardError} {difference.PValue} {difference.Interval(Confidence.P99)}"), StringComparison.Ordinal);
                break;
            case IScore score:
                Assert.True(double.IsFinite(score.Value) && double.IsFinite(score.StandardError ?? 0));
                Assert.DoesNotContain("NaN", score.ToString(), StringComparison.Ordinal);
                break;
            default:
                _ = read?.ToString();
                break;
        }
    }

    private static List<object[]> Paths(JsonNode node)
    {
        var paths = new List<object[]>();
        Collect(node, []);
        return paths;

        void Collect(JsonNode? at, object[] path)
        {
            if (path.Length > 0) paths.Add(path);
            if (at is JsonObject members) foreach (var (name, member) in members) Collect(member, [.. path, name]);
            if (at is JsonArray elements) for (var i = 0; i < elements.Count; i++) Collect(elements[i], [.. path, i]);
        }
    }

    private static JsonNode Follow(JsonNode node, IEnumerable<object> path) => path.Aggregate(node, (at, step) => (step is string name ? at[name] : at[(int)step])!);

    private static void Replace(JsonNode document, object[] path, JsonNode? other)
    {
        var parent = Follow(document, path[..^1]);
        if (path[^1] is string name) parent[name] = other;
        else parent[(int)path[^1]] = other;
    }

    private static WeightedRatingCounts<Nps> Weighed()
    {
        WeightedRatingCounts<Nps> counts = default;
        counts.Add(Rating<Nps>.From(10), 1.1);
        counts.Add(Rating<Nps>.From(6), 1.5);
        counts.Add(Rating<Nps>.From(8), 2.0 / 3);
        counts.Add(Rating<Nps>.Skipped, 1);
        return counts;
    }

    private static ThreeItemCounts ThreeItems()
    {
        ThreeItemCounts counts = default;
        counts.Add(new ThreeItemAnswers(Rating<Csat10>.From(8), Rating<Csat10>.From(7), Rating<Csat10>.From(6)));
        counts.Add(new ThreeItemAnswers(Rating<Csat10>.From(2), Rating<Csat10>.From(9), Rating<Csat10>.From(10)));
        counts.Add(default);
        return counts;
    }

    private static Rating[] Column(params int[] answers) => [.. answers.Select(answer => Rating.TryFrom(Csat5.Definition, answer, out var rating) ? rating : default)];
}
