using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace Cx.Core.Tests.Statistics;

public class RegressionTests
{
    // A row has two or three predictors and an outcome.
    private static Gen<(int K, double[] Outcome, double[] Rows)> Data { get; } =
        from k in Gen.Choose(1, 4)
        from n in Gen.Choose(k + 2, 30)
        from outcome in Gen.ArrayOf(Gen.Choose(-50, 50), n)
        from rows in Gen.ArrayOf(Gen.Choose(-50, 50), n * k)
        select (k, outcome.Select(value => value / 4.0).ToArray(), rows.Select(value => value / 4.0).ToArray());

    // By hand: Sxx 5, Sxy 5.5, Syy 8.75; residual sum of squares 8.75 - 6.05 = 2.7.
    [Fact]
    public void One_predictor_by_hand()
    {
        var line = LinearRegression.Of([1, 3, 2, 5], [1, 2, 3, 4], 1)!;
        Assert.Equal(1.1, line.Coefficients[0], 1e-14);
        Assert.Equal(0, line.Intercept, 1e-14);
        Assert.Equal(30.25 / 43.75, line.RSquared, 1e-14);
        Assert.Equal(Math.Sqrt(1.35 / 5), line.StandardErrors[0], 1e-14);
        Assert.Equal(Math.Sqrt(1.35), line.ResidualStandardError, 1e-14);
        Assert.Equal((4, 2), (line.N, line.DegreesOfFreedom));
        Assert.Equal(1 - (2.7 / 2 / (8.75 / 3)), line.AdjustedRSquared, 1e-14);
        // t(2) at .975 is 4.302653 (any table).
        Assert.Equal(1.1 + (4.302652729911 * Math.Sqrt(0.27)), line.Interval(0).High, 1e-9);
        Assert.Equal("R² 0.691429, n 4, df 2", line.ToString());
    }

    // NIST/ITL Statistical Reference Datasets, Longley: certified values, of the highest level of difficulty.
    [Fact]
    public void The_certified_values_of_Longley_come_out()
    {
        double[] y = [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551];
        double[] rows =
        [
            83.0, 234289, 2356, 1590, 107608, 1947, 88.5, 259426, 2325, 1456, 108632, 1948, 88.2, 258054, 3682, 1616, 109773, 1949, 89.5, 284599, 3351, 1650, 110929, 1950,
            96.2, 328975, 2099, 3099, 112075, 1951, 98.1, 346999, 1932, 3594, 113270, 1952, 99.0, 365385, 1870, 3547, 115094, 1953, 100.0, 363112, 3578, 3350, 116219, 1954,
            101.2, 397469, 2904, 3048, 117388, 1955, 104.6, 419180, 2822, 2857, 118734, 1956, 108.4, 442769, 2936, 2798, 120445, 1957, 110.8, 444546, 4681, 2637, 121950, 1958,
            112.6, 482704, 3813, 2552, 123366, 1959, 114.2, 502601, 3931, 2514, 125368, 1960, 115.7, 518173, 4806, 2572, 127852, 1961, 116.9, 554894, 4007, 2827, 130081, 1962,
        ];
        double[] coefficients = [15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355];
        double[] errors = [84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212];

        var model = LinearRegression.Of(y, rows, 6)!;

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(1, model.Coefficients[i] / coefficients[i], 1e-9);
            Assert.Equal(1, model.StandardErrors[i] / errors[i], 1e-9);
        }

