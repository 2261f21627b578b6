using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>The outcome of a test that has no estimate: statistic, degrees of freedom, p-value, and the name of the method.</summary>
/// <remarks>
/// <para>Equal when all four are equal. No order: a smaller p-value is not a larger effect. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(TestResultJsonConverter))]
public sealed class TestResult : IEquatable<TestResult>
{
    internal TestResult(double? statistic, double? degreesOfFreedom, double pValue, string method)
    {
        Statistic = statistic + 0.0;
        DegreesOfFreedom = degreesOfFreedom;
        PValue = pValue;
        Method = method;
    }

    /// <summary>The test statistic; <c>null</c> for an exact test, which has none.</summary>
    public double? Statistic { get; }

    /// <summary>The degrees of freedom; <c>null</c> for z and for an exact test.</summary>
    public double? DegreesOfFreedom { get; }

    /// <summary>The p-value 0…1, two-sided where the test has sides.</summary>
    public double PValue { get; }

    /// <summary>The name of the method, such as <c>PearsonChiSquared</c>.</summary>
    public string Method { get; }

    /// <inheritdoc/>
    public bool Equals(TestResult? other)
        => other is not null && Nullable.Equals(Statistic, other.Statistic) && Nullable.Equals(DegreesOfFreedom, other.DegreesOfFreedom)
            && PValue.Equals(other.PValue) && string.Equals(Method, other.Method, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TestResult);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Statistic, DegreesOfFreedom, PValue, Method);

    /// <summary>Whether two results are equal.</summary>
    /// <param name="left">One result.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all numbers and the method are equal.</returns>
    public static bool operator ==(TestResult? left, TestResult? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two results differ.</summary>
    /// <param name="left">One result.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether a number or the method differs.</returns>
    public static bool operator !=(TestResult? left, TestResult? right) => !(left == right);

    /// <summary>The p-value and the method as invariant text.</summary>
    /// <returns>Text such as <c>p 0.276024 (PearsonChiSquared)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p {PValue:G6} ({Method})");
}
