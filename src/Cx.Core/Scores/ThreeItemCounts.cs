using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Aggregation;

namespace Cx.Core.Scores;

/// <summary>The state from which the three-item satisfaction index is calculated: sums and sums of products of the answers, so any weights can be asked for later.</summary>
/// <remarks>
/// <para>Unit: respondents. Only respondents with all three answers are used; the others are counted in <see cref="Incomplete"/>.</para>
/// <para>The <see langword="default"/> is empty, ready to use and the identity of merging. Add with <c>counts.Add(answers)</c> of <see cref="AggregateExtensions"/>, merge with <see cref="ThreeItemCountsExtensions"/>.</para>
/// <para>Equality: every sum equal. No order. Thread safety: one writer; a copy is a snapshot.</para>
/// </remarks>
[JsonConverter(typeof(ThreeItemCountsJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public struct ThreeItemCounts : IReversibleAggregate<ThreeItemCounts, ThreeItemAnswers>, IEquatable<ThreeItemCounts>
{
    internal const int Sums = 9;

    private Moments _moments;

    /// <summary>Respondents who gave all three answers.</summary>
    public long Complete { get; private set; }

    /// <summary>Respondents who left out at least one answer: counted, not used.</summary>
    public long Incomplete { get; private set; }

    /// <summary>Respondents of whom an answer was no answer on the scale; only from memory reinterpreted as ratings.</summary>
    public long Invalid { get; private set; }

    /// <summary>Three sums of answers, then the six sums of products 11, 12, 13, 22, 23, 33.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<long> Values => _moments;

    /// <inheritdoc/>
    public readonly bool Equals(ThreeItemCounts other) =>
        Complete == other.Complete && Incomplete == other.Incomplete && Invalid == other.Invalid && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is ThreeItemCounts other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Complete, Incomplete, Invalid, _moments[0], _moments[1], _moments[2]);

    /// <summary>Whether two states have equal sums.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in ThreeItemCounts left, in ThreeItemCounts right) => left.Equals(right);

    /// <summary>Whether two states differ in a sum.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in ThreeItemCounts left, in ThreeItemCounts right) => !left.Equals(right);

    /// <summary>Complete of all respondents.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Complete} complete, {Incomplete} incomplete, {Invalid} invalid");

    static void IAggregate<ThreeItemCounts, ThreeItemAnswers>.Add(ref ThreeItemCounts state, ThreeItemAnswers value) => state.Count(value, 1);

    static void IAggregate<ThreeItemCounts, ThreeItemAnswers>.Merge(ref ThreeItemCounts state, in ThreeItemCounts other) => state.Combine(in other, 1);

    static void IReversibleAggregate<ThreeItemCounts, ThreeItemAnswers>.Remove(ref ThreeItemCounts state, ThreeItemAnswers value) => state.Count(value, -1);

    static void IReversibleAggregate<ThreeItemCounts, ThreeItemAnswers>.Subtract(ref ThreeItemCounts state, in ThreeItemCounts other) => state.Combine(in other, -1);

    internal static ThreeItemCounts From(long complete, long incomplete, long invalid, ReadOnlySpan<long> values)
    {
        var counts = new ThreeItemCounts { Complete = complete, Incomplete = incomplete, Invalid = invalid };
        values.CopyTo(counts._moments);
        return counts;
    }

    /// <summary>Why no index can be read from these counts, or <see langword="null"/> where one can.</summary>
    internal readonly string? Defect()
    {
        if (Complete < 0 || Incomplete < 0 || Invalid < 0)
            return $"A counter is negative ({this}): more was removed than added. Merge the state that holds the missing respondents before reading a score.";
        var isPossible = true;
        for (var i = 0; i < 3; i++)
        {
            isPossible &= IsSumOf(_moments[i], 10);
            for (var j = i; j < 3; j++)
            {
                // Cauchy and Schwarz: the square of a covariance is at most the product of the variances.
                var (covariance, first, second) = (Spread(i, j), Spread(i, i), Spread(j, j));
                isPossible &= IsSumOf(_moments[Product(i, j)], 100) && first >= 0 && covariance * covariance <= first * second * (1 + 1e-9);
            }
        }

        return isPossible ? null : "The sums do not go with the number of respondents: one was removed with other answers than added. Remove each respondent with the answers that were added.";
    }

    internal void Count(ThreeItemAnswers answers, int sign)
    {
        if (answers.Satisfaction.Kind == Scales.AnswerKind.Invalid || answers.Expectations.Kind == Scales.AnswerKind.Invalid || answers.Ideal.Kind == Scales.AnswerKind.Invalid)
        {
            Invalid += sign;
            return;
        }

        if (answers.Satisfaction.Value is not { } x || answers.Expectations.Value is not { } y || answers.Ideal.Value is not { } z)
        {
            Incomplete += sign;
            return;
        }

        var sum = this;
        sum.Complete += sign;
        ReadOnlySpan<int> moments = [x, y, z, x * x, x * y, x * z, y * y, y * z, z * z];
        for (var i = 0; i < Sums; i++) sum._moments[i] += sign * moments[i];
        this = sum;
    }

    internal void Combine(in ThreeItemCounts other, int sign)
    {
        var sum = this;
        sum.Complete += sign * other.Complete;
        sum.Incomplete += sign * other.Incomplete;
        sum.Invalid += sign * other.Invalid;
        for (var i = 0; i < Sums; i++) sum._moments[i] += sign * other._moments[i];
        this = sum;
    }

    /// <summary>Where the sum of products of two items stands.</summary>
    private static int Product(int i, int j) => i == 0 ? 3 + j : 4 + i + j;

    /// <summary>n sum x_i x_j - sum x_i sum x_j, n^2 times the covariance; exact before it is rounded.</summary>
    internal readonly double Spread(int i, int j) =>
        (double)(((Int128)Complete * _moments[Product(i, j)]) - ((Int128)_moments[i] * _moments[j]));

    // Each answer, or product of two, lies in 1…max.
    private readonly bool IsSumOf(long sum, int max) => Complete <= sum && sum <= (Int128)Complete * max;

    [System.Runtime.CompilerServices.InlineArray(Sums)]
    private struct Moments
    {
        private long _first;
    }
}
