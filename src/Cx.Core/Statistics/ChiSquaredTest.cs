namespace Cx.Core.Statistics;

/// <summary>Pearson's chi-squared test of a table of counts: whether the rows have the same distribution over the columns.</summary>
/// <remarks>
/// <para>sum (observed − expected)²/expected with (rows − 1)(columns − 1) degrees of freedom, no continuity correction
/// (Pearson, <i>On the Criterion…</i>, 1900; degrees of freedom after Fisher 1922).</para>
/// <para>Empty rows and columns say nothing and are left out. Thread safety: pure functions.</para>
/// </remarks>
public static class ChiSquaredTest
{
    /// <summary>Tests a table of counts.</summary>
    /// <param name="table">The counts, row after row.</param>
    /// <param name="columns">The number of columns, 1 or more.</param>
    /// <returns>The test, or <c>null</c> when fewer than two rows or fewer than two columns have counts.</returns>
    /// <exception cref="ArgumentException">The table is no whole number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or <paramref name="columns"/> is below 1.</exception>
    public static TestResult? Of(ReadOnlySpan<long> table, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (table.Length % columns != 0)
        {
            throw new ArgumentException($"{table.Length} counts are no whole number of rows of {columns} columns. Pass every cell, zeros included.", nameof(table));
        }

        var rowSums = new double[table.Length / columns];
        var columnSums = new double[columns];
        double total = 0;
        for (var i = 0; i < table.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(table[i], nameof(table));
            rowSums[i / columns] += table[i];
            columnSums[i % columns] += table[i];
            total += table[i];
        }

        var degreesOfFreedom = (Filled(rowSums) - 1) * (Filled(columnSums) - 1);
        if (total == 0 || degreesOfFreedom == 0)
        {
            return null;
        }

        var statistic = 0.0;
        for (var i = 0; i < table.Length; i++)
        {
            var expected = rowSums[i / columns] * (columnSums[i % columns] / total);
            if (expected > 0)
            {
                statistic += (table[i] - expected) * (table[i] - expected) / expected;
            }
        }

        return new TestResult(statistic, degreesOfFreedom, ChiSquared.Survival(statistic, degreesOfFreedom), "PearsonChiSquared");
    }

    private static int Filled(double[] sums) => sums.Count(sum => sum > 0);
}
