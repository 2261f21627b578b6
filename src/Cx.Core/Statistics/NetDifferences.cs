namespace Cx.Core.Statistics;

/// <summary>The comparison of two independent net shares.</summary>
/// <remarks>
/// <para>Net shares −1…1, so a difference is −2…2; times 100 it is in points.</para>
/// <para>Adjusted Wald: three answers (¾, 1½, ¾) are added to each sample; z = (net1' − net2')/sqrt(var1'/n1' + var2'/n2')
/// (Lewis and Sauro, <i>How to Statistically Compare Two Net Promoter Scores</i>, 2021). The sign stays.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class NetDifferences
{
    private const double Bound = 2;

    /// <summary>Compares the first sample with the second: first minus second.</summary>
    /// <param name="unfavourable1">How many of the first sample count −1.</param>
    /// <param name="neutral1">How many of the first sample count 0.</param>
    /// <param name="favourable1">How many of the first sample count +1.</param>
    /// <param name="unfavourable2">How many of the second sample count −1.</param>
    /// <param name="neutral2">How many of the second sample count 0.</param>
    /// <param name="favourable2">How many of the second sample count +1.</param>
    /// <param name="method">The method; adjusted Wald by default.</param>
    /// <returns>The difference in net shares, or <c>null</c> for <see cref="NetDifferenceMethod.WelchT"/> when a sample has a single answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, a sample is empty, or the method is unknown.</exception>
    public static DifferenceTest? Of(
        double unfavourable1,
        double neutral1,
        double favourable1,
        double unfavourable2,
        double neutral2,
        double favourable2,
        NetDifferenceMethod method = NetDifferenceMethod.AdjustedWald)
    {
        SampleArguments.Sum(unfavourable1, neutral1, favourable1);
        SampleArguments.Sum(unfavourable2, neutral2, favourable2);
        var first = NetVariance.Of(unfavourable1, neutral1, favourable1);
        var second = NetVariance.Of(unfavourable2, neutral2, favourable2);
        var estimate = first.Net - second.Net;
        switch (method)
        {
            case NetDifferenceMethod.AdjustedWald:
                return Normal(
                    estimate,
                    NetVariance.Adjusted(unfavourable1, neutral1, favourable1),
                    NetVariance.Adjusted(unfavourable2, neutral2, favourable2),
                    nameof(NetDifferenceMethod.AdjustedWald));
            case NetDifferenceMethod.Wald:
                return Normal(estimate, first, second, nameof(NetDifferenceMethod.Wald));
            case NetDifferenceMethod.WelchT:
                return first.N <= 1 || second.N <= 1
                    ? null
                    : MeanDifferences.WelchTest(
                        first.Net, first.SampleVariance, first.N, second.Net, second.SampleVariance, second.N, nameof(NetDifferenceMethod.WelchT), Bound);
            default:
                throw SampleArguments.UnknownMethod(method);
        }
    }

    private static DifferenceTest Normal(double estimate, NetVariance first, NetVariance second, string method)
    {
        var tested = first.Net - second.Net;
        var error = Math.Sqrt((first.Variance / first.N) + (second.Variance / second.N));
        double? z = error > 0 ? tested / error : null;
        return new DifferenceTest(
            estimate, tested, error, z, null, TwoSided.Normal(z), method, new DifferenceLimits(Bound, null));
    }
}
