using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>The Aalen–Johansen curves: the share F_k(t) of all cases that has ended by time t in the k-th of several ways that exclude each other.</summary>
/// <remarks>
/// <para>F_k(t) = sum over t_i ≤ t of S(t_i−) d_ki/n_i, S being the Kaplan–Meier curve of ends of any kind (Aalen and Johansen, <i>An Empirical Transition Matrix for Non-Homogeneous Markov Chains</i>, 1978).
/// One minus the Kaplan–Meier curve of one kind, with the others taken as censored, is too high: it asks what would be if the other ends did not exist.</para>
/// <para>Shares 0…1, and F_1 + … + F_k + S = 1. Times have the unit they were given in. Beyond the last time nothing is known, unless S is 0 there. Without cases the factory gives <c>null</c>.</para>
/// <para>Equal when the counts are equal. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// // Callers of a queue: 1 answered, 2 hung up, 0 still waiting.
/// var ends = CumulativeIncidence.Of([1, 2, 3, 4], [1, 2, 0, 1], causes: 2);
/// double? answered = ends?.At(1, 3);   // 0.25
/// </code>
/// </example>
public sealed class CumulativeIncidence : IEquatable<CumulativeIncidence>
{
    // A sum of shares that should be 1 misses it by no more.
    private const double Rounding = 1e-12;

    private readonly long[][] _counts;
    private readonly double[][] _incidence;

    private CumulativeIncidence(SurvivalCurve overall, long[][] counts)
    {
        Overall = overall;
        _counts = counts;
        _incidence = new double[counts.Length][];
        for (var cause = 0; cause < counts.Length; cause++)
        {
            double sum = 0, before = 1;
            _incidence[cause] = new double[overall.Times.Length];
            for (var row = 0; row < overall.Times.Length; row++)
            {
                if (counts[cause][row] > 0)
                {
                    sum += before * counts[cause][row] / overall.AtRiskCounts[row];
                }

                _incidence[cause][row] = sum;
                before = overall.Survival[row];
            }
        }
    }

    /// <summary>The curve of ends of any kind.</summary>
    public SurvivalCurve Overall { get; }

    /// <summary>How many ways to end there are, 1 or more.</summary>
    public int Causes => _counts.Length;

    /// <summary>Makes the curves of cases.</summary>
    /// <param name="times">The time at which each case ended or was last seen, 0 or more.</param>
    /// <param name="cause">How each case ended, 1 to <paramref name="causes"/>; 0 where it was only last seen.</param>
    /// <param name="causes">How many ways to end there are, 1 or more.</param>
    /// <returns>The curves, or <c>null</c> without cases.</returns>
    /// <exception cref="ArgumentException">There is not one cause for each time.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, infinite or NaN, or a cause is not 0 to <paramref name="causes"/>.</exception>
    public static CumulativeIncidence? Of(ReadOnlySpan<double> times, ReadOnlySpan<int> cause, int causes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(causes, 1);
        SampleArguments.SameLength(times.Length, cause.Length, nameof(cause));
        var ended = new bool[cause.Length];
        for (var i = 0; i < cause.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(cause[i], nameof(cause));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(cause[i], causes, nameof(cause));
            ended[i] = cause[i] > 0;
        }

        if (SurvivalCurve.Of(times, ended) is not { } overall)
        {
            return null;
        }

        var counts = new long[causes][];
        for (var k = 0; k < causes; k++)
        {
            counts[k] = new long[overall.Times.Length];
        }

        for (var i = 0; i < cause.Length; i++)
        {
            if (ended[i])
            {
                counts[cause[i] - 1][overall.Times.BinarySearch(times[i] + 0.0)]++;
            }
        }

        return new CumulativeIncidence(overall, counts);
    }

    /// <summary>How many cases ended in one way.</summary>
    /// <param name="cause">The way, 1 to <see cref="Causes"/>.</param>
    /// <returns>The number of cases.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    public long EventsOf(int cause)
    {
        Check(cause);
        return _counts[cause - 1].Sum();
    }

    /// <summary>The share of all cases that has ended in one way by a time.</summary>
    /// <param name="cause">The way, 1 to <see cref="Causes"/>.</param>
    /// <param name="time">A time, 0 or more, in the unit of the curve.</param>
    /// <returns>F(t), a share 0…1; <c>null</c> beyond the last time, where nothing is known, unless no case is left.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way, or the time is negative, infinite or NaN.</exception>
    public double? At(int cause, double time)
    {
        Check(cause);
        if (Overall.At(time) is null)
        {
            return null;
        }

        var found = Overall.Times.BinarySearch(time);
        var row = found >= 0 ? found : ~found - 1;
        return row < 0 ? 0 : _incidence[cause - 1][row];
    }

