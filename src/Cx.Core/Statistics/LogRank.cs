namespace Cx.Core.Statistics;

/// <summary>The log-rank test: whether two or more groups have the same survival curve.</summary>
/// <remarks>
/// <para>At each event time the events are expected in proportion to those at risk, E_j = sum d n_j/n; the statistic is (O − E)' V⁻¹ (O − E) with the hypergeometric
/// covariance V_jk = sum d (n − d)/(n − 1) n_j/n (δ_jk − n_k/n), chi-squared with one degree of freedom less than there are groups (Mantel, <i>Evaluation of Survival Data</i>, 1966; Peto and Peto 1972).</para>
/// <para>It weighs early and late events alike, and sees little of curves that cross. Thread safety: pure functions.</para>
/// </remarks>
public static class LogRank
{
    // A pivot this small against its own diagonal is a group that never was at risk together with another.
    private const double SingularBelow = 1e-12;

    /// <summary>Tests whether groups have the same curve.</summary>
    /// <param name="groups">The curve of each group, with times in one unit.</param>
    /// <returns>The test, or <c>null</c> with fewer than two groups, or when no event happened while two of them were at risk.</returns>
    public static LogRankResult? Of(params ReadOnlySpan<SurvivalCurve> groups)
    {
        foreach (var group in groups)
        {
            ArgumentNullException.ThrowIfNull(group, nameof(groups));
        }

        var k = groups.Length;
        var observed = new long[k];
        var expected = new double[k];
        var covariance = new double[k * k];
        var rows = new int[k];
        var atRisk = new double[k];
        while (Next(groups, rows) is { } time)
        {
            double events = 0, risk = 0;
            for (var j = 0; j < k; j++)
            {
                var here = rows[j] < groups[j].Times.Length;
                // Between two rows of its table nobody of a group comes or goes.
                atRisk[j] = here ? groups[j].AtRiskCounts[rows[j]] : 0;
                risk += atRisk[j];
                if (here && groups[j].Times[rows[j]] == time)
                {
                    observed[j] += groups[j].EventCounts[rows[j]];
                    events += groups[j].EventCounts[rows[j]];
                    rows[j]++;
                }
            }

            if (events > 0)
            {
                Accumulate(events, risk, atRisk, expected, covariance);
            }
        }

        var difference = new double[k];
        for (var j = 0; j < k; j++)
        {
            difference[j] = observed[j] - expected[j];
        }

        var (statistic, rank) = QuadraticForm(covariance, difference);
        return rank == 0 ? null : new LogRankResult(observed, expected, new TestResult(statistic, rank, ChiSquared.Survival(statistic, rank), "LogRank"));
    }

    private static double? Next(ReadOnlySpan<SurvivalCurve> groups, int[] rows)
    {
        double? next = null;
        for (var j = 0; j < groups.Length; j++)
        {
            if (rows[j] < groups[j].Times.Length && !(groups[j].Times[rows[j]] >= next))
            {
                next = groups[j].Times[rows[j]];
            }
        }

        return next;
    }

    private static void Accumulate(double events, double risk, double[] atRisk, double[] expected, double[] covariance)
    {
        var k = atRisk.Length;
        var factor = risk > 1 ? events * (risk - events) / (risk - 1) : 0;
        for (var j = 0; j < k; j++)
        {
            var share = atRisk[j] / risk;
            expected[j] += events * share;
            for (var i = 0; i < k; i++)
            {
                covariance[(j * k) + i] += factor * share * ((i == j ? 1 : 0) - (atRisk[i] / risk));
            }
        }
    }

    // x' V^- x by elimination on the diagonal. The rows of V add up to 0, so one group always falls out, and with it those that never met another.
    private static (double Value, int Rank) QuadraticForm(double[] matrix, double[] x)
    {
        var k = x.Length;
        var diagonal = new double[k];
        for (var j = 0; j < k; j++)
        {
            diagonal[j] = matrix[(j * k) + j];
        }

        double value = 0;
        var rank = 0;
        for (var pivot = 0; pivot < k; pivot++)
        {
            var size = matrix[(pivot * k) + pivot];
            if (!(size > SingularBelow * diagonal[pivot]))
            {
                continue;
            }

            rank++;
            value += x[pivot] * x[pivot] / size;
            for (var row = pivot + 1; row < k; row++)
            {
                var factor = matrix[(row * k) + pivot] / size;
                x[row] -= factor * x[pivot];
                for (var column = pivot + 1; column < k; column++)
                {
                    matrix[(row * k) + column] -= factor * matrix[(pivot * k) + column];
                }
            }
        }

        return (value, rank);
    }
}
