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

    // With one kind of end the curve is 1 - S, and its variance Greenwood's.
    [Fact]
    public void With_one_kind_of_end_the_error_is_Greenwoods() => Law.Holds(Cases, cases =>
    {
        var incidence = CumulativeIncidence.Of([.. cases.Select(one => (double)one.Time)], [.. cases.Select(one => Math.Min(1, one.Cause))], 1)!;
        for (var time = 0; time < 16; time++)
        {
            if (incidence.Overall.StandardErrorAt(time) is { } greenwood) Assert.Equal(greenwood, incidence.StandardErrorAt(1, time)!.Value, 1e-12);
        }
    });

    // Then it is a share of n: sqrt(F(1 - F)/n).
    [Fact]
    public void Without_open_cases_the_error_is_that_of_a_share() => Law.Holds(Cases, cases =>
    {
        var incidence = Of(cases.Select(one => (one.Time, Math.Max(1, one.Cause))));
        for (var cause = 1; cause <= 3; cause++)
        {
            for (var time = 0; time < 16; time++)
            {
                var share = incidence.At(cause, time)!.Value;
                Assert.Equal(Math.Sqrt(Math.Max(0, share * (1 - share)) / cases.Length), incidence.StandardErrorAt(cause, time)!.Value, 1e-7);
            }
        }
    });

    // The covariance of the whole state, carried through the product of the matrices: T' V T + alive² (diag q - q q')/n (Aalen and Johansen 1978, formula of Greenwood's type).
    [Fact]
    public void The_error_is_that_of_the_product_of_the_transition_matrices() => Law.Holds(Cases, cases =>
    {
        var incidence = Of(cases);
        var state = new double[] { 1, 0, 0, 0 };
        var covariance = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(4, 4);
        foreach (var time in cases.Select(one => one.Time).Distinct().Order())
        {
            double n = cases.Count(one => one.Time >= time);
            double[] q = [0, .. Enumerable.Range(1, 3).Select(cause => cases.Count(one => one.Time == time && one.Cause == cause) / n)];
            q[0] = 1 - q.Sum();
            var step = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(4, 4, (i, j) => i == 0 ? q[j] : i == j ? 1 : 0);
            var noise = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(4, 4, (i, j) => state[0] * state[0] * ((i == j ? q[i] : 0) - (q[i] * q[j])) / n);
            covariance = (step.Transpose() * covariance * step) + noise;
            for (var cause = 1; cause <= 3; cause++) state[cause] += state[0] * q[cause];
            state[0] *= q[0];

            for (var cause = 1; cause <= 3; cause++) Assert.Equal(Math.Sqrt(Math.Max(0, covariance[cause, cause])), incidence.StandardErrorAt(cause, time)!.Value, 1e-7);
        }
    });

    // F 1/4 of four cases: se sqrt(3/64) = .2165064; plain .25 ± 1.959964·.2165064 is cut at 0; log .25·exp(±1.959964·.8660254).
    [Fact]
    public void The_intervals_by_hand()
    {
        var ends = CumulativeIncidence.Of([1, 2, 3, 4], [1, 2, 0, 1], 2)!;
        Assert.Equal(Math.Sqrt(3) / 8, ends.StandardErrorAt(1, 1)!.Value, 1e-12);
        Assert.Equal(0, Limits(SurvivalInterval.Plain).Low);
        Assert.Equal(0.25 + (1.959963984540054 * Math.Sqrt(3) / 8), Limits(SurvivalInterval.Plain).High, 1e-12);
        var half = 1.959963984540054 * Math.Sqrt(3) / 2;
        Assert.Equal(0.25 * Math.Exp(-half), Limits(SurvivalInterval.Log).Low, 1e-12);
        Assert.Equal(1, Limits(SurvivalInterval.Log).High);
        half /= Math.Log(4);
        Assert.Equal(Math.Pow(0.25, Math.Exp(half)), Limits(SurvivalInterval.LogLog).Low, 1e-12);
        Assert.Equal(Math.Pow(0.25, Math.Exp(-half)), Limits(SurvivalInterval.LogLog).High, 1e-12);
        Assert.Equal("LogLog", ends.IntervalAt(1, 1)!.Method);
        Assert.Equal(0, ends.StandardErrorAt(1, 0.5));
        Assert.Null(ends.IntervalAt(1, 0.5));
        Assert.Null(CumulativeIncidence.Of([1, 2], [1, 0], 1)!.StandardErrorAt(1, 2.5));
        Assert.Null(CumulativeIncidence.Of([1, 2], [1, 0], 1)!.IntervalAt(1, 2.5));
        Assert.Null(CumulativeIncidence.Of([1, 2], [1, 1], 1)!.IntervalAt(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ends.IntervalAt(1, 1, default, (SurvivalInterval)9));

        Cx.Core.Statistics.Interval Limits(SurvivalInterval method) => ends.IntervalAt(1, 1, default, method)!;
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
