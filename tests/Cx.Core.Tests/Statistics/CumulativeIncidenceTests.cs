using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class CumulativeIncidenceTests
{
    private static Gen<(int Time, int Cause)[]> Cases { get; } =
        Gen.ArrayOf(from time in Gen.Choose(0, 15) from cause in Gen.Choose(0, 3) select (time, cause)).Where(cases => cases.Length > 0);

    private static CumulativeIncidence Of(IEnumerable<(int Time, int Cause)> cases)
        => CumulativeIncidence.Of([.. cases.Select(one => (double)one.Time)], [.. cases.Select(one => one.Cause)], 3)!;

    // The product of the transition matrices of one state and three absorbing ones, case by case.
    [Fact]
    public void It_is_the_product_of_the_transition_matrices() => Law.Holds(Cases, cases =>
    {
        var incidence = Of(cases);
        double[] state = [1, 0, 0, 0];
        foreach (var time in cases.Select(one => one.Time).Distinct().Order())
        {
            double atRisk = cases.Count(one => one.Time >= time);
            double alive = state[0];
            for (var cause = 1; cause <= 3; cause++)
            {
                var moved = alive * cases.Count(one => one.Time == time && one.Cause == cause) / atRisk;
                state[cause] += moved;
                state[0] -= moved;
            }

            for (var cause = 1; cause <= 3; cause++) Assert.Equal(state[cause], incidence.At(cause, time)!.Value, 1e-12);
            Assert.Equal(state[0], incidence.Overall.At(time)!.Value, 1e-12);
        }
    });

    [Fact]
    public void Without_open_cases_it_is_the_share_of_each_end() => Law.Holds(Cases, cases =>
    {
        (int Time, int Cause)[] ended = [.. cases.Select(one => (one.Time, Math.Max(1, one.Cause)))];
        var incidence = Of(ended);
        for (var cause = 1; cause <= 3; cause++)
        {
            for (var time = 0; time < 20; time++)
                Assert.Equal(ended.Count(one => one.Cause == cause && one.Time <= time) / (double)ended.Length, incidence.At(cause, time)!.Value, 1e-12);
            Assert.Equal(ended.Count(one => one.Cause == cause), incidence.EventsOf(cause));
        }
    });

    // By hand: S(2-) = 3/4, so F2(2) = 3/4·1/3; S(4-) = 1/2 with one case left, so F1(4) = 1/4 + 1/2.
    [Fact]
    public void The_example_of_the_queue_is_right()
    {
        var ends = CumulativeIncidence.Of([1, 2, 3, 4], [1, 2, 0, 1], 2)!;
        Assert.Equal((0, 0.25, 0.75), (ends.At(1, 0.5), ends.At(1, 3), ends.At(1, 4)));
        Assert.Equal((0, 0.25, 0.25), (ends.At(2, 1), ends.At(2, 2.5), ends.At(2, 9)));
        Assert.Equal("n 4, ended 2, 1", ends.ToString());
        Assert.Equal(2, ends.Causes);
    }

    [Fact]
    public void Beyond_the_last_time_nothing_is_known() => Assert.Null(CumulativeIncidence.Of([1, 2], [1, 0], 1)!.At(1, 2.5));

    [Fact]
    public void Of_no_cases_there_is_none() => Assert.Null(CumulativeIncidence.Of([], [], 2));

    [Fact]
    public void What_is_no_way_to_end_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CumulativeIncidence.Of([1], [2], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CumulativeIncidence.Of([1], [-1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CumulativeIncidence.Of([1], [0], 0));
        Assert.Throws<ArgumentException>(() => CumulativeIncidence.Of([1], [], 1));
        var one = CumulativeIncidence.Of([1], [1], 1)!;
        Assert.Throws<ArgumentOutOfRangeException>(() => one.At(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.At(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => one.EventsOf(2));
    }

    public class Equality : EqualityContract<CumulativeIncidence>
    {
        protected override IReadOnlyList<Func<CumulativeIncidence>> Makers =>
        [
            () => CumulativeIncidence.Of([1, 2], [1, 2], 2)!,
            () => CumulativeIncidence.Of([1, 2], [2, 1], 2)!,
            () => CumulativeIncidence.Of([1, 2], [1, 2], 3)!,
            () => CumulativeIncidence.Of([1, 3], [1, 2], 2)!,
        ];
    }
}
