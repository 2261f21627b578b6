using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>The outcome of a log-rank test: what was observed in each group, what would be expected if all had one curve, and the test.</summary>
/// <remarks>
/// <para>Counts of events, in the order of the groups. Observed and expected have the same sum.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(LogRankResultJsonConverter))]
public sealed class LogRankResult : IEquatable<LogRankResult>
{
    private readonly long[] _observed;
    private readonly double[] _expected;

    internal LogRankResult(long[] observed, double[] expected, TestResult test)
    {
        _observed = observed;
        _expected = expected;
        Test = test;
    }

    /// <summary>The events of each group.</summary>
    public IReadOnlyList<long> Observed => _observed;

    /// <summary>The events each group would have if all had one curve, as counts with a fraction.</summary>
    public IReadOnlyList<double> Expected => _expected;

    /// <summary>Statistic (chi-squared), degrees of freedom and p-value.</summary>
    public TestResult Test { get; }

    /// <inheritdoc/>
    public bool Equals(LogRankResult? other)
        => other is not null && _observed.AsSpan().SequenceEqual(other._observed) && _expected.AsSpan().SequenceEqual(other._expected) && Test.Equals(other.Test);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LogRankResult);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_observed.Length, _observed[0], Test);

    /// <summary>Whether two results are equal.</summary>
    /// <param name="left">One result.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all counts and the test are equal.</returns>
    public static bool operator ==(LogRankResult? left, LogRankResult? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two results differ.</summary>
    /// <param name="left">One result.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether a count or the test differs.</returns>
    public static bool operator !=(LogRankResult? left, LogRankResult? right) => !(left == right);

    /// <summary>The statistic, its degrees of freedom and the p-value as invariant text.</summary>
    /// <returns>Text such as <c>chi-squared 16.7929, df 1, p 4.16881E-05</c>.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"chi-squared {Test.Statistic:G6}, df {Test.DegreesOfFreedom}, p {Test.PValue:G6}");
}
