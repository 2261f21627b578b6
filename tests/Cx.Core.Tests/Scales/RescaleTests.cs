using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scales;

/// <summary>y = (x - a)(d - c)/(b - a) + c, against the vectors rescale.*, and its laws.</summary>
public class RescaleTests
{
    /// <summary>Vectors rescale.5to10, rescale.7to10, rescale.7to5.</summary>
    public static TheoryData<string, string, double[]> Vectors => new()
    {
        { "csat5", "csat10", [1, 3.25, 5.5, 7.75, 10] },
        { "csat7", "csat10", [1, 2.5, 4, 5.5, 7, 8.5, 10] },
        { "csat7", "csat5", [1, 1.6667, 2.3333, 3, 3.6667, 4.3333, 5] },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Answers_stretch_as_the_vectors_say(string from, string to, double[] expected)
    {
        ScaleDefinition source = ScaleRegistry.BuiltIn.Find(from), target = ScaleRegistry.BuiltIn.Find(to);
        for (var i = 0; i < expected.Length; i++)
        {
            var stretched = Rescale.To(source.Min + i, source, target);
            Assert.Equal(expected[i], stretched.Value, 5e-5);
            Assert.Same(source, stretched.From);
            Assert.Same(target, stretched.To);
        }
    }

    // Vector rescale.wrong-ratio: x * 5/7 sends a 1 to 0.7143, off the scale.
    [Fact]
    public void The_lowest_answer_stays_on_the_scale_where_the_ratio_leaves_it()
    {
        Assert.Equal(0.7143, 1 * 5 / 7.0, 5e-5);
        Assert.Equal(1, Rating<Csat7>.From(1).RescaleTo<Csat5>()!.Value);
    }

    // Vector rescale.mixing: the pooled mean of 5-of-5 and 7-of-7 is 6.0; both are the best there is.
    [Fact]
    public void The_best_answer_of_every_scale_is_100_percent_of_the_maximum_possible_and_the_worst_is_0()
    {
        Assert.Equal(6.0, Enumerable.Repeat(5, 10).Concat(Enumerable.Repeat(7, 10)).Average());
        foreach (var scale in ScaleRegistry.BuiltIn.All)
        {
            var (best, worst) = scale.Polarity == Polarity.HigherIsBetter ? (scale.Max, scale.Min) : (scale.Min, scale.Max);
            Assert.Equal(100, Rescale.ToPomp(best, scale).Value);
            Assert.Equal(0, Rescale.ToPomp(worst, scale).Value);
        }
    }

    [Fact]
    public void A_mean_may_be_stretched_too() => Assert.Equal(50, Rescale.ToPomp(3, Csat5.Definition).Value);

    [Theory]
    [InlineData(0.999)]
    [InlineData(5.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_off_its_scale_is_refused(double value)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Rescale.To(value, Csat5.Definition, Csat7.Definition));

        Assert.Contains("lies outside the scale csat5 (1…5", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("csat7", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rescale.ToPomp(value, Csat5.Definition));
    }

    [Fact]
    public void No_scale_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Rescale.To(1, null!, Csat7.Definition));
        Assert.Throws<ArgumentNullException>(() => Rescale.To(1, Csat7.Definition, null!));
        Assert.Throws<ArgumentNullException>(() => Rescale.ToPomp(1, null!));
    }

    [Fact]
    public void Good_ends_map_to_good_ends_and_never_off_the_target() =>
        Law.Holds(from answer in Generators.Answer from to in Generators.Definition select (answer.Scale, answer.Value, To: to), given =>
        {
            var (from, value, to) = given;
            Assert.Equal(GoodEnd(to), Rescale.To(GoodEnd(from), from, to).Value);
            Assert.Equal(BadEnd(to), Rescale.To(BadEnd(from), from, to).Value);
            Assert.InRange(Rescale.To(value, from, to).Value, to.Min, to.Max);
            Assert.InRange(Rescale.ToPomp(value, from).Value, 0, 100);
        });

    [Fact]
    public void There_and_back_is_the_identity() =>
        Law.Holds(from answer in Generators.Answer from to in Generators.Definition select (answer.Scale, answer.Value, To: to), given =>
        {
            var (from, value, to) = given;
            var there = Rescale.To(value, from, to).Value;

            // A double near 2^31 keeps 22 bits of fraction; the way back stretches that error by at most 252.
            var tolerance = 252 * Math.Max(1e-12, Math.Abs((double)to.Min) * 1e-15);
            Assert.Equal(value, Rescale.To(there, to, from).Value, tolerance);
        });

