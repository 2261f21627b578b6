using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>The covariances or correlations of k items.</summary>
internal sealed class ItemMatrix
{
    // A variance below this part of the squared size of its numbers is rounding.
    public const double Negligible = 1e-14;

    private readonly double[] _cells;

    private ItemMatrix(int size, double[] cells)
    {
        Size = size;
        _cells = cells;
    }

    public int Size { get; }

    public double this[int i, int j] => _cells[(i * Size) + j];

    /// <summary>Covariances with divisor n - 1 in two passes, or null below two items or three rows.</summary>
    public static ItemMatrix? Covariances(ReadOnlySpan<double> rows, int items)
    {
        Check(rows, items);
        var n = rows.Length / items;
        if (items < 2 || n < 3)
        {
            return null;
        }

        // Everything relative to the first row: then an item that never varies has a variance of exactly 0.
        var means = new double[items];
        for (var i = 0; i < rows.Length; i++)
        {
            means[i % items] += (rows[i] - rows[i % items]) / n;
        }

        var cells = new double[items * items];
        for (var row = 0; row < n; row++)
        {
            AddProducts(rows.Slice(row * items, items), rows[..items], means, n - 1, cells);
        }

        return new ItemMatrix(items, cells);
    }

    public double[] ToArray() => [.. _cells];

    public double Sum() => _cells.Sum();

    public double Trace()
    {
        var sum = 0.0;
        for (var i = 0; i < Size; i++)
        {
            sum += this[i, i];
        }

        return sum;
    }

    /// <summary>k/(k-1) (1 - trace/sum): the variance of the total is the sum of all covariances.</summary>
    public double? Alpha()
    {
        var total = Sum();
        var trace = Trace();
        return Size < 2 || !(total > Negligible * trace) ? null : Size / (Size - 1.0) * (1 - (trace / total));
    }

    public ItemMatrix Without(int item)
    {
        var cells = new List<double>((Size - 1) * (Size - 1));
        for (var i = 0; i < _cells.Length; i++)
        {
            if (i / Size != item && i % Size != item)
            {
                cells.Add(_cells[i]);
            }
        }

        return new ItemMatrix(Size - 1, [.. cells]);
    }

    /// <summary>r_ij = c_ij/sqrt(c_ii c_jj), or null when an item does not vary.</summary>
    public ItemMatrix? ToCorrelations()
    {
        var cells = new double[_cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            int a = i / Size, b = i % Size;
            if (!(this[a, a] > 0))
            {
                return null;
            }

            cells[i] = a == b ? 1 : this[a, b] / Math.Sqrt(this[a, a]) / Math.Sqrt(this[b, b]);
        }

        return new ItemMatrix(Size, cells);
    }

    private static void AddProducts(ReadOnlySpan<double> row, ReadOnlySpan<double> first, double[] means, double divisor, double[] cells)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var deviation = (row[i] - first[i] - means[i]) / divisor;
            for (var j = 0; j < row.Length; j++)
            {
                cells[(i * row.Length) + j] += deviation * (row[j] - first[j] - means[j]);
            }
        }
    }

    private static void Check(ReadOnlySpan<double> rows, int items)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        if (rows.Length % items != 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{rows.Length} numbers are no whole number of rows of {items} items. Leave incomplete rows out."), nameof(rows));
        }

        foreach (var value in rows)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"Every answer is a finite number, and {DistributionArguments.Text(value)} is not. Leave incomplete rows out.", nameof(rows));
            }
        }
    }
}
