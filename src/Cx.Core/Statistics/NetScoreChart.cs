using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>A control chart of net scores: whether a net score is farther from the baseline than chance explains.</summary>
/// <remarks>
/// <para>Points −100…100. Centre = the pooled net score of the baseline, limits ± 3·100·√(V/n) for the n of each point, with the pooled V = f + u − (f − u)², cut to −100…100.</para>
/// <para>Limits come from a closed baseline, never from the point that is judged. It is a class: <see langword="default"/> is <see langword="null"/>, no baseline to judge by.</para>
/// <para>Equal when the baselines are equal. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// NetScoreChart? chart = NetScoreChart.From([(25, 35, 40), (25, 30, 45), (28, 34, 38)]);
/// bool? isSignal = chart?.Point(50, 30, 20)?.IsSignal;   // true: −30 where +15 was usual
/// </code>
/// </example>
public sealed class NetScoreChart : IEquatable<NetScoreChart>
{
    private const double Width = 3;
    private const double Points = 100;

    private readonly NetVariance _pooled;

    private NetScoreChart(long unfavourable, long neutral, long favourable)
    {
        Unfavourable = unfavourable;
        Neutral = neutral;
        Favourable = favourable;
        _pooled = NetVariance.Of(unfavourable, neutral, favourable);
    }

    /// <summary>The unfavourable answers of the baseline.</summary>
    public long Unfavourable { get; }

    /// <summary>The answers of the baseline that are neither.</summary>
    public long Neutral { get; }

    /// <summary>The favourable answers of the baseline.</summary>
    public long Favourable { get; }

    /// <summary>The answers of the baseline, 1 or more.</summary>
    public long N => Unfavourable + Neutral + Favourable;

    /// <summary>The centre line: the net score of the baseline, points −100…100.</summary>
    public double Centre => Points * _pooled.Net;

    /// <summary>Makes a chart of a baseline.</summary>
    /// <param name="groups">The unfavourable, other and favourable answers of each group; groups of none are passed over.</param>
    /// <returns>The chart; <see langword="null"/> with fewer than two groups, or where all answers are of one kind: there is no limit to judge by.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static NetScoreChart? From(ReadOnlySpan<(long Unfavourable, long Neutral, long Favourable)> groups)
    {
        long unfavourable = 0, neutral = 0, favourable = 0;
        var used = 0;
        foreach (var group in groups)
        {
            Check(group.Unfavourable, group.Neutral, group.Favourable);
            if (group.Unfavourable + group.Neutral + group.Favourable > 0) used++;
            unfavourable += group.Unfavourable;
            neutral += group.Neutral;
            favourable += group.Favourable;
        }

        return used >= 2 && new NetScoreChart(unfavourable, neutral, favourable) is { _pooled.Variance: > 0 } chart ? chart : null;
    }

    /// <summary>The standard deviation of a net score of so many answers, in points.</summary>
    /// <param name="n">How many, 1 or more.</param>
    /// <returns>100·√(V/n).</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
    public double SigmaAt(long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        return Points * Math.Sqrt(_pooled.Variance / n);
    }

    /// <summary>A group as a point.</summary>
    /// <param name="unfavourable">Its unfavourable answers.</param>
    /// <param name="neutral">Its answers that are neither.</param>
    /// <param name="favourable">Its favourable answers.</param>
    /// <returns>The point; <see langword="null"/> for a group of none.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public ChartPoint? Point(long unfavourable, long neutral, long favourable)
    {
        Check(unfavourable, neutral, favourable);
        var n = unfavourable + neutral + favourable;
        if (n == 0) return null;
        var sigma = SigmaAt(n);
        return new ChartPoint(Points * NetVariance.Of(unfavourable, neutral, favourable).Net, Centre, sigma, Math.Max(-Points, Centre - (Width * sigma)), Math.Min(Points, Centre + (Width * sigma)));
    }

    /// <inheritdoc/>
    public bool Equals(NetScoreChart? other) => other is not null && Unfavourable == other.Unfavourable && Neutral == other.Neutral && Favourable == other.Favourable;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NetScoreChart);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Unfavourable, Neutral, Favourable);

    /// <summary>Whether two charts have the same baseline.</summary>
    /// <param name="left">One chart.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(NetScoreChart? left, NetScoreChart? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two charts have different baselines.</summary>
    /// <param name="left">One chart.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(NetScoreChart? left, NetScoreChart? right) => !(left == right);

    /// <summary>The centre and n of the baseline.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"net score chart, centre {Centre:+0.0;-0.0;0.0}, n {N}");

    private static void Check(long unfavourable, long neutral, long favourable)
    {
        if (unfavourable < 0 || neutral < 0 || favourable < 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The counts {unfavourable}, {neutral} and {favourable} are not all 0 or more."), nameof(unfavourable));
    }
}
