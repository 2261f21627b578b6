using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scores;

public class RatingCountsJsonTests : JsonContract<RatingCounts<Thumbs>>
{
    private const string Scale = """{"id":"thumbs","min":0,"max":1,"polarity":"higherIsBetter","labels":["down","up"],"neutral":null,"favourable":1,"unfavourable":1}""";
    private static readonly string Written1 = JsonSerializer.Serialize(Thumbs.Definition, Cx.Core.Tests.Scales.ScalesJson.Default.ScaleDefinition);

    protected override JsonSerializerContext Context => ScoresJson.Default;

    protected override IReadOnlyList<(RatingCounts<Thumbs> Value, string Json)> Written =>
    [
        (default, $$$"""{"scale":{{{Written1}}},"counts":{"0":0,"1":0},"notAnswered":0,"skipped":0,"notApplicable":0,"invalid":0}"""),
        (Some(), $$$"""{"scale":{{{Written1}}},"counts":{"0":1,"1":2},"notAnswered":1,"skipped":1,"notApplicable":1,"invalid":1}"""),
        (Below(), $$$"""{"scale":{{{Written1}}},"counts":{"0":-1,"1":-2},"notAnswered":-1,"skipped":-1,"notApplicable":-1,"invalid":-1}"""),
    ];

    protected override IReadOnlyList<(string Json, string Message)> Refused =>
    [
        ("[]", "Rating counts is a JSON object"),
        ("{}", "needs \"counts\""),
        ("""{"counts":{}}""", "\"scale\" before"),
        ($$$"""{"scale":{{{Scale}}}}""", "needs \"counts\""),
        ($$$"""{"scale":{{{Scale}}},"counts":[1,2]}""", "\"counts\" is a JSON object"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1}}""", "1 is missing"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1,"2":1}}""", "\"2\" is not an answer"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"one":1}}""", "\"one\" is not an answer"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1,"01":1}}""", "twice"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1.5}}""", "whole number"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":"1"}}""", "whole number"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":9223372036854775808}}""", "at most 64 bits"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1e400}}""", "whole number"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1},"skipped":0,"notApplicable":0,"invalid":0}""", "needs \"notAnswered\""),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1},"notAnswered":0,"notApplicable":0,"invalid":0}""", "needs \"skipped\""),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1},"notAnswered":0,"skipped":0,"invalid":0}""", "needs \"notApplicable\""),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1},"notAnswered":0,"skipped":0,"notApplicable":0}""", "needs \"invalid\""),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1},"notAnswered":null}""", "whole number"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1},"missing":1}""", "no member \"missing\""),
        ($$$"""{"scale":{{{Scale.Replace("thumbs", "thumbs2", StringComparison.Ordinal)}}},"counts":{"0":1,"1":1},"notAnswered":0,"skipped":0,"notApplicable":0,"invalid":0}""", "expected thumbs"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":1,"1":1},"scale":{"id":"a","min":1,"max":3,"polarity":"higherIsBetter"},"notAnswered":0,"skipped":0,"notApplicable":0,"invalid":0}""", "\"scale\" once"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"0":9223372036854775807,"1":1},"notAnswered":0,"skipped":0,"notApplicable":0,"invalid":0}""", "more than 64 bits hold"),
        ($$$"""{"scale":{{{Scale}}},"counts":{"{{{new string('9', 3000)}}}":1}}""", "is not an answer"),
    ];

    [Fact]
    public void Run_time_counts_carry_their_scale_and_null_is_the_default()
    {
        var counts = Answers.On(ScaleDefinition.Create("taste", 1, 40, Polarity.LowerIsBetter).WithBoxes(2, 3), 1, 40, 40, null, 41);
        var json = JsonSerializer.Serialize(counts, ScoresJson.Default.RatingCounts);
        var back = JsonSerializer.Deserialize(json, ScoresJson.Default.RatingCounts);

        Assert.Equal(counts, back);
        Assert.Equal(counts.Scale, back.Scale);
        Assert.Equal("null", JsonSerializer.Serialize(default, ScoresJson.Default.RatingCounts));
        Assert.Equal(default, JsonSerializer.Deserialize("null", ScoresJson.Default.RatingCounts));
        Assert.Contains("expected csat5", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ScoresJson.Default.RatingCountsCsat5)).Message, StringComparison.Ordinal);
    }

    private static RatingCounts<Thumbs> Some()
    {
        var counts = RatingCounts.Of(Rating<Thumbs>.From(1), Rating<Thumbs>.From(1), Rating<Thumbs>.From(0), default, Rating<Thumbs>.Skipped, Rating<Thumbs>.NotApplicable);
        counts.AddValue(2);
        return counts;
    }

    private static RatingCounts<Thumbs> Below()
    {
        RatingCounts<Thumbs> counts = default;
        counts.Subtract(Some());
        return counts;
    }
}

public class WeightedRatingCountsJsonTests : JsonContract<WeightedRatingCounts<Thumbs>>
{
    private static readonly string Unweighted = JsonSerializer.Serialize(RatingCounts.Of(Rating<Thumbs>.From(1)), ScoresJson.Default.RatingCountsThumbs);

    protected override JsonSerializerContext Context => ScoresJson.Default;

    // 1.5 is 1.5 * 2^32 units, its square 2.25 * 2^64.
    protected override IReadOnlyList<(WeightedRatingCounts<Thumbs> Value, string Json)> Written =>
        [(Weighed(), $$"""{"unweighted":{{Unweighted}},"weightUnits":["0","6442450944"],"squaredWeightUnits":["0","41505174165846491136"]}""")];

    protected override IReadOnlyList<(string Json, string Message)> Refused =>
    [
        ("1", "is a JSON object"),
        ("{}", "needs \"unweighted\""),
        ("""{"weightUnits":["1","1"]}""", "\"unweighted\" counts before"),
        ($$"""{"unweighted":{{Unweighted}}}""", "needs \"weightUnits\""),
        ($$"""{"unweighted":{{Unweighted}},"weightUnits":["0","1"]}""", "needs \"squaredWeightUnits\""),
        ($$"""{"unweighted":{{Unweighted}},"weightUnits":["1"],"squaredWeightUnits":["1","1"]}""", "needs 2 numbers"),
        ($$"""{"unweighted":{{Unweighted}},"weightUnits":["1","1","1"],"squaredWeightUnits":["1","1"]}""", "array of 2 whole numbers"),
        ($$"""{"unweighted":{{Unweighted}},"weightUnits":[1,1],"squaredWeightUnits":["1","1"]}""", "must be a text"),
        ($$"""{"unweighted":{{Unweighted}},"weightUnits":["1.5","1"],"squaredWeightUnits":["1","1"]}""", "whole numbers"),
        ($$"""{"unweighted":{{Unweighted}},"weightUnits":["{{new string('9', 60)}}","1"],"squaredWeightUnits":["1","1"]}""", "whole numbers"),
        ($$"""{"unweighted":{{Unweighted}},"weightUnits":"1","squaredWeightUnits":["1","1"]}""", "is an array"),
        ($$"""{"unweighted":{{Unweighted}},"weights":[]}""", "no member \"weights\""),
    ];

    [Fact]
    public void Counts_and_weights_that_do_not_go_together_give_no_score()
    {
        var counts = JsonSerializer.Deserialize($$"""{"unweighted":{{Unweighted}},"weightUnits":["0","6442450944"],"squaredWeightUnits":["0","7"]}""", ScoresJson.Default.WeightedRatingCountsThumbs);
        Assert.Throws<InvalidOperationException>(() => BoxScore.From(counts));
    }

    private static WeightedRatingCounts<Thumbs> Weighed()
    {
        WeightedRatingCounts<Thumbs> counts = default;
        counts.AddValue(1, 1.5);
        return counts;
    }
}

public class SampleJsonTests : JsonContract<Sample>
{
    protected override JsonSerializerContext Context => ScoresJson.Default;

    protected override IReadOnlyList<(Sample Value, string Json)> Written =>
        [(new Sample(5, 4, 3, 2, 1), """{"n":5,"notAnswered":4,"skipped":3,"notApplicable":2,"invalid":1}""")];

    protected override IReadOnlyList<(string Json, string Message)> Refused =>
    [
        ("[]", "A sample is a JSON object"),
        ("""{"notAnswered":4,"skipped":3,"notApplicable":2,"invalid":1}""", "needs \"n\""),
        ("""{"n":5,"skipped":3,"notApplicable":2,"invalid":1}""", "needs \"notAnswered\""),
        ("""{"n":5,"notAnswered":4,"notApplicable":2,"invalid":1}""", "needs \"skipped\""),
        ("""{"n":5,"notAnswered":4,"skipped":3,"invalid":1}""", "needs \"notApplicable\""),
        ("""{"n":5,"notAnswered":4,"skipped":3,"notApplicable":2}""", "needs \"invalid\""),
        ("""{"n":-5}""", "negative \"n\""),
        ("""{"n":"5"}""", "whole number"),
        ("""{"n":9223372036854775807,"notAnswered":1,"skipped":0,"notApplicable":0,"invalid":0}""", "more than 64 bits hold"),
        ("""{"m":5}""", "no member \"m\""),
    ];
}
