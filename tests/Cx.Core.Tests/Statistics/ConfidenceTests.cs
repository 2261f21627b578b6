using System.Text.Json.Serialization;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Statistics;

public class ConfidenceTests
{
    [Fact]
    public void The_default_is_95_percent_and_equal_to_the_one_that_is_asked_for()
    {
        Assert.Equal(0.95, default(Confidence).Level);
        Assert.Equal(default, Confidence.Of(0.95));
        Assert.Equal(default, Confidence.P95);
    }

    // normal.z90, normal.z95, normal.z99
    [Theory]
    [InlineData(0.90, 1.6448536269514722)]
    [InlineData(0.95, 1.959963984540054)]
    [InlineData(0.99, 2.5758293035489004)]
    public void Its_z_is_the_two_sided_normal_quantile(double level, double z)
        => Assert.Equal(z, Confidence.Of(level).Z, 1e-14);

    [Fact]
    public void Alpha_is_what_is_left()
    {
        Assert.Equal(0.1, Confidence.P90.Alpha, 1e-15);
        Assert.Equal(0.90, Confidence.P90.Level);
        Assert.Equal(0.99, Confidence.P99.Level);
    }

    [Theory]
    [InlineData(95, "looks like a percentage: write 0.95")]
    [InlineData(0.05, "looks like an error rate: write 0.95")]
    [InlineData(1, "Write 0.95 for")]
    [InlineData(0.5, "Write 0.95 for")]
    [InlineData(0, "Write 0.95 for")]
    [InlineData(-0.95, "Write 0.95 for")]
    [InlineData(double.NaN, "Write 0.95 for")]
    [InlineData(1e300, "Write 0.95 for")]
    public void Another_level_is_refused_with_what_was_meant(double level, string hint)
        => Assert.Contains(hint, Assert.Throws<ArgumentOutOfRangeException>(() => Confidence.Of(level)).Message, StringComparison.Ordinal);

    public class Equality : EqualityContract<Confidence>
    {
        protected override IReadOnlyList<Func<Confidence>> Makers => [() => default, () => Confidence.Of(0.9), () => Confidence.Of(0.951)];
    }

    public class Parsing : ParsingContract<Confidence>
    {
        protected override IReadOnlyList<(Confidence Value, string Text)> Texts => [(default, "0.95"), (Confidence.P99, "0.99"), (Confidence.Of(0.123 + 0.8), "0.923")];

        protected override IReadOnlyList<string> Refused => ["", "95", "0,95", "0.5", "1", "NaN", "95 %", "x", new string('9', 500)];

        protected override string ExpectedInRefusals => "0.95";
    }

    public class JsonForm : JsonContract<Confidence>
    {
        protected override JsonSerializerContext Context => StatisticsJsonContext.Default;

        protected override IReadOnlyList<(Confidence Value, string Json)> Written => [(default, "0.95"), (Confidence.P90, "0.9")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [("95", "percentage"), ("0.05", "error rate"), ("\"0.95\"", "a number such as 0.95"), ("{}", "StartObject"), ("null", "Null")];
    }
}
