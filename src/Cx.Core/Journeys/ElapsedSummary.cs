using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>Times between interactions: how many, their mean and spread, the extremes and quantiles.</summary>
/// <remarks>
/// <para>In seconds, 0 or more, from whole milliseconds: what is finer is cut off. Mean and deviation come from exact sums of integers, so that no order of the interactions changes them.</para>
/// <para>Where every time was kept, quantiles are exact; in a stream they lie within bounds that are certain, 0.8 % apart at most.</para>
/// <para>These are times between two things that both happened. Who waits for the second is not in them: see <see cref="StuckPoints"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ElapsedSummary
{
    private const double MillisecondsPerSecond = 1000;

    private readonly Int128 _sum;
    private readonly UInt128 _squares;
    private readonly DurationValues? _values;
    private readonly ValueList<(long Low, long High, long Count)>? _buckets;
    private readonly long _least;
    private readonly long _most;

    internal ElapsedSummary(long n, Int128 sum, UInt128 squares, long least, long most, DurationValues? values, ValueList<(long Low, long High, long Count)>? buckets)
    {
        N = n;
        _sum = sum;
        _squares = squares;
        _least = least;
        _most = most;
        _values = values;
        _buckets = buckets;
    }

    /// <summary>How many times there are, 1 or more.</summary>
    public long N { get; }

    /// <summary>Their mean in seconds, 0 or more.</summary>
    public double MeanSeconds => (double)_sum / N / MillisecondsPerSecond;

    /// <summary>Their sample standard deviation in seconds, divisor n − 1; <see langword="null"/> for a single one.</summary>
    public double? StandardDeviationSeconds
    {
        get
        {
            if (N == 1) return null;
            // n Σx² − (Σx)², exact as long as it fits; beyond, the rounding of a double is far below the spread.
            var variance = _squares <= UInt128.MaxValue / (UInt128)N && _sum <= long.MaxValue
                ? (double)(((UInt128)N * _squares) - ((UInt128)_sum * (UInt128)_sum)) / N / (N - 1)
                : Math.Max(0, ((double)_squares - ((double)_sum * ((double)_sum / N))) / (N - 1));
            return Math.Sqrt(variance) / MillisecondsPerSecond;
        }
    }

    /// <summary>The shortest in seconds; in a stream a bound that it is not below.</summary>
    public double ShortestSeconds => _least / MillisecondsPerSecond;

    /// <summary>The longest in seconds; in a stream a bound that it is not above.</summary>
    public double LongestSeconds => _most / MillisecondsPerSecond;

    /// <summary>Whether every time was kept, so that quantiles are exact.</summary>
    public bool IsExact => _values is not null;

    /// <summary>The median in seconds, the mean of the two middle ones where their number is even; <see langword="null"/> in a stream, which knows <see cref="Bounds"/> only.</summary>
    public double? MedianSeconds => Quantile(QuantileLevel.Median);

    /// <summary>A quantile in seconds.</summary>
    /// <param name="level">The level; the median by default.</param>
    /// <param name="method">The definition; linear between two values by default.</param>
    /// <returns>The quantile, or <see langword="null"/> in a stream, which knows <see cref="Bounds"/> only.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is none.</exception>
    public double? Quantile(QuantileLevel level = default, QuantileMethod method = QuantileMethod.Linear)
        => _values is null ? null : SampleQuantile.Of(Array.ConvertAll(_values.Sorted.ToArray(), value => (double)value), level, method) / MillisecondsPerSecond;

    /// <summary>Limits between which a quantile certainly lies: that of rank ceil(n·q), a time that was observed.</summary>
    /// <param name="level">The level; the median by default.</param>
    /// <returns>The limits in seconds; both are the quantile where every time was kept.</returns>
    public (double LowSeconds, double HighSeconds) Bounds(QuantileLevel level = default)
    {
        if (_values is not null)
        {
            var exact = Quantile(level, QuantileMethod.InverseCdf)!.Value;
            return (exact, exact);
        }

        var rank = (long)((((Int128)level.Numerator * N) + level.Denominator - 1) / level.Denominator);
        long below = 0;
        foreach (var (low, high, count) in _buckets!)
        {
            below += count;
            if (below >= rank) return (Math.Max(low, _least) / MillisecondsPerSecond, Math.Min(high, _most) / MillisecondsPerSecond);
        }

        return (LongestSeconds, LongestSeconds);
    }

    /// <summary>Mean and number, such as <c>mean 124474.53 s (n 43)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mean {MeanSeconds:0.##} s (n {N})");
}
