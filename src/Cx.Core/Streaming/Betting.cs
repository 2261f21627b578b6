namespace Cx.Core.Streaming;

/// <summary>Bets against a bounded mean with a fixed mixture of stakes (after Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting, 2024).</summary>
/// <remarks>
/// <para>g_j = 2^−j, j = 1…8. Against "mean ≥ m": f⁻ = 1 − g + g(1 − y)/(1 − m); against "mean ≤ m": f⁺ = 1 − g + g·y/m. E[f] ≤ 1 while the claim holds, so the mixture of products is a non-negative supermartingale from 1 (Ville: it ever reaches 1/α with probability at most α).</para>
/// <para>A pure function of the counts, so it merges and does not depend on order.</para>
/// </remarks>
internal static class Betting
{
    public const int Stakes = 8;

    /// <summary>ln f of every stake and level: stake j at j·levels.</summary>
    public static double[] LogFactors(double[] values, double mean, bool falls)
    {
        var logs = new double[Stakes * values.Length];
        Fill(logs, values, mean, falls);
        return logs;
    }

    /// <summary>ln E of counts, from the logarithms of the factors.</summary>
    public static double LogEvidence(ReadOnlySpan<double> logFactors, ReadOnlySpan<long> counts)
    {
        Span<double> wealth = stackalloc double[Stakes];
        AddTo(wealth, logFactors, counts);
        return LogMean(wealth);
    }

    /// <summary>Adds Σ_k c_k ln f_jk to the j-th sum.</summary>
    public static void AddTo(Span<double> sums, ReadOnlySpan<double> logFactors, ReadOnlySpan<long> counts)
    {
        for (var j = 0; j < Stakes; j++)
        {
            var row = logFactors.Slice(j * counts.Length, counts.Length);
            var sum = 0.0;
            for (var k = 0; k < counts.Length; k++)
            {
                if (counts[k] != 0) sum += counts[k] * row[k];
            }

            sums[j] += sum;
        }
    }

    /// <summary>logsumexp − ln 8; −∞ where all are.</summary>
    public static double LogMean(ReadOnlySpan<double> logs)
    {
        var most = double.NegativeInfinity;
        foreach (var log in logs) most = Math.Max(most, log);
        if (double.IsNegativeInfinity(most)) return most;
        var sum = 0.0;
        foreach (var log in logs) sum += Math.Exp(log - most);
        return most + Math.Log(sum) - Math.Log(Stakes);
    }

    /// <summary>The least and greatest mean against which the evidence stays below a threshold: E⁺ falls and E⁻ rises in the mean.</summary>
    public static (double Low, double High) Sequence(double[] values, ReadOnlySpan<long> counts, double logThreshold)
    {
        var logs = new double[Stakes * values.Length];
        var low = Root(values, counts, logThreshold, logs, falls: false);
        var high = Root(values, counts, logThreshold, logs, falls: true);
        return (Math.Min(low, high), Math.Max(low, high));
    }

    private static double Root(double[] values, ReadOnlySpan<long> counts, double logThreshold, double[] logs, bool falls)
    {
        // 52 halvings of 0…1 are all the digits there are.
        const int halvings = 52;
        double low = 0, high = 1;
        for (var i = 0; i < halvings; i++)
        {
            var middle = (low + high) / 2;
            Fill(logs, values, middle, falls);
            var isAgainst = LogEvidence(logs, counts) >= logThreshold;
            if (isAgainst == falls) high = middle;
            else low = middle;
        }

        // On the side of doubt, so that rounding never shuts the true mean out.
        return falls ? high : low;
    }

    private static void Fill(Span<double> logs, double[] values, double mean, bool falls)
    {
        for (var j = 0; j < Stakes; j++)
        {
            var stake = Math.ScaleB(1, -(j + 1));
            for (var k = 0; k < values.Length; k++)
            {
                var pays = falls ? (1 - values[k]) / (1 - mean) : values[k] / mean;
                logs[(j * values.Length) + k] = Math.Log(1 + (stake * (pays - 1)));
            }
        }
    }
}
