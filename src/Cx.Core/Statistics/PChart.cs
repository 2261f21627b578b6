using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>A control chart of shares: whether a share is farther from the baseline than chance explains.</summary>
/// <remarks>
/// <para>Shares 0…1. Centre p̄ = hits of the baseline / n of the baseline, limits p̄ ± 3·√(p̄(1 − p̄)/n) for the n of each point, cut to 0…1 (NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2).</para>
/// <para>Limits come from a closed baseline, never from the point that is judged. It is a class: <see langword="default"/> is <see langword="null"/>, no baseline to judge by.</para>
/// <para>Equal when the centre and n of the baseline are equal. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// PChart? chart = PChart.From(hits: [40, 45, 38], n: [100, 100, 100]);
/// bool? isSignal = chart?.Point(20, 100)?.IsSignal;   // true: 20 % where 41 % were usual
/// </code>
/// </example>
public sealed class PChart : IEquatable<PChart>
{
    private const double Width = 3;

    private PChart(long hits, long n)
    {
        Hits = hits;
        N = n;
    }

    /// <summary>The hits of the baseline.</summary>
    public long Hits { get; }

    /// <summary>The n of the baseline, 1 or more.</summary>
    public long N { get; }

    /// <summary>The centre line: the share of the baseline, 0…1.</summary>
    public double Centre => (double)Hits / N;

    /// <summary>Makes a chart of a baseline.</summary>
    /// <param name="hits">The hits of each group.</param>
    /// <param name="n">The size of each group; groups of none are passed over.</param>
    /// <returns>The chart; <see langword="null"/> with fewer than two groups, or where all hit or none did: there is no limit to judge by.</returns>
    /// <exception cref="ArgumentException">There is not one n for each group, or a group has more hits than members.</exception>
    public static PChart? From(ReadOnlySpan<long> hits, ReadOnlySpan<long> n)
    {
        SampleArguments.SameLength(hits.Length, n.Length, nameof(n));
        long allHits = 0, all = 0;
        var groups = 0;
        for (var i = 0; i < n.Length; i++)
        {
            Check(hits[i], n[i]);
            if (n[i] == 0) continue;
            groups++;
            allHits += hits[i];
            all += n[i];
        }

        return groups < 2 || allHits == 0 || allHits == all ? null : new PChart(allHits, all);
    }

    /// <summary>The standard deviation of a share of so many, a share 0…1.</summary>
    /// <param name="n">How many, 1 or more.</param>
    /// <returns>√(p̄(1 − p̄)/n).</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
    public double SigmaAt(long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        return Math.Sqrt(Centre * (1 - Centre) / n);
    }

    /// <summary>A group as a point.</summary>
    /// <param name="hits">Its hits.</param>
    /// <param name="n">Its size.</param>
    /// <returns>The point; <see langword="null"/> for a group of none.</returns>
    /// <exception cref="ArgumentException">There are more hits than members.</exception>
    public ChartPoint? Point(long hits, long n)
    {
        Check(hits, n);
        if (n == 0) return null;
        var sigma = SigmaAt(n);
        return new ChartPoint((double)hits / n, Centre, sigma, Math.Max(0, Centre - (Width * sigma)), Math.Min(1, Centre + (Width * sigma)));
    }

    /// <inheritdoc/>
    public bool Equals(PChart? other) => other is not null && Hits == other.Hits && N == other.N;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PChart);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hits, N);

    /// <summary>Whether two charts have the same baseline.</summary>
    /// <param name="left">One chart.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(PChart? left, PChart? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two charts have different baselines.</summary>
    /// <param name="left">One chart.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(PChart? left, PChart? right) => !(left == right);

    /// <summary>The centre and n of the baseline.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p-chart, centre {Centre:0.####}, n {N}");

    private static void Check(long hits, long n)
    {
        if (hits < 0 || n < hits)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{hits} hits of {n} make no share. Give 0 or more hits, and at least as many members."), nameof(hits));
    }
}
