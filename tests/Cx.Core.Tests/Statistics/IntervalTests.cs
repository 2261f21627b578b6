using System.Text.Json.Serialization;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Statistics;

public class IntervalTests
{
    private static readonly Interval Sample = Interval.Of(-0.25, 0.5, Confidence.P90, "Wald");

    [Fact]
    public void It_knows_its_limits_its_confidence_and_its_method()
    {
        Assert.Equal((-0.25, 0.5, 0.75), (Sample.Low, Sample.High, Sample.Width));
        Assert.Equal(Confidence.P90, Sample.Confidence);
        Assert.Equal("Wald", Sample.Method);
        Assert.False(Sample.IsDegenerate);
        Assert.True(Interval.Of(1, 1, default, "Wald").IsDegenerate);
    }

    [Theory]
    [InlineData(-0.25, true)]
    [InlineData(0.5, true)]
    [InlineData(0, true)]
    [InlineData(-0.2500001, false)]
    [InlineData(0.5000001, false)]
    [InlineData(double.NaN, false)]
    public void Both_limits_belong_to_it(double value, bool inside) => Assert.Equal(inside, Sample.Contains(value));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    public void Limits_that_make_no_interval_are_refused(double low, double high)
        => Assert.Contains("make no interval", Assert.Throws<ArgumentException>(() => Interval.Of(low, high, default, "Wald")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void A_method_has_a_name(string? name) => Assert.ThrowsAny<ArgumentException>(() => Interval.Of(0, 1, default, name!));

    [Fact]
    public void It_scales_clamps_and_negates()
    {
        Assert.Equal(Interval.Of(-25, 50, Confidence.P90, "Wald"), Sample.Scale(100));
        Assert.Equal(Interval.Of(0, 0.5, Confidence.P90, "Wald"), Sample.Clamp(0, 1));
        Assert.Equal(Interval.Of(-0.5, 0.25, Confidence.P90, "Wald"), Sample.Negate());
        Assert.Equal(Interval.Of(0, 0, default, "Wald"), Interval.Of(0, 0, default, "Wald").Negate());
    }

    [Fact]
    public void Its_text_is_invariant()
        => UnderCulture.Run(UnderCulture.Foreign, _ => Assert.Equal("[-0.25, 0.5] at 0.9 (Wald)", Sample.ToString()));

    public class Equality : EqualityContract<Interval>
    {
        protected override IReadOnlyList<Func<Interval>> Makers =>
        [
            () => Interval.Of(0, 1, default, "Wald"),
            () => Interval.Of(0.1, 1, default, "Wald"),
            () => Interval.Of(0, 1.1, default, "Wald"),
            () => Interval.Of(0, 1, Confidence.P90, "Wald"),
            () => Interval.Of(0, 1, default, "Wilson"),
        ];
    }

    public class JsonForm : JsonContract<Interval>
    {
        protected override JsonSerializerContext Context => StatisticsJsonContext.Default;

        protected override IReadOnlyList<(Interval Value, string Json)> Written =>
        [
            (Sample, """{"low":-0.25,"high":0.5,"confidence":0.9,"method":"Wald"}"""),
            (Interval.Of(0, 0, default, "a \"b\""), """{"low":0,"high":0,"confidence":0.95,"method":"a \u0022b\u0022"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("1", "an object with low"),
            ("{}", "needs all of"),
            ("""{"low":0,"high":1,"confidence":0.95}""", "needs all of"),
            ("""{"low":0,"high":1,"confidence":0.95,"method":" "}""", "needs all of"),
            ("""{"low":0,"high":1,"confidence":95,"method":"Wald"}""", "percentage"),
            ("""{"low":2,"high":1,"confidence":0.95,"method":"Wald"}""", "make no interval"),
            ("""{"low":"0","high":1,"confidence":0.95,"method":"Wald"}""", "'low' is a Number"),
            ("""{"low":0,"high":1e999,"confidence":0.95,"method":"Wald"}""", "'high' is beyond"),
            ("""{"low":0,"high":1,"confidence":0.95,"method":7}""", "'method' is a String"),
        ];

        [Fact]
        public void What_it_does_not_know_is_skipped()
            => Assert.Equal(Sample, System.Text.Json.JsonSerializer.Deserialize(
                """{"note":{"low":9},"low":-0.25,"high":0.5,"more":[1,2],"confidence":0.9,"method":"Wald"}""", StatisticsJsonContext.Default.Interval));
    }
}
