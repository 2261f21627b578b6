using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>
/// Johnson's weights: R = V D V', L = V sqrt(D) V', b = L^-1 r, weight_i = sum over m of L_im² b_m²
/// (Johnson, A Heuristic Method for Estimating the Relative Weight of Predictor Variables in Multiple Regression, 2000). L is the nearest set of uncorrelated variables; b are its coefficients.
/// </summary>
internal static class JohnsonWeights
{
    public static double[] Of(DriverModel model)
    {
        var k = model.Size;
        var (values, vectors) = SymmetricEigen.Of(model.Correlations, k);
        // The matrix is positive definite; rounding may say otherwise of a tiny value.
        var roots = Array.ConvertAll(values, value => Math.Sqrt(Math.Max(value, double.Epsilon)));
        var projected = new double[k];
        for (var m = 0; m < k; m++)
        {
            for (var i = 0; i < k; i++) projected[m] += vectors[(i * k) + m] * model.Outcome[i];
            projected[m] /= roots[m];
        }

        var weights = new double[k];
        for (var j = 0; j < k; j++)
        {
            double b = 0;
            for (var m = 0; m < k; m++) b += vectors[(j * k) + m] * projected[m];
            for (var i = 0; i < k; i++)
            {
                double loading = 0;
                for (var m = 0; m < k; m++) loading += vectors[(i * k) + m] * roots[m] * vectors[(j * k) + m];
                weights[i] += loading * loading * b * b;
            }
        }

        return weights;
    }
}
