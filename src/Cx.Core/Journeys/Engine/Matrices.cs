namespace Cx.Core.Journeys;

/// <summary>The inverse of a small square matrix.</summary>
internal static class Matrices
{
    /// <summary>Gauss–Jordan elimination with partial pivoting; the matrix is used up.</summary>
    public static double[][] Inverse(double[][] matrix)
    {
        var size = matrix.Length;
        var inverse = new double[size][];
        for (var i = 0; i < size; i++)
        {
            inverse[i] = new double[size];
            inverse[i][i] = 1;
        }

        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < size; row++)
            {
                if (Math.Abs(matrix[row][column]) > Math.Abs(matrix[pivot][column])) pivot = row;
            }

            (matrix[column], matrix[pivot]) = (matrix[pivot], matrix[column]);
            (inverse[column], inverse[pivot]) = (inverse[pivot], inverse[column]);
            var factor = matrix[column][column];
            for (var j = 0; j < size; j++)
            {
                matrix[column][j] /= factor;
                inverse[column][j] /= factor;
            }

            for (var row = 0; row < size; row++)
            {
                var by = matrix[row][column];
                if (row == column || by == 0) continue;
                for (var j = 0; j < size; j++)
                {
                    matrix[row][j] -= by * matrix[column][j];
                    inverse[row][j] -= by * inverse[column][j];
                }
            }
        }

        return inverse;
    }
}
