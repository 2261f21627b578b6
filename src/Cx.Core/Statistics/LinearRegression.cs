using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>A straight-line model of an outcome by several predictors: ordinary least squares with an intercept.</summary>
/// <remarks>
/// <para>y = b0 + b1 x1 + … + bk xk, with the smallest sum of squared residuals. Solved by Householder's reflections of the centred predictors (Golub and Van Loan, <i>Matrix Computations</i>, 5.3), which keep the digits that the normal equations lose.</para>
/// <para>Coefficients are in units of the outcome per unit of the predictor. Standard errors assume residuals of one variance that know nothing of each other. Association, not cause.</para>
/// <para>Without enough rows, without variance of the outcome, or where a predictor follows from the others, the factory gives <c>null</c>. A class without equality of value. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var line = LinearRegression.Of([1, 3, 2, 5], [1, 2, 3, 4], predictors: 1);
/// double? slope = line?.Coefficients[0];   // 1.1
/// </code>
/// </example>
public sealed class LinearRegression
{
    // A column whose part that is new is below this share of its length follows from the columns before it, up to rounding.
    private const double Dependent = 1e-10;

    private readonly double[] _coefficients;
    private readonly double[] _errors;

    // (R'R)^-1 of the centred predictors, row after row: times the variance of the residuals it is the covariance of the coefficients.
    private readonly double[] _inverse;

    private LinearRegression(int n, double intercept, double[] coefficients, double[] inverse, double residualSquares, double rSquared)
    {
        N = n;
        Intercept = intercept;
        RSquared = rSquared;
        _coefficients = coefficients;
        _inverse = inverse;
        DegreesOfFreedom = n - coefficients.Length - 1;
        ResidualStandardError = Math.Sqrt(residualSquares / DegreesOfFreedom);
        _errors = new double[coefficients.Length];
        for (var i = 0; i < _errors.Length; i++) _errors[i] = ResidualStandardError * Math.Sqrt(inverse[(i * coefficients.Length) + i]);
    }

    /// <summary>The number of rows.</summary>
    public int N { get; }

    /// <summary>The outcome where every predictor is 0, in units of the outcome.</summary>
    public double Intercept { get; }

    /// <summary>What one unit more of each predictor goes with, the others held still: units of the outcome per unit of the predictor.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>The standard errors of the coefficients, in the same units.</summary>
    public IReadOnlyList<double> StandardErrors => _errors;

    /// <summary>The share of the outcome's variance that the model reproduces, 0…1. It never falls when a predictor is added.</summary>
    public double RSquared { get; }

    /// <summary>R² with its growth by chance taken out: 1 − (1 − R²)(n − 1)/(n − k − 1); at most 1, and negative where the predictors say less than chance would.</summary>
    public double AdjustedRSquared => 1 - ((1 - RSquared) * (N - 1) / DegreesOfFreedom);

    /// <summary>The standard deviation of the residuals, in units of the outcome.</summary>
    public double ResidualStandardError { get; }

    /// <summary>The degrees of freedom of the residuals, n − k − 1; 1 or more.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="outcome">The outcome of each row.</param>
    /// <param name="rows">The predictors, row after row.</param>
    /// <param name="predictors">The number of predictors in a row, 1 or more.</param>
    /// <returns>The model; <c>null</c> for n ≤ k + 1 rows, when the outcome or a predictor does not vary, or when a predictor follows from the others.</returns>
    /// <exception cref="ArgumentException">The rows are not whole or not as many as outcomes, or a number is not finite.</exception>
    public static LinearRegression? Of(ReadOnlySpan<double> outcome, ReadOnlySpan<double> rows, int predictors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(predictors, 1);
        if (rows.Length != (long)outcome.Length * predictors)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{rows.Length} numbers are not {outcome.Length} rows of {predictors} predictors. Leave incomplete rows out."), nameof(rows));
        Correlation.CheckFinite(outcome, nameof(outcome));
        Correlation.CheckFinite(rows, nameof(rows));
        int n = outcome.Length, k = predictors;
        if (n <= k + 1) return null;

        var y = Correlation.Centred(outcome, out var meanOutcome);
        var total = SquaresFrom(y, 0);
        if (total == 0) return null;
        var columns = new double[k][];
        var means = new double[k];
        var column = new double[n];
        for (var j = 0; j < k; j++)
        {
            for (var i = 0; i < n; i++) column[i] = rows[(i * k) + j];
            columns[j] = Correlation.Centred(column, out means[j]);
        }

        if (!Reflect(columns, y)) return null;
        var inverse = InverseOfTriangle(columns);
        var coefficients = new double[k];
        for (var j = 0; j < k; j++)
        {
            for (var i = j; i < k; i++) coefficients[j] += inverse[(j * k) + i] * y[i];
        }

        var residual = SquaresFrom(y, k);
        var intercept = meanOutcome;
        for (var j = 0; j < k; j++) intercept -= coefficients[j] * means[j];
        return new LinearRegression(n, intercept, coefficients, TimesTransposed(inverse, k), residual, Math.Clamp((total - residual) / total, 0, 1));
    }