    [Fact]
    public void Order_is_kept_between_scales_of_one_polarity_and_turned_between_two() =>
        Law.Holds(from answer in Generators.Answer from to in Generators.Definition from other in Gen.Choose(answer.Scale.Min, answer.Scale.Max) select (answer.Scale, A: answer.Value, B: other, To: to), given =>
        {
            var (from, a, b, to) = given;
            var order = Rescale.To(a, from, to).Value.CompareTo(Rescale.To(b, from, to).Value);
            Assert.Equal(from.Polarity == to.Polarity ? a.CompareTo(b) : b.CompareTo(a), order);
        });

    [Fact]
    public void Stretched_to_its_own_range_an_answer_keeps_its_number() => Law.Holds(Generators.Answer, given =>
        Assert.Equal(given.Value, Rescale.To(given.Value, given.Scale, given.Scale).Value));

    private static int GoodEnd(ScaleDefinition scale) => scale.Polarity == Polarity.HigherIsBetter ? scale.Max : scale.Min;

    private static int BadEnd(ScaleDefinition scale) => scale.Polarity == Polarity.HigherIsBetter ? scale.Min : scale.Max;
}

public class HarmonisedEquality : EqualityContract<Harmonised>
{
    protected override IReadOnlyList<Func<Harmonised>> Makers =>
    [
        () => Rescale.To(2, Csat7.Definition, Csat10.Definition),
        () => Rescale.To(3, Csat7.Definition, Csat10.Definition),
        () => Rescale.To(2, Seq7.Definition, Csat10.Definition),
        () => Rescale.To(2, Csat7.Definition, Csat5.Definition),
        () => Rescale.ToPomp(2, Csat7.Definition),

        // One number, three pairs of scales.
        () => Rescale.To(1, Csat7.Definition, Csat5.Definition),
        () => Rescale.To(1, Csat7.Definition, Csat10.Definition),
        () => Rescale.To(1, Seq7.Definition, Csat5.Definition),
    ];

    [Fact]
    public void Its_text_shows_number_and_both_scales_in_every_culture() => UnderCulture.Run(UnderCulture.Foreign, _ =>
        Assert.Equal("2.5 on csat10, harmonised from csat7", Rescale.To(2, Csat7.Definition, Csat10.Definition).ToString()));
}

public class HarmonisedJson : JsonContract<Harmonised>
{
    private const string Three = """{"id":"csat3","min":1,"max":3,"polarity":"higherIsBetter","neutral":2,"favourable":1,"unfavourable":1}""";
    private const string Pomp = """{"id":"pomp","min":0,"max":100,"polarity":"higherIsBetter","neutral":null,"favourable":null,"unfavourable":null}""";

    protected override JsonSerializerContext Context => ScalesJson.Default;

    protected override IReadOnlyList<(Harmonised Value, string Json)> Written =>
    [
        (Rescale.ToPomp(2.5, Csat3.Definition), $$"""{"value":75,"from":{{Three}},"to":{{Pomp}}}"""),
        (Rescale.ToPomp(1.2, Csat3.Definition), $$"""{"value":{{FormattableString.Invariant($"{(1.2 - 1) * 100 / 2:R}")}},"from":{{Three}},"to":{{Pomp}}}"""),
    ];

    protected override IReadOnlyList<(string Json, string Message)> Refused =>
    [
        ("75", "A harmonised number is a JSON object"),
        ($$"""{"from":{{Three}},"to":{{Pomp}}}""", "needs \"value\""),
        ($$"""{"value":75,"to":{{Pomp}}}""", "needs \"from\""),
        ($$"""{"value":75,"from":{{Three}}}""", "needs \"to\""),
        ($$"""{"value":100.5,"from":{{Three}},"to":{{Pomp}}}""", "cannot be 100.5"),
        ($$"""{"value":"75","from":{{Three}},"to":{{Pomp}}}""", "\"value\" must be a number"),
        ($$"""{"value":1e999,"from":{{Three}},"to":{{Pomp}}}""", "\"value\" must be a number"),
        ($$"""{"value":75,"from":{{Three}},"to":{{Pomp}},"n":3}""", "no member \"n\""),
    ];
}
