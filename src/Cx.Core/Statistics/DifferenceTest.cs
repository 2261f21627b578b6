using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>The difference of two samples, first minus second, with its test and its interval.</summary>
/// <remarks>
/// <para>The unit is that of the estimate: shares, net shares, or scale units.</para>
/// <para>A method may test an adjusted difference: <see cref="TestedEstimate"/>. Statistic and p-value belong to that one.</para>
/// <para>Exchanging the samples changes every sign and no p-value. Equal when all numbers and the method are equal; no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class DifferenceTest : IEquatable<DifferenceTest>
{
    private readonly DifferenceLimits _limits;

    internal DifferenceTest(
        double estimate,
        double testedEstimate,
        double standardError,
        double? statistic,
        double? degreesOfFreedom,
        double? pValue,
        string method,
        DifferenceLimits limits)
    {
        Estimate = estimate + 0.0;
        TestedEstimate = testedEstimate + 0.0;
        StandardError = standardError;
        Statistic = statistic + 0.0;
        DegreesOfFreedom = degreesOfFreedom;
        PValue = pValue;
        Method = method;
        _limits = limits;
    }

    /// <summary>The observed difference, first minus second.</summary>
    public double Estimate { get; }

    /// <summary>The difference that is tested: adjusted by some methods, else the observed one. In tiny samples the two may differ in sign.</summary>
    public double TestedEstimate { get; }

    /// <summary>The standard error that the statistic uses, in the unit of the estimate.</summary>
    public double StandardError { get; }

    /// <summary>z or t; <c>null</c> when neither sample varies and the method has no answer to that.</summary>
    public double? Statistic { get; }

    /// <summary>The degrees of freedom of a t statistic; <c>null</c> for z.</summary>
    public double? DegreesOfFreedom { get; }

    /// <summary>The two-sided p-value 0…1; <c>null</c> without a statistic.</summary>
    public double? PValue { get; }

    /// <summary>The name of the method; where interval and test are two methods, both: <c>NewcombeHybridScore/PooledZNMinus1</c>.</summary>
    public string Method { get; }

    /// <summary>The interval of the difference.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits in the unit of the estimate, within its range. Of width 0 when neither sample varies and the method sees no other uncertainty.</returns>
    public Interval Interval(Confidence confidence = default) => _limits.At(this, confidence);

    /// <inheritdoc/>
    public bool Equals(DifferenceTest? other)
        => other is not null && Estimate.Equals(other.Estimate) && TestedEstimate.Equals(other.TestedEstimate)
            && StandardError.Equals(other.StandardError) && Nullable.Equals(Statistic, other.Statistic)
            && Nullable.Equals(DegreesOfFreedom, other.DegreesOfFreedom) && Nullable.Equals(PValue, other.PValue)
            && string.Equals(Method, other.Method, StringComparison.Ordinal) && _limits.Equals(other._limits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DifferenceTest);

    /// <inheritdoc/>
    public override int GetHashCode()
        => HashCode.Combine(Estimate, TestedEstimate, StandardError, Statistic, DegreesOfFreedom, PValue, Method, _limits);

    /// <summary>Whether two results are equal.</summary>
    /// <param name="left">One result.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all numbers and the method are equal.</returns>
    public static bool operator ==(DifferenceTest? left, DifferenceTest? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two results differ.</summary>
    /// <param name="left">One result.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether a number or the method differs.</returns>
    public static bool operator !=(DifferenceTest? left, DifferenceTest? right) => !(left == right);

    /// <summary>The estimate, the p-value and the method as invariant text.</summary>
    /// <returns>Text such as <c>0.194444, p 0.35297 (AdjustedWald)</c>.</returns>
    public override string ToString()
    {
        var p = PValue is { } value ? value.ToString("G6", CultureInfo.InvariantCulture) : "none";
        return string.Create(CultureInfo.InvariantCulture, $"{Estimate:G6}, p {p} ({Method})");
    }
}
