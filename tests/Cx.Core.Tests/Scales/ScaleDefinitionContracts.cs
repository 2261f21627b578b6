using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scales;

public class ScaleDefinitionEquality : EqualityContract<ScaleDefinition>
{
    protected override IReadOnlyList<Func<ScaleDefinition>> Makers =>
    [
        Five,
        () => ScaleDefinition.Create("other", 1, 5, Polarity.HigherIsBetter),
        () => ScaleDefinition.Create("five", 0, 5, Polarity.HigherIsBetter).WithBoxes(2, 2),
        () => ScaleDefinition.Create("five", 1, 6, Polarity.HigherIsBetter),
        () => ScaleDefinition.Create("five", 1, 5, Polarity.LowerIsBetter),
        () => Five().WithNeutral(3),
        () => Five().WithBoxes(1, 2),
        () => Five().WithBoxes(2, 1),
        () => Five().WithoutBoxes(),
        () => Five().WithLabels("a", "b", "c", "d", "e"),
        () => Five().WithLabels("a", "b", "c", "d", "E"),
    ];

    private static ScaleDefinition Five() => ScaleDefinition.Create("five", 1, 5, Polarity.HigherIsBetter);
}

public class ScaleDefinitionJson : JsonContract<ScaleDefinition>
{
    protected override JsonSerializerContext Context => ScalesJson.Default;

    protected override IReadOnlyList<(ScaleDefinition Value, string Json)> Written =>
    [
        (Nps.Definition, """{"id":"nps","min":0,"max":10,"polarity":"higherIsBetter","neutral":null,"favourable":2,"unfavourable":7}"""),
        (Slider100.Definition, """{"id":"slider100","min":0,"max":100,"polarity":"higherIsBetter","neutral":50,"favourable":null,"unfavourable":null}"""),
        (Annoyance5.Definition, """{"id":"annoyance5","min":1,"max":5,"polarity":"lowerIsBetter","labels":["none","little","some","much","unbearable"],"neutral":3,"favourable":2,"unfavourable":2}"""),
        (Lowest.Definition, """{"id":"lowest","min":-2147483648,"max":-2147483644,"polarity":"lowerIsBetter","neutral":null,"favourable":2,"unfavourable":2}"""),
    ];

    protected override IReadOnlyList<(string Json, string Message)> Refused =>
    [
        ("5", "A scale is a JSON object"),
        ("[]", "A scale is a JSON object"),
        ("{}", "A scale needs \"id\""),
        ("""{"id":"a"}""", "A scale needs \"min\""),
        ("""{"id":"a","min":1}""", "A scale needs \"max\""),
        ("""{"id":"a","min":1,"max":5}""", "A scale needs \"polarity\""),
        ("""{"id":7,"min":1,"max":5,"polarity":"higherIsBetter"}""", "\"id\" must be a text"),
        ("""{"id":null,"min":1,"max":5,"polarity":"higherIsBetter"}""", "\"id\" must be a text"),
        ("""{"id":"a","min":"1","max":5,"polarity":"higherIsBetter"}""", "\"min\" must be a whole number"),
        ("""{"id":"a","min":1.5,"max":5,"polarity":"higherIsBetter"}""", "\"min\" must be a whole number"),
        ("""{"id":"a","min":1,"max":5,"polarity":1}""", "\"polarity\" must be a text"),
        ("""{"id":"a","min":1,"max":5,"polarity":"high"}""", "\"polarity\" is \"higherIsBetter\" or \"lowerIsBetter\", not \"high\""),
        ("""{"id":"a","min":1,"max":5,"polarity":"higherIsBetter","color":"red"}""", "A scale has no member \"color\""),
        ("""{"id":"A","min":1,"max":5,"polarity":"higherIsBetter"}""", "'A' cannot be the id of a scale"),
        ("""{"id":"a","min":5,"max":1,"polarity":"higherIsBetter"}""", "-3 levels"),
        ("""{"id":"a","min":1,"max":500,"polarity":"higherIsBetter"}""", "500 levels"),
        ("""{"id":"a","min":1,"max":5,"polarity":"higherIsBetter","favourable":4,"unfavourable":4}""", "do not fit"),
        ("""{"id":"a","min":1,"max":5,"polarity":"higherIsBetter","favourable":2}""", "names one box only"),
        ("""{"id":"a","min":1,"max":5,"polarity":"higherIsBetter","favourable":2,"unfavourable":null}""", "names one box only"),
        ("""{"id":"a","min":1,"max":5,"polarity":"higherIsBetter","neutral":5}""", "stands in a box"),
        ("""{"id":"a","min":1,"max":2,"polarity":"higherIsBetter","labels":["x"]}""", "was given 1 labels"),
        ("""{"id":"a","min":1,"max":2,"polarity":"higherIsBetter","labels":["x","X"]}""", "twice"),
        ("""{"id":"a","min":1,"max":2,"polarity":"higherIsBetter","labels":["x",2]}""", "\"labels\" must be a text"),
        ("""{"id":"a","min":1,"max":2,"polarity":"higherIsBetter","labels":"x"}""", "\"labels\" is an array of texts"),
        ($$"""{"id":"a","min":1,"max":2,"polarity":"higherIsBetter","labels":[{{string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"{i}\""))}}]}""", "more texts than a scale can have levels"),
        ($$"""{"id":"{{new string('a', 5000)}}","min":1,"max":2,"polarity":"higherIsBetter"}""", "cannot be the id of a scale"),
        ($$"""{"{{new string('m', 5000)}}":1}""", "A scale has no member"),
    ];

    [Fact]
    public void A_definition_that_names_no_box_gets_the_usual_ones_and_null_takes_them_away()
    {
        Assert.Equal(2, Read("""{"id":"a","min":1,"max":5,"polarity":"higherIsBetter"}""").FavourableBox);
        Assert.Null(Read("""{"id":"a","min":1,"max":5,"polarity":"higherIsBetter","favourable":null,"unfavourable":null}""").FavourableBox);
    }

    [Fact]
    public void Members_come_in_any_order_and_a_neutral_point_may_be_left_out()
    {
        var scale = Read("""{"unfavourable":1,"labels":["x","y","z"],"neutral":2,"polarity":"lowerIsBetter","favourable":1,"max":3,"min":1,"id":"a"}""");

        Assert.Equal(ScaleDefinition.Create("a", 1, 3, Polarity.LowerIsBetter).WithNeutral(2).WithLabels("x", "y", "z"), scale);
    }

    private static ScaleDefinition Read(string json) => JsonSerializer.Deserialize(json, ScalesJson.Default.ScaleDefinition)!;
}
