using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>A control chart of shares of large groups, whose limits also take in how much the share varies from group to group anyway.</summary>
/// <remarks>
/// <para>Shares 0…1. Limits p̄ ± 3·s·σ_z with s = √(p̄(1 − p̄)/n) of each point and σ_z = the mean moving range of the baseline's z values / 1.128, cut to 0…1 (Laney, Improved Control Charts for Attributes, 2002). With thousands of answers a plain p-chart calls every week a signal; σ_z above 1 says by how much it would be too narrow.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no baseline to judge by. Equal when centre, n and σ_z are equal. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// LaneyPChart? chart = LaneyPChart.From(hits: [400, 460, 380], n: [1000, 1000, 1000]);
/// bool? isSignal = chart?.Point(480, 1000)?.IsSignal;   // false: weeks differ that much
/// </code>
/// </example>
public sealed class LaneyPChart : IEquatable<LaneyPChart>
{
    private const double Width = 3;

    // d2 of two: the expected range of two standard normal values.
    private const double RangeOfTwo = 1.128;

    private readonly PChart _plain;

    private LaneyPChart(PChart plain, double sigmaZ)
    {
        _plain = plain;
        SigmaZ = sigmaZ;
    }

    /// <summary>The n of the baseline, 1 or more.</summary>
    public long N => _plain.N;

    /// <summary>The centre line: the share of the baseline, 0…1.</summary>
    public double Centre => _plain.Centre;

    /// <summary>How much wider than chance alone the points of the baseline lie: a ratio, 1 where chance explains all.</summary>
    public double SigmaZ { get; }

    /// <summary>Makes a chart of a baseline.</summary>
    /// <param name="hits">The hits of each group, in order.</param>
    /// <param name="n">The size of each group; groups of none are passed over.</param>
    /// <returns>The chart; <see langword="null"/> with fewer than two groups, where all hit or none did, or where the points do not vary: there is no limit to judge by.</returns>
    /// <exception cref="ArgumentException">There is not one n for each group, or a group has more hits than members.</exception>
    public static LaneyPChart? From(ReadOnlySpan<long> hits, ReadOnlySpan<long> n)
    {
        if (PChart.From(hits, n) is not { } plain) return null;
        double ranges = 0;
        double? before = null;
        var count = 0;
        for (var i = 0; i < n.Length; i++)
        {
            if (n[i] == 0) continue;
            var z = (((double)hits[i] / n[i]) - plain.Centre) / plain.SigmaAt(n[i]);
            if (before is { } last)
            {
                ranges += Math.Abs(z - last);
                count++;
            }

            before = z;
        }

        return ranges > 0 ? new LaneyPChart(plain, ranges / count / RangeOfTwo) : null;
    }

    /// <summary>A group as a point.</summary>
    /// <param name="hits">Its hits.</param>
    /// <param name="n">Its size.</param>
    /// <returns>The point; <see langword="null"/> for a group of none.</returns>
    /// <exception cref="ArgumentException">There are more hits than members.</exception>
    public ChartPoint? Point(long hits, long n)
    {
        if (_plain.Point(hits, n) is not { } point) return null;
        var sigma = point.Sigma * SigmaZ;
        return new ChartPoint(point.Value, Centre, sigma, Math.Max(0, Centre - (Width * sigma)), Math.Min(1, Centre + (Width * sigma)));
    }

    /// <inheritdoc/>
    public bool Equals(LaneyPChart? other) => other is not null && _plain == other._plain && SigmaZ == other.SigmaZ;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LaneyPChart);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_plain, SigmaZ);

    /// <summary>Whether two charts have the same baseline.</summary>
    /// <param name="left">One chart.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(LaneyPChart? left, LaneyPChart? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two charts have different baselines.</summary>
    /// <param name="left">One chart.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(LaneyPChart? left, LaneyPChart? right) => !(left == right);

    /// <summary>The centre, σ_z and n of the baseline.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Laney p-chart, centre {Centre:0.####}, sigma z {SigmaZ:0.###}, n {N}");
}
