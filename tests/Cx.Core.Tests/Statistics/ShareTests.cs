using System.Text.Json.Serialization;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Statistics;

public class ShareTests
{
    [Fact]
    public void Of_nothing_there_is_no_share() => Assert.Null(Share.Of(0, 0));

    [Fact]
    public void It_knows_its_counts_and_its_value()
    {
        var share = Share.Of(70, 100)!;
        Assert.Equal((70, 100, 0.7), (share.Hits, share.N, share.Value));
        // sqrt(.7·.3/100)
        Assert.Equal(0.045825756949558, share.StandardError, 1e-15);
        Assert.Equal(0, Share.Of(3, 3)!.StandardError);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    public void Impossible_counts_are_refused(long hits, long n)
        => Assert.Contains($"{hits} hits of {n}", Assert.Throws<ArgumentOutOfRangeException>(() => Share.Of(hits, n)).Message, StringComparison.Ordinal);

    // share.70-100.95.Wilson and .Jeffreys
    [Fact]
    public void Its_interval_is_the_one_that_is_asked_for()
    {
        var wilson = Share.Of(70, 100)!.Interval();
        Assert.Equal("Wilson", wilson.Method);
        Assert.Equal(0.604151, wilson.Low, 1e-6);
        var jeffreys = Share.Of(70, 100)!.Interval(default, ShareIntervalMethod.Jeffreys);
        Assert.Equal("Jeffreys", jeffreys.Method);
        Assert.Equal(0.783159, jeffreys.High, 1e-6);
        Assert.True(Share.Of(70, 100)!.Interval(Confidence.P90).Width < wilson.Width);
    }

    [Fact]
    public void Its_text_is_invariant()
        => UnderCulture.Run(UnderCulture.Foreign, _ => Assert.Equal("0.7 (70 of 100)", Share.Of(70, 100)!.ToString()));

    public class Equality : EqualityContract<Share>
    {
        // 1 of 2 has the value of 50 of 100, and is another share.
        protected override IReadOnlyList<Func<Share>> Makers => [() => Share.Of(1, 2)!, () => Share.Of(50, 100)!, () => Share.Of(2, 2)!];
    }

    public class JsonForm : JsonContract<Share>
    {
        protected override JsonSerializerContext Context => StatisticsJsonContext.Default;

        protected override IReadOnlyList<(Share Value, string Json)> Written =>
            [(Share.Of(1, 4)!, """{"hits":1,"n":4,"value":0.25}"""), (Share.Of(0, 1)!, """{"hits":0,"n":1,"value":0}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("0.25", "an object with hits"),
            ("{}", "needs both"),
            ("""{"hits":1}""", "needs both"),
            ("""{"hits":5,"n":4}""", "5 hits of 4"),
            ("""{"hits":0,"n":0}""", "Write null"),
            ("""{"hits":1,"n":4,"value":25}""", "hits divided by n"),
            ("""{"hits":1.5,"n":4}""", "'hits' is a whole number"),
            ("""{"hits":true,"n":4}""", "'hits' is a Number"),
        ];

        [Fact]
        public void The_counts_are_enough_and_a_printed_value_may_be_rounded()
        {
            Assert.Equal(Share.Of(1, 3), System.Text.Json.JsonSerializer.Deserialize("""{"x":[],"n":3,"hits":1}""", StatisticsJsonContext.Default.Share));
            Assert.Equal(Share.Of(1, 3), System.Text.Json.JsonSerializer.Deserialize("""{"n":3,"hits":1,"value":0.333333}""", StatisticsJsonContext.Default.Share));
        }
    }
}
