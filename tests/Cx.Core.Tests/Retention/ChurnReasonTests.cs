using System.Text.Json.Serialization;
using Cx.Core.Retention;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Retention;

public class ChurnReasonTests
{
    private static Gen<string?[]> Answers { get; } = Gen.ArrayOf(Gen.Elements("bad service", "price", "moved", "Price", null, "", " "));

    [Fact]
    public void Each_reason_is_a_share_of_those_who_gave_one_and_nobody_is_lost() => Law.Holds(Answers, answers =>
    {
        if (ChurnReasons.From(answers) is not { } reasons)
        {
            Assert.Empty(answers);
            return;
        }

        var given = answers.Where(answer => !string.IsNullOrWhiteSpace(answer)).ToList();
        Assert.Equal((answers.Length, given.Count, answers.Length - given.Count), (reasons.N, reasons.Known, reasons.NotGiven));
        Assert.Equal(given.Distinct().Count(), reasons.Reasons.Count);
        Assert.All(reasons.Reasons, reason => Assert.Equal(Share.Of(given.Count(answer => answer == reason.Name), given.Count), reason.Share));
        Assert.Equal(reasons.Reasons.OrderByDescending(reason => reason.Share.Hits).ThenBy(reason => reason.Name, StringComparer.Ordinal), reasons.Reasons);
    });

    [Fact]
    public void The_reasons_of_two_groups_merge_into_those_of_all() =>
        Law.Holds(from some in Answers.Where(answers => answers.Length > 0) from others in Answers.Where(answers => answers.Length > 0) select (some, others), given =>
            ChurnReasons.From(given.some)!.Merge(ChurnReasons.From(given.others)!) == ChurnReasons.From([.. given.others, .. given.some]));

    [Fact]
    public void Its_interval_is_that_of_its_share()
    {
        var reason = ChurnReasons.From(["bad service", "bad service", "price", "moved", null])!.Reasons[0];
        Assert.Equal(("bad service", Share.Of(2, 4)), (reason.Name, reason.Share));
        Assert.Equal(Share.Of(2, 4)!.Interval(), reason.Interval());
        Assert.Equal(Share.Of(2, 4)!.Interval(Confidence.P99, ShareIntervalMethod.ClopperPearson), reason.Interval(Confidence.P99, ShareIntervalMethod.ClopperPearson));
    }

    [Fact]
    public void The_text_is_invariant() => UnderCulture.Run(UnderCulture.Foreign, _ =>
        Assert.Equal("bad service: 0.666667 (2 of 3); price: 0.333333 (1 of 3); not given: 1", ChurnReasons.From(["price", "bad service", null, "bad service"])!.ToString()));

    public class ReasonsJson : JsonContract<ChurnReasons>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(ChurnReasons Value, string Json)> Written =>
        [
            (ChurnReasons.From(["b", "a", "a", null])!, """{"reasons":{"a":2,"b":1},"notGiven":1}"""),
            (ChurnReasons.From([null])!, """{"reasons":{},"notGiven":1}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"reasons":{},"notGiven":0}""", "Write null"),
            ("""{"reasons":{"a":0},"notGiven":1}""", "1 customer or more"),
            ("""{"reasons":{"a":1},"notGiven":-1}""", "0 or more"),
            ("""{"reasons":{"a":1,"a":1},"notGiven":1}""", "stands twice"),
            ("""{"reasons":{" ":1},"notGiven":1}""", "has a name"),
            ("""{"reasons":[],"notGiven":1}""", "JSON object"),
            ("""{"reasons":{"a":1.5},"notGiven":1}""", "whole number"),
            ("""{"reasons":{"a":9223372036854775807},"notGiven":1}""", "2^63"),
            ("""{"reasons":{"a":1}}""", "notGiven"),
            ("""{"causes":1}""", "causes"),
            ("1", "JSON object"),
        ];
    }

    public class Equality : EqualityContract<ChurnReason>
    {
        protected override IReadOnlyList<Func<ChurnReason>> Makers =>
        [
            () => ChurnReasons.From(["a", "b"])!.Reasons[0],
            () => ChurnReasons.From(["a", "b"])!.Reasons[1],
            () => ChurnReasons.From(["a"])!.Reasons[0],
        ];
    }
}
