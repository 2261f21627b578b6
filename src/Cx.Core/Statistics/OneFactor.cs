namespace Cx.Core.Statistics;

/// <summary>One common factor of a correlation matrix R: R is about L L' + diag(u²), u² = 1 - L².</summary>
internal static class OneFactor
{
    // The usual floor of a unique variance: at 0 (a Heywood case) the likelihood has no maximum.
    private const double LeastUnique = 0.005;
    private const int MaxRounds = 100_000;
    private const double Settled = 1e-13;

    /// <summary>
    /// Expectation-maximisation (Rubin and Thayer, EM Algorithms for ML Factor Analysis, 1982):
    /// b = L' S^-1 with S = L L' + U, then L = R b/(1 - b'L + b'R b) and U = diag(R - L b'R). The likelihood never falls.
    /// </summary>
    public static double[] MaximumLikelihood(ItemMatrix r)
    {
        var k = r.Size;
        var loadings = MinimumResidual(r);
        var unique = Array.ConvertAll(loadings, l => Math.Max(LeastUnique, 1 - (l * l)));
        var b = new double[k];
        var rb = new double[k];
        for (var round = 0; round < MaxRounds; round++)
        {
            // S^-1 L = U^-1 L/(1 + L'U^-1 L) (Sherman and Morrison).
            var information = 0.0;
            for (var i = 0; i < k; i++)
            {
                b[i] = loadings[i] / unique[i];
                information += b[i] * loadings[i];
            }

            var explained = information / (1 + information);
            for (var i = 0; i < k; i++)
            {
                b[i] /= 1 + information;
            }

            var spread = Multiply(r, b, rb);
            var change = 0.0;
            for (var i = 0; i < k; i++)
            {
                var next = rb[i] / (1 - explained + spread);
                change = Math.Max(change, Math.Abs(next - loadings[i]));
                loadings[i] = next;
                unique[i] = Math.Max(LeastUnique, 1 - (next * rb[i]));
            }

            if (change < Settled)
            {
                break;
            }
        }

        return Oriented(loadings);
    }

    /// <summary>
    /// Minimises the sum over i &lt; j of (r_ij - L_i L_j)²: each loading in turn is the regression L_i = sum r_ij L_j/sum L_j², j other than i,
    /// kept where u² stays above its floor (Harman and Jones 1966). The sum never grows.
    /// </summary>
    public static double[] MinimumResidual(ItemMatrix r)
    {
        var bound = Math.Sqrt(1 - LeastUnique);
        var loadings = FirstComponent(r);
        for (var round = 0; round < MaxRounds; round++)
        {
            var change = 0.0;
            var squares = loadings.Sum(l => l * l);
            for (var i = 0; i < loadings.Length; i++)
            {
                var product = 0.0;
                for (var j = 0; j < loadings.Length; j++)
                {
                    product += j == i ? 0 : r[i, j] * loadings[j];
                }

                var others = squares - (loadings[i] * loadings[i]);
                var next = others > 0 ? Math.Clamp(product / others, -bound, bound) : 0;
                squares = others + (next * next);
                change = Math.Max(change, Math.Abs(next - loadings[i]));
                loadings[i] = next;
            }

            if (change < Settled)
            {
                break;
            }
        }

        return Oriented(loadings);
    }

    // A start on the right side of every item: the first principal component, by some steps of the power method.
    private static double[] FirstComponent(ItemMatrix r)
    {
        var vector = new double[r.Size];
        // The row with most to say about the others; a vector of ones may stand at right angles to the factor.
        var best = Enumerable.Range(0, r.Size).MaxBy(i => Enumerable.Range(0, r.Size).Sum(j => r[i, j] * r[i, j]));
        for (var j = 0; j < r.Size; j++)
        {
            vector[j] = r[best, j];
        }

        var next = new double[r.Size];
        for (var step = 0; step < 50; step++)
        {
            Multiply(r, vector, next);
            var length = Math.Sqrt(next.Sum(x => x * x));
            for (var j = 0; j < vector.Length; j++)
            {
                vector[j] = next[j] / length;
            }
        }

        var eigenvalue = Multiply(r, vector, next);
        return Array.ConvertAll(vector, x => Math.Clamp(x * Math.Sqrt(eigenvalue), -0.99, 0.99));
    }

    /// <summary>Writes R v and returns v'R v.</summary>
    private static double Multiply(ItemMatrix r, double[] v, double[] product)
    {
        var sum = 0.0;
        for (var i = 0; i < v.Length; i++)
        {
            product[i] = 0;
            for (var j = 0; j < v.Length; j++)
            {
                product[i] += r[i, j] * v[j];
            }

            sum += v[i] * product[i];
        }

        return sum;
    }

    // A factor has no sign of its own.
    private static double[] Oriented(double[] loadings)
        => loadings.Sum() < 0 ? Array.ConvertAll(loadings, l => -l) : loadings;
}
