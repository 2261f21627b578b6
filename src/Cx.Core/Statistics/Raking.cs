namespace Cx.Core.Statistics;

/// <summary>Fits a table of counts to known margins: iterative proportional fitting.</summary>
/// <remarks>
/// <para>Scale the first dimension to its targets, then the second, …, and again, until every margin is within 1e-10 of its target, relative
/// (Deming and Stephan, <i>On a Least Squares Adjustment of a Sampled Frequency Table When the Expected Marginal Totals Are Known</i>, 1940).
/// At most 1000 rounds. A cell of 0 stays 0.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
/// <example>
/// <code>
/// // Two rows (region) by three columns (age), row after row.
/// RakingResult raked = Raking.Of([30, 20, 10, 10, 20, 30], [[500, 500], [300, 300, 400]]);
/// double weightOfFirstCell = raked.Weights![0];
/// </code>
/// </example>
public static class Raking
{
    private const double Tolerance = 1e-10;
    private const int MaxRounds = 1000;

    /// <summary>Rakes a table to one margin per dimension.</summary>
    /// <param name="table">The counts (or base weights) of all cells, the last dimension running fastest.</param>
    /// <param name="margins">For each dimension the target totals of its categories. All dimensions must add up to the same total.</param>
    /// <returns>The result; without weights when a category has a target but no count, or when 1000 rounds were not enough.</returns>
    /// <exception cref="ArgumentException">The table does not have the cells of the margins, or the margins have different totals.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count or target is negative or not finite, or all targets are 0.</exception>
    public static RakingResult Of(ReadOnlySpan<double> table, IReadOnlyList<IReadOnlyList<double>> margins)
    {
        ArgumentNullException.ThrowIfNull(margins);
        CheckMargins(margins);
        var cells = margins.Aggregate(1L, (product, margin) => product * margin.Count);
        SampleArguments.SameLength(checked((int)cells), table.Length, nameof(table));
        foreach (var count in table)
        {
            SampleArguments.Count(count, nameof(table));
        }

        var raked = table.ToArray();
        var dimensions = Dimensions(margins);
        var empty = EmptyCells(raked, dimensions);
        if (empty.Count > 0)
        {
            return new RakingResult(raked, null, 0, empty);
        }

        for (var round = 1; round <= MaxRounds; round++)
        {
            foreach (var dimension in dimensions)
            {
                dimension.Fit(raked);
            }

            if (Array.TrueForAll(dimensions, dimension => dimension.Fits(raked)))
            {
                return new RakingResult(raked, Weights(table, raked), round, empty);
            }
        }

        return new RakingResult(raked, null, MaxRounds, empty);
    }

    private static void CheckMargins(IReadOnlyList<IReadOnlyList<double>> margins)
    {
        if (margins.Count == 0)
        {
            throw new ArgumentException("Raking needs at least one margin. Pass the target totals of each dimension of the table.", nameof(margins));
        }

        double? first = null;
        foreach (var margin in margins)
        {
            ArgumentNullException.ThrowIfNull(margin, nameof(margins));
            var total = 0.0;
            foreach (var target in margin)
            {
                SampleArguments.Count(target, nameof(margins));
                total += target;
            }

            DistributionArguments.Positive(total, nameof(margins));
            first ??= total;
            if (Math.Abs(total - first.Value) > Tolerance * total)
            {
                throw new ArgumentException(
                    $"The margins add up to {DistributionArguments.Text(first.Value)} and to {DistributionArguments.Text(total)}; no table has both. Scale them to one total.", nameof(margins));
            }
        }
    }

    private static RakingDimension[] Dimensions(IReadOnlyList<IReadOnlyList<double>> margins)
    {
        var dimensions = new RakingDimension[margins.Count];
        var stride = 1;
        for (var i = margins.Count - 1; i >= 0; i--)
        {
            dimensions[i] = new RakingDimension([.. margins[i]], stride);
            stride *= margins[i].Count;
        }

        return dimensions;
    }

    private static List<(int Margin, int Category)> EmptyCells(double[] table, RakingDimension[] dimensions)
    {
        var empty = new List<(int Margin, int Category)>();
        for (var margin = 0; margin < dimensions.Length; margin++)
        {
            foreach (var category in dimensions[margin].Empty(table))
            {
                empty.Add((margin, category));
            }
        }

        return empty;
    }

    private static double[] Weights(ReadOnlySpan<double> table, double[] raked)
    {
        var weights = new double[raked.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = table[i] > 0 ? raked[i] / table[i] : 0;
        }

        return weights;
    }

    /// <summary>One dimension of the table: its targets and how far apart its categories lie.</summary>
    private sealed class RakingDimension(double[] targets, int stride)
    {
        private readonly double[] _sums = new double[targets.Length];

        public void Fit(double[] table)
        {
            Sum(table);
            for (var cell = 0; cell < table.Length; cell++)
            {
                var category = CategoryOf(cell);
                // An empty category has a target of 0: others were refused before.
                table[cell] = _sums[category] > 0 ? table[cell] * (targets[category] / _sums[category]) : 0;
            }
        }

        public bool Fits(double[] table)
        {
            Sum(table);
            for (var i = 0; i < targets.Length; i++)
            {
                if (Math.Abs(_sums[i] - targets[i]) > Tolerance * targets[i])
                {
                    return false;
                }
            }

            return true;
        }

        public IEnumerable<int> Empty(double[] table)
        {
            Sum(table);
            return Enumerable.Range(0, targets.Length).Where(i => _sums[i] == 0 && targets[i] > 0);
        }

        private void Sum(double[] table)
        {
            Array.Clear(_sums);
            for (var cell = 0; cell < table.Length; cell++)
            {
                _sums[CategoryOf(cell)] += table[cell];
            }
        }

        private int CategoryOf(int cell) => cell / stride % targets.Length;
    }
}
