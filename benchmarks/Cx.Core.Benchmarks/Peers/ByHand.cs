namespace Cx.Core.Benchmarks.Peers;

/// <summary>The formulas as one writes them down in a program of one's own: no checks, no provenance, no case for an empty sample.</summary>
internal static class ByHand
{
    private const double Z95 = 1.9599639845400543;

    public static double NetPoints(ReadOnlySpan<long> levels, out double standardError)
    {
        long n = 0, promoters = 0, detractors = 0;
        for (var value = 0; value < levels.Length; value++)
        {
            n += levels[value];
            if (value >= 9) promoters += levels[value];
            else if (value <= 6) detractors += levels[value];
        }

        var p = (double)promoters / n;
        var d = (double)detractors / n;
        standardError = 100 * Math.Sqrt((p + d - ((p - d) * (p - d))) / n);
        return 100 * (p - d);
    }

    public static double TopBox(ReadOnlySpan<long> levels, int box, out double standardError)
    {
        long n = 0, top = 0;
        for (var level = 0; level < levels.Length; level++)
        {
            n += levels[level];
            if (level >= levels.Length - box) top += levels[level];
        }

        var p = (double)top / n;
        standardError = Math.Sqrt(p * (1 - p) / n);
        return p;
    }

    public static double Mean(ReadOnlySpan<long> levels, out double standardError)
    {
        long n = 0;
        double sum = 0, squares = 0;
        for (var value = 0; value < levels.Length; value++)
        {
            n += levels[value];
            sum += (double)value * levels[value];
            squares += (double)value * value * levels[value];
        }

        var mean = sum / n;
        standardError = Math.Sqrt(((squares / n) - (mean * mean)) / (n - 1));
        return mean;
    }

    /// <summary>Wilson 1927, 95 %.</summary>
    public static (double Low, double High) Wilson(long hits, long n)
    {
        var p = (double)hits / n;
        var z2 = Z95 * Z95;
        var centre = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z95 / (1 + (z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (z2 / (4.0 * n * n)));
        return (centre - half, centre + half);
    }

    /// <summary>Adjusted Wald with 3 added answers, 95 %, in points.</summary>
    public static (double Low, double High) AdjustedWald(long detractors, long passives, long promoters)
    {
        var n = detractors + passives + promoters + 3.0;
        var p = (promoters + 0.75) / n;
        var d = (detractors + 0.75) / n;
        var half = Z95 * Math.Sqrt((p + d - ((p - d) * (p - d))) / n);
        return (100 * (p - d - half), 100 * (p - d + half));
    }

    /// <summary>Percentile bootstrap that draws every answer, in points.</summary>
    public static (double Low, double High) Bootstrap(long detractors, long passives, long promoters, int seed, int replicates)
    {
        var n = (int)(detractors + passives + promoters);
        var classes = new sbyte[n];
        classes.AsSpan(0, (int)detractors).Fill(-1);
        classes.AsSpan(n - (int)promoters).Fill(1);
        var random = new Random(seed);
        var draws = new double[replicates];
        for (var r = 0; r < replicates; r++)
        {
            var sum = 0;
            for (var i = 0; i < n; i++) sum += classes[random.Next(n)];
            draws[r] = 100.0 * sum / n;
        }

        Array.Sort(draws);
        return (draws[(int)(0.025 * replicates)], draws[(int)(0.975 * replicates)]);
    }
}
