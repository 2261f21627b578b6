namespace Cx.Core.Statistics;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Jacobi 1846; cyclic by rows as in Golub and Van Loan, Matrix Computations, 8.5): A = V diag(values) V'.</summary>
/// <remarks>Domain: finite entries. Converges quadratically; a matrix of k items takes about six sweeps of k² rotations.</remarks>
internal static class SymmetricEigen
{
    private const int MostSweeps = 64;

    /// <param name="matrix">The matrix, row after row; it is not changed.</param>
    /// <param name="size">The number of rows.</param>
    /// <returns>The values, and the vectors as columns of a matrix, row after row.</returns>
    public static (double[] Values, double[] Vectors) Of(ReadOnlySpan<double> matrix, int size)
    {
        var a = matrix.ToArray();
        var vectors = new double[size * size];
        for (var i = 0; i < size; i++) vectors[(i * size) + i] = 1;
        for (var sweep = 0; sweep < MostSweeps && Rotate(a, vectors, size); sweep++)
        {
        }

        var values = new double[size];
        for (var i = 0; i < size; i++) values[i] = a[(i * size) + i];
        return (values, vectors);
    }

    // One sweep over all pairs; false when everything beside the diagonal is already rounding.
    private static bool Rotate(double[] a, double[] vectors, int size)
    {
        var rotated = false;
        for (var p = 0; p < size; p++)
        {
            for (var q = p + 1; q < size; q++)
            {
                var off = a[(p * size) + q];
                double first = a[(p * size) + p], second = a[(q * size) + q];
                if (first + off == first && second + off == second) continue;
                rotated = true;
                // tan of the angle that makes the pair 0: the smaller root of t² + 2 theta t - 1.
                var theta = (second - first) / (2 * off);
                var t = Math.CopySign(1 / (Math.Abs(theta) + Math.Sqrt(1 + (theta * theta))), theta);
                var cosine = 1 / Math.Sqrt(1 + (t * t));
                Turn(a, size, p, q, cosine, t * cosine);
                for (var row = 0; row < size; row++) TurnPair(ref vectors[(row * size) + p], ref vectors[(row * size) + q], cosine, t * cosine);
            }
        }

        return rotated;
    }

    private static void Turn(double[] a, int size, int p, int q, double cosine, double sine)
    {
        for (var row = 0; row < size; row++) TurnPair(ref a[(row * size) + p], ref a[(row * size) + q], cosine, sine);
        for (var column = 0; column < size; column++) TurnPair(ref a[(p * size) + column], ref a[(q * size) + column], cosine, sine);
        a[(p * size) + q] = a[(q * size) + p] = 0;
    }

    private static void TurnPair(ref double first, ref double second, double cosine, double sine) =>
        (first, second) = ((cosine * first) - (sine * second), (sine * first) + (cosine * second));
}