        Assert.Equal(1, model.Intercept / -3482258.63459582, 1e-9);
        Assert.Equal(304.854073561965, model.ResidualStandardError, 1e-8);
        Assert.Equal(0.995479004577296, model.RSquared, 1e-13);
    }

    // The normal equations with MathNet's inverse, for coefficients, errors and a contrast.
    [Fact]
    public void It_agrees_with_the_normal_equations() => Law.Holds(Data, data =>
    {
        var (k, outcome, rows) = data;
        var x = Matrix<double>.Build.Dense(outcome.Length, k + 1, (i, j) => j == 0 ? 1 : rows[(i * k) + j - 1]);
        if (x.TransposeThisAndMultiply(x).ConditionNumber() > 1e6) return;
        var y = Vector<double>.Build.DenseOfArray(outcome);
        var inverse = x.TransposeThisAndMultiply(x).Inverse();
        var b = inverse * x.TransposeThisAndMultiply(y);
        var residual = y - (x * b);
        var variance = residual.DotProduct(residual) / (outcome.Length - k - 1);
        if (LinearRegression.Of(outcome, rows, k) is not { } model)
        {
            Assert.All(outcome, value => Assert.Equal(outcome[0], value));
            return;
        }

        Assert.Equal(b[0], model.Intercept, 1e-6);
        double[] weights = [.. Enumerable.Range(0, k).Select(i => i - 1.5)];
        var c = Vector<double>.Build.DenseOfArray([0, .. weights]);
        for (var i = 0; i < k; i++)
        {
            Assert.Equal(b[i + 1], model.Coefficients[i], 1e-7);
            Assert.Equal(Math.Sqrt(variance * inverse[i + 1, i + 1]), model.StandardErrors[i], 1e-6);
        }

        Assert.Equal(c.DotProduct(b), model.Contrast(weights), 1e-6);
        Assert.Equal(Math.Sqrt(variance * (c * inverse).DotProduct(c)), model.ContrastStandardError(weights), 1e-6);
        var interval = model.ContrastInterval(weights);
        Assert.Equal(model.Contrast(weights), (interval.Low + interval.High) / 2, 1e-9);
    });

    [Fact]
    public void R_squared_lies_in_its_range_and_never_falls_with_another_predictor() => Law.Holds(Data, data =>
    {
        var (k, outcome, rows) = data;
        if (k < 2 || LinearRegression.Of(outcome, rows, k) is not { } all) return;
        double[] fewer = [.. rows.Where((_, i) => i % k != 0)];
        Assert.InRange(all.RSquared, LinearRegression.Of(outcome, fewer, k - 1)!.RSquared - 1e-12, 1);
    });

    [Fact]
    public void What_has_no_answer_has_none()
    {
        Assert.Null(LinearRegression.Of([1, 2], [1, 2], 1));
        Assert.Null(LinearRegression.Of([1, 1, 1], [1, 2, 3], 1));
        Assert.Null(LinearRegression.Of([1, 2, 3], [7, 7, 7], 1));
        Assert.Null(LinearRegression.Of([1, 2, 4, 3, 9], [0.1, 0.3, 0.2, 0.6, 0.7, 2.1, 0.4, 1.2, 0.9, 2.7], 2));
        Assert.Null(LinearRegression.Of([], [], 3));
    }

    [Fact]
    public void What_makes_no_rows_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LinearRegression.Of([1, 2, 3], [1, 2], 1));
        Assert.Throws<ArgumentException>(() => LinearRegression.Of([1, 2, double.NaN], [1, 2, 3], 1));
        Assert.Throws<ArgumentException>(() => LinearRegression.Of([1, 2, 3], [1, 2, double.PositiveInfinity], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearRegression.Of([1], [], 0));
        var line = LinearRegression.Of([1, 3, 2, 5], [1, 2, 3, 4], 1)!;
        Assert.Throws<ArgumentOutOfRangeException>(() => line.Interval(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => line.Interval(-1));
        Assert.Throws<ArgumentException>(() => line.Contrast([1, 2]));
        Assert.Throws<ArgumentException>(() => line.ContrastStandardError([]));
    }

    [Fact]
    public void Eigenvectors_put_the_matrix_together_again() => Law.Holds(
        from k in Gen.Choose(1, 8) from cells in Gen.ArrayOf(Gen.Choose(-9, 9), k * k) select (k, cells),
        given =>
        {
            var (k, cells) = given;
            double[] matrix = [.. Enumerable.Range(0, k * k).Select(i => (double)(cells[i] + cells[(i % k * k) + (i / k)]))];
            var (values, vectors) = SymmetricEigen.Of(matrix, k);
            var v = Matrix<double>.Build.Dense(k, k, (i, j) => vectors[(i * k) + j]);
            var back = v * Matrix<double>.Build.DenseOfDiagonalArray(values) * v.Transpose();
            for (var i = 0; i < k * k; i++) Assert.Equal(matrix[i], back[i / k, i % k], 1e-10);
            var identity = v.TransposeThisAndMultiply(v);
            for (var i = 0; i < k * k; i++) Assert.Equal(i / k == i % k ? 1 : 0, identity[i / k, i % k], 1e-12);
        });
}
