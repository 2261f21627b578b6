namespace Cx.Core.Statistics;

/// <summary>How far several items measure one thing: Cronbach's alpha and McDonald's omega.</summary>
/// <remarks>
/// <para>Input is complete rows of numbers, row after row, all items in the same direction; reverse an item before it gets here.</para>
/// <para>Every measure is <c>null</c> for fewer than two items, fewer than three rows, or without variance. None is a proof of one dimension.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
/// <example>
/// <code>
/// double[] answers = [4, 5, 4,  2, 3, 2,  5, 5, 4,  3, 3, 3];   // four people, three items
/// double? alpha = Reliability.CronbachAlpha(answers, items: 3);
/// </code>
/// </example>
public static class Reliability
{
    /// <summary>Cronbach's alpha: k/(k − 1)·(1 − sum var_i/var_total) (<i>Coefficient Alpha and the Internal Structure of Tests</i>, 1951).</summary>
    /// <param name="rows">The answers, row after row.</param>
    /// <param name="items">The number of items in a row.</param>
    /// <returns>Alpha, at most 1; negative when items contradict each other; <c>null</c> when undefined.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, or a number is not finite.</exception>
    public static double? CronbachAlpha(ReadOnlySpan<double> rows, int items)
        => ItemMatrix.Covariances(rows, items)?.Alpha();

    /// <summary>Alpha of the standardised items: k·r/(1 + (k − 1)·r), r the average correlation.</summary>
    /// <param name="rows">The answers, row after row.</param>
    /// <param name="items">The number of items in a row.</param>
    /// <returns>Standardised alpha, at most 1; <c>null</c> when undefined or when an item does not vary.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, or a number is not finite.</exception>
    public static double? StandardisedAlpha(ReadOnlySpan<double> rows, int items)
        => Correlations(rows, items)?.Alpha();

    /// <summary>The average correlation between two items.</summary>
    /// <param name="rows">The answers, row after row.</param>
    /// <param name="items">The number of items in a row.</param>
    /// <returns>The average, −1…1; <c>null</c> when undefined or when an item does not vary.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, or a number is not finite.</exception>
    public static double? AverageInterItemCorrelation(ReadOnlySpan<double> rows, int items)
        => Correlations(rows, items) is { } r ? (r.Sum() - r.Trace()) / (items * (items - 1.0)) : null;

    /// <summary>What alpha would be without each item.</summary>
    /// <param name="rows">The answers, row after row.</param>
    /// <param name="items">The number of items in a row.</param>
    /// <returns>One alpha per item, <c>null</c> where the others have none; <c>null</c> when alpha itself is undefined.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, or a number is not finite.</exception>
    public static double?[]? AlphaIfDropped(ReadOnlySpan<double> rows, int items)
    {
        if (ItemMatrix.Covariances(rows, items) is not { } covariances || covariances.Alpha() is null)
        {
            return null;
        }

        var result = new double?[items];
        for (var i = 0; i < items; i++)
        {
            result[i] = covariances.Without(i).Alpha();
        }

        return result;
    }

    /// <summary>The covariances of the items, with divisor n − 1.</summary>
    /// <param name="rows">The answers, row after row.</param>
    /// <param name="items">The number of items in a row.</param>
    /// <returns>The square matrix, row after row; <c>null</c> for fewer than two items or three rows.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, or a number is not finite.</exception>
    public static double[]? Covariances(ReadOnlySpan<double> rows, int items) => ItemMatrix.Covariances(rows, items)?.ToArray();

    /// <summary>The loadings of the items on one common factor, by maximum likelihood.</summary>
    /// <param name="rows">The answers, row after row.</param>
    /// <param name="items">The number of items in a row.</param>
    /// <returns>One loading per item, −1…1, with a sum of 0 or more; <c>null</c> when undefined, when an item does not vary, or for two items, which
    /// do not determine a factor.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, or a number is not finite.</exception>
    public static double[]? Loadings(ReadOnlySpan<double> rows, int items)
        => Correlations(rows, items) is { } r && items > 2 ? OneFactor.MaximumLikelihood(r) : null;

    /// <summary>McDonald's omega of one factor by maximum likelihood: (sum L)²/((sum L)² + sum(1 − L²)) (<i>Test Theory</i>, 1999).</summary>
    /// <remarks>The denominator is the variance that the model implies. The one with the observed variance is <see cref="OmegaObserved"/>.</remarks>
    /// <param name="rows">The answers, row after row.</param>
    /// <param name="items">The number of items in a row.</param>
    /// <returns>Omega, 0…1; <c>null</c> when undefined, when an item does not vary, or for two items.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, or a number is not finite.</exception>
    public static double? Omega(ReadOnlySpan<double> rows, int items)
        => Loadings(rows, items) is { } loadings ? OmegaOfLoadings(loadings) : null;

    /// <summary>McDonald's omega of known standardised loadings: (sum L)²/((sum L)² + sum(1 − L²)).</summary>
    /// <param name="loadings">The loadings, −1…1.</param>
    /// <returns>Omega, 0…1; <c>null</c> for fewer than two loadings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A loading is outside −1…1.</exception>
    public static double? OmegaOfLoadings(ReadOnlySpan<double> loadings)
    {
        double sum = 0, unique = 0;
        foreach (var loading in loadings)
        {
            if (!(loading is >= -1 and <= 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(loadings), loading, $"A standardised loading lies within -1…1, and {DistributionArguments.Text(loading)} does not.");
            }

            sum += loading;
            unique += 1 - (loading * loading);
        }

        var common = sum * sum;
        return loadings.Length < 2 || common + unique == 0 ? null : common / (common + unique);
    }

    /// <summary>Omega with the observed variance: 1 − sum u²/sum R, R the correlations, u² the unique variances of one minres factor.</summary>
    /// <remarks>Minres minimises the squared residual correlations off the diagonal (Harman and Jones, <i>Factor Analysis by Minimizing Residuals</i>, 1966).
    /// Another denominator than <see cref="Omega"/>, so another number and another name.</remarks>
    /// <param name="rows">The answers, row after row.</param>
    /// <param name="items">The number of items in a row.</param>
    /// <returns>Omega, at most 1; <c>null</c> when undefined, when an item does not vary, for two items, or when the correlations do not add up to more than 0.</returns>
    /// <exception cref="ArgumentException">The rows are not whole, or a number is not finite.</exception>
    public static double? OmegaObserved(ReadOnlySpan<double> rows, int items)
    {
        if (Correlations(rows, items) is not { } r || items < 3)
        {
            return null;
        }

        var total = r.Sum();
        var unique = OneFactor.MinimumResidual(r).Sum(loading => 1 - (loading * loading));
        return total > ItemMatrix.Negligible * r.Trace() ? 1 - (unique / total) : null;
    }

    private static ItemMatrix? Correlations(ReadOnlySpan<double> rows, int items)
        => ItemMatrix.Covariances(rows, items)?.ToCorrelations();
}
