using System.Globalization;

namespace Cx.Core.Improvement;

/// <summary>The correlations of k drivers with each other and with the outcome, and the regression that follows from them.</summary>
internal sealed class DriverModel
{
    // A driver of which less than this part is its own follows from the others, up to rounding.
    private const double Dependent = 1e-10;
    private const double Rounding = 1e-9;

    private DriverModel(double[] correlations, double[] outcome, double[] betas, double rSquared)
    {
        Correlations = correlations;
        Outcome = outcome;
        Betas = betas;
        RSquared = rSquared;
    }

    public int Size => Outcome.Length;

    /// <summary>k×k, row after row.</summary>
    public double[] Correlations { get; }

    public double[] Outcome { get; }

    public double[] Betas { get; }

    public double RSquared { get; }

    /// <summary>The model, or null where a driver follows from the others.</summary>
    public static DriverModel? Of(double[] correlations, double[] outcome)
    {
        var k = outcome.Length;
        if (Cholesky(correlations, k) is not { } lower) return null;
        // L z = r_xy, then L' beta = z; R² = z'z, which is never negative.
        var z = new double[k];
        double rSquared = 0;
        for (var i = 0; i < k; i++)
        {
            var sum = outcome[i];
            for (var j = 0; j < i; j++) sum -= lower[(i * k) + j] * z[j];
            z[i] = sum / lower[(i * k) + i];
            rSquared += z[i] * z[i];
        }

        var betas = new double[k];
        for (var i = k - 1; i >= 0; i--)
        {
            var sum = z[i];
            for (var j = i + 1; j < k; j++) sum -= lower[(j * k) + i] * betas[j];
            betas[i] = sum / lower[(i * k) + i];
        }

        return rSquared <= 1 + Rounding ? new DriverModel(correlations, outcome, betas, Math.Min(1, rSquared)) : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"These correlations give an R² of {rSquared:G6}, above 1: no data has them. Were some of them taken from other respondents?"), nameof(outcome));
    }

    /// <summary>Checks what a caller gives as correlations.</summary>
    public static void Check(IReadOnlyList<string> names, ReadOnlySpan<double> correlations, ReadOnlySpan<double> outcome)
    {
        var k = names.Count;
        if (k == 0) throw new ArgumentException("Nothing can be explained without a driver. Give one or more.", nameof(names));
        if (names.Distinct(StringComparer.Ordinal).Count() != k || names.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("Every driver has a name of its own.", nameof(names));
        if (outcome.Length != k || correlations.Length != k * k)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{k} drivers have {k} correlations with the outcome and {k * k} among each other, row after row; {outcome.Length} and {correlations.Length} were given."), nameof(correlations));
        for (var i = 0; i < correlations.Length; i++)
        {
            var (row, column) = (i / k, i % k);
            var fits = row == column ? Math.Abs(correlations[i] - 1) <= Rounding : Math.Abs(correlations[i]) <= 1 && Math.Abs(correlations[i] - correlations[(column * k) + row]) <= Rounding;
            if (!fits) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The correlation of \"{names[row]}\" with \"{names[column]}\" is {correlations[i]:R}. Correlations lie within −1…1, are 1 on the diagonal and the same both ways."), nameof(correlations));
        }

        foreach (var r in outcome)
        {
            if (!(r is >= -1 and <= 1)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A correlation lies within −1…1, and {r:R} does not."), nameof(outcome));
        }
    }

    private static double[]? Cholesky(double[] a, int k)
    {
        var lower = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[(i * k) + j];
                for (var m = 0; m < j; m++) sum -= lower[(i * k) + m] * lower[(j * k) + m];
                if (i == j && !(sum > Dependent)) return null;
                lower[(i * k) + j] = i == j ? Math.Sqrt(sum) : sum / lower[(j * k) + j];
            }
        }

        return lower;
    }
}