    /// <summary>The standard error of F at a time.</summary>
    /// <remarks>The variance by the delta method, Greenwood's for ends of several kinds: the sum over t_i ≤ t of (F(t) − F(t_i))² d_i/(n_i (n_i − d_i)) + S(t_i−)² d_ki (n_i − d_ki)/n_i³ − 2 (F(t) − F(t_i)) S(t_i−) d_ki/n_i²
    /// (Marubini and Valsecchi, <i>Analysing Survival Data from Clinical Trials and Observational Studies</i>, 1995). With one kind of end it is that of Kaplan and Meier's curve; without open cases it is F(1 − F)/n.</remarks>
    /// <param name="cause">The way, 1 to <see cref="Causes"/>.</param>
    /// <param name="time">A time, 0 or more, in the unit of the curve.</param>
    /// <returns>The standard error, as a share; 0 before the first such end; <c>null</c> where F is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way, or the time is negative, infinite or NaN.</exception>
    public double? StandardErrorAt(int cause, double time)
    {
        if (At(cause, time) is not { } share)
        {
            return null;
        }

        var incidence = _incidence[cause - 1];
        var counts = _counts[cause - 1];
        double variance = 0, before = 1;
        for (var row = 0; row < incidence.Length && Overall.Times[row] <= time; row++)
        {
            double n = Overall.AtRiskCounts[row], all = Overall.EventCounts[row], own = counts[row];
            if (all > 0)
            {
                var later = share - incidence[row];
                // When nobody is left nothing comes later, and the term is 0.
                variance += all < n ? later * later * all / (n * (n - all)) : 0;
                variance += before / n * own * (((before * (n - own)) / (n * n)) - (2 * later / n));
            }

            before = Overall.Survival[row];
        }

        return Math.Sqrt(Math.Max(0, variance));
    }

    /// <summary>The confidence interval of F at a time.</summary>
    /// <param name="cause">The way, 1 to <see cref="Causes"/>.</param>
    /// <param name="time">A time, 0 or more, in the unit of the curve.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The kind of interval; log-log by default: F^exp(±z·se/(F ln F)).</param>
    /// <returns>Limits as shares 0…1; <c>null</c> where F is not known or its error says nothing: at 0, and at 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way, the time is negative, infinite or NaN, or the method is none.</exception>
    public Interval? IntervalAt(int cause, double time, Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog)
    {
        if (method is not (SurvivalInterval.LogLog or SurvivalInterval.Log or SurvivalInterval.Plain))
        {
            throw SampleArguments.UnknownMethod(method);
        }

        if (StandardErrorAt(cause, time) is not { } error || At(cause, time) is not (> 0 and < 1 - Rounding and var share))
        {
            return null;
        }

        var half = confidence.Z * error;
        var (low, high) = method switch
        {
            SurvivalInterval.Plain => (share - half, share + half),
            SurvivalInterval.Log => (share * Math.Exp(-half / share), share * Math.Exp(half / share)),
            _ => (Math.Pow(share, Math.Exp(half / (share * -Math.Log(share)))), Math.Pow(share, Math.Exp(-half / (share * -Math.Log(share))))),
        };
        return Interval.Of(Math.Max(0, low), Math.Min(1, high), confidence, method.ToString());
    }

    /// <inheritdoc/>
    public bool Equals(CumulativeIncidence? other)
    {
        if (other is null || Causes != other.Causes || !Overall.Equals(other.Overall))
        {
            return false;
        }

        for (var k = 0; k < _counts.Length; k++)
        {
            if (!_counts[k].AsSpan().SequenceEqual(other._counts[k]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CumulativeIncidence);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Overall, Causes);

    /// <summary>Whether two sets of curves are equal.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all counts are equal.</returns>
    public static bool operator ==(CumulativeIncidence? left, CumulativeIncidence? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two sets of curves differ.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether a count differs.</returns>
    public static bool operator !=(CumulativeIncidence? left, CumulativeIncidence? right) => !(left == right);

    /// <summary>Cases, and the ends of each kind, as invariant text.</summary>
    /// <returns>Text such as <c>n 4, ended 2, 1</c>.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"n {Overall.N}, ended {string.Join(", ", _counts.Select(counts => counts.Sum().ToString(CultureInfo.InvariantCulture)))}");

    private void Check(int cause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cause, Causes);
    }
}
