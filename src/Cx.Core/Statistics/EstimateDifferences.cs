namespace Cx.Core.Statistics;

/// <summary>Tests of a difference when only estimates and their standard errors are left: z for two independent ones, t for the mean change of pairs.</summary>
internal static class EstimateDifferences
{
    // Net shares lie in -1...1, so neither difference leaves -2...2.
    private const double Bound = 2;

    /// <summary>z = (first − second)/sqrt(se1² + se2²).</summary>
    public static DifferenceTest Of(double first, double error1, double second, double error2)
    {
        var difference = first - second;
        var error = double.Hypot(error1, error2);
        double? z = error > 0 ? difference / error : null;
        return new DifferenceTest(difference, difference, error, z, null, TwoSided.Normal(z), nameof(NetDifferenceMethod.Wald), new DifferenceLimits(Bound, null));
    }

    /// <summary>t = mean change / its standard error, with pairs − 1 degrees of freedom.</summary>
    public static DifferenceTest Paired(double meanChange, double error, double degreesOfFreedom)
    {
        double? t = error > 0 ? meanChange / error : null;
        return new DifferenceTest(meanChange, meanChange, error, t, degreesOfFreedom, TwoSided.Student(t, degreesOfFreedom), "PairedT", new DifferenceLimits(Bound, null));
    }
}