    /// <summary>The confidence interval of a coefficient, by Student's t.</summary>
    /// <param name="predictor">The place of the predictor, from 0.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits in units of the outcome per unit of the predictor.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such predictor.</exception>
    public Interval Interval(int predictor, Confidence confidence = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(predictor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(predictor, _coefficients.Length);
        return Around(_coefficients[predictor], _errors[predictor], confidence);
    }

    /// <summary>A weighted sum of the coefficients, such as the difference of two.</summary>
    /// <param name="weights">A weight for each predictor.</param>
    /// <returns>The sum, in units of the outcome.</returns>
    /// <exception cref="ArgumentException">There is not one weight for each predictor.</exception>
    public double Contrast(ReadOnlySpan<double> weights)
    {
        SampleArguments.SameLength(_coefficients.Length, weights.Length, nameof(weights));
        double sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * _coefficients[i];
        return sum;
    }

    /// <summary>The standard error of a weighted sum of the coefficients.</summary>
    /// <param name="weights">A weight for each predictor.</param>
    /// <returns>The standard error, in units of the outcome.</returns>
    /// <exception cref="ArgumentException">There is not one weight for each predictor.</exception>
    public double ContrastStandardError(ReadOnlySpan<double> weights)
    {
        SampleArguments.SameLength(_coefficients.Length, weights.Length, nameof(weights));
        double variance = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            for (var j = 0; j < weights.Length; j++) variance += weights[i] * weights[j] * _inverse[(i * weights.Length) + j];
        }

        return ResidualStandardError * Math.Sqrt(Math.Max(0, variance));
    }

    /// <summary>The confidence interval of a weighted sum of the coefficients, by Student's t.</summary>
    /// <param name="weights">A weight for each predictor.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits in units of the outcome.</returns>
    /// <exception cref="ArgumentException">There is not one weight for each predictor.</exception>
    public Interval ContrastInterval(ReadOnlySpan<double> weights, Confidence confidence = default) =>
        Around(Contrast(weights), ContrastStandardError(weights), confidence);

    /// <summary>R², rows and degrees of freedom as invariant text.</summary>
    /// <returns>Text such as <c>R² 0.706735, n 47, df 41</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"R² {RSquared:G6}, n {N}, df {DegreesOfFreedom}");

    private Interval Around(double value, double error, Confidence confidence) => Statistics.Interval.AroundByStudentT(value, error, DegreesOfFreedom, confidence, "OrdinaryLeastSquares");

    // Turns the columns into R (above and on the diagonal) and the outcome into Q'y; false where a column has nothing of its own.
    private static bool Reflect(double[][] columns, double[] y)
    {
        for (var j = 0; j < columns.Length; j++)
        {
            var column = columns[j];
            var whole = Math.Sqrt(SquaresFrom(column, 0));
            var length = Math.Sqrt(SquaresFrom(column, j));
            if (!(length > Dependent * whole)) return false;
            // v = x + sign(x1) |x| e1 sends x to -sign(x1) |x| e1 without cancellation.
            var reflector = column[j..];
            var diagonal = reflector[0] > 0 ? -length : length;
            reflector[0] -= diagonal;
            var square = SquaresFrom(reflector, 0);
            for (var other = j + 1; other < columns.Length; other++) Reflect(columns[other], reflector, square, j);
            Reflect(y, reflector, square, j);
            column[j] = diagonal;
        }

        return true;
    }

    private static void Reflect(double[] target, double[] reflector, double square, int from)
    {
        double product = 0;
        for (var i = 0; i < reflector.Length; i++) product += reflector[i] * target[from + i];
        var factor = 2 * product / square;
        for (var i = 0; i < reflector.Length; i++) target[from + i] -= factor * reflector[i];
    }

    // R^-1, upper triangular, row after row; column j of R stands in columns[j].
    private static double[] InverseOfTriangle(double[][] columns)
    {
        var k = columns.Length;
        var inverse = new double[k * k];
        for (var j = 0; j < k; j++)
        {
            inverse[(j * k) + j] = 1 / columns[j][j];
            for (var i = j - 1; i >= 0; i--)
            {
                double sum = 0;
                for (var m = i + 1; m <= j; m++) sum += columns[m][i] * inverse[(m * k) + j];
                inverse[(i * k) + j] = -sum / columns[i][i];
            }
        }

        return inverse;
    }

    private static double[] TimesTransposed(double[] upper, int k)
    {
        var product = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                for (var m = Math.Max(i, j); m < k; m++) product[(i * k) + j] += upper[(i * k) + m] * upper[(j * k) + m];
            }
        }

        return product;
    }

    private static double SquaresFrom(double[] values, int from)
    {
        double sum = 0;
        for (var i = from; i < values.Length; i++) sum += values[i] * values[i];
        return sum;
    }
}
