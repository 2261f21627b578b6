using Cx.Core.Durations;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Durations;

public class WaitTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private static QueueVisit Answered(double minutes) => new(Noon, Noon + Minutes(minutes));

    private static QueueVisit Gone(double minutes) => new(Noon, null, Noon + Minutes(minutes));

    // The hand calculation of CumulativeIncidenceTests, in minutes.
    [Fact]
    public void Giving_up_is_an_outcome_of_its_own()
    {
        var waits = WaitTime.From([Answered(1), Gone(2), new QueueVisit(Noon + Minutes(1), null), Answered(4)], Noon + Minutes(4))!;
        Assert.Equal((4, 2, 1, 1, 0), (waits.N, waits.Answered, waits.GaveUp, waits.Waiting, waits.Invalid));
        Assert.Equal((0.25, 0.25, 0.5), (waits.AnsweredWithin(Minutes(3)), waits.GaveUpWithin(Minutes(3)), waits.WaitingAfter(Minutes(3))));
        Assert.Equal((0.75, 0.25, 0), (waits.AnsweredWithin(Minutes(4)), waits.GaveUpWithin(Minutes(4)), waits.WaitingAfter(Minutes(4))));
        Assert.Equal("answered 2, gave up 1, waiting 1", waits.ToString());
    }

    [Fact]
    public void What_came_after_the_look_had_not_come_then()
    {
        var waits = WaitTime.From([Answered(10), Gone(10)], Noon + Minutes(5))!;
        Assert.Equal((0, 0, 2), (waits.Answered, waits.GaveUp, waits.Waiting));
        Assert.Null(waits.AnsweredWithin(Minutes(6)));
    }

    [Fact]
    public void Moments_that_contradict_each_other_are_counted_and_not_used()
    {
        Assert.Equal(2, WaitTime.From([Answered(-1), Gone(-1), Answered(1)], Noon + Minutes(5))!.Invalid);
        Assert.Null(WaitTime.From([Answered(-1)], Noon + Minutes(5)));
        Assert.Null(WaitTime.From([], Noon));
        Assert.Contains("not both", Assert.Throws<ArgumentException>(() => new QueueVisit(Noon, Noon, Noon)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_three_shares_make_the_whole() => Law.Holds(
        Gen.ArrayOf(from minutes in Gen.Choose(0, 12) from answered in Gen.Elements(true, false) select answered ? Answered(minutes) : Gone(minutes)),
        visits =>
        {
            if (WaitTime.From(visits, Noon + Minutes(9)) is not { } waits) return;
            for (var minutes = 0; minutes < 9; minutes++)
            {
                if (waits.WaitingAfter(Minutes(minutes)) is not { } waiting) continue;
                Assert.Equal(1, waiting + waits.AnsweredWithin(Minutes(minutes))!.Value + waits.GaveUpWithin(Minutes(minutes))!.Value, 1e-12);
            }
        });

    [Fact]
    public void A_visit_says_its_moments()
    {
        Assert.Equal("joined 2026-03-02T12:00:00.0000000+00:00, waiting", new QueueVisit(Noon, null).ToString());
        Assert.EndsWith(", answered 2026-03-02T12:01:00.0000000+00:00", Answered(1).ToString(), StringComparison.Ordinal);
        Assert.EndsWith(", gave up 2026-03-02T12:01:00.0000000+00:00", Gone(1).ToString(), StringComparison.Ordinal);
    }

    public class Equality : EqualityContract<WaitTime>
    {
        protected override IReadOnlyList<Func<WaitTime>> Makers =>
        [
            () => WaitTime.From([Answered(1)], Noon + Minutes(5))!,
            () => WaitTime.From([Gone(1)], Noon + Minutes(5))!,
            () => WaitTime.From([Answered(2)], Noon + Minutes(5))!,
            () => WaitTime.From([Answered(1), Answered(-1)], Noon + Minutes(5))!,
        ];
    }

    public class VisitEquality : EqualityContract<QueueVisit>
    {
        protected override IReadOnlyList<Func<QueueVisit>> Makers => [() => default, () => Answered(1), () => Gone(1), () => new QueueVisit(Noon, null)];
    }
}
