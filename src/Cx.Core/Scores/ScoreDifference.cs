using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>One score minus another, signed, with standard error, test and interval.</summary>
/// <remarks>
/// <para>The unit is <see cref="Unit"/>: points of a net score (−200…200), a share (−1…1), scale units, or points of 0–100. Never rounded here.</para>
/// <para><see cref="Value"/> is the observed difference. <see cref="TestedValue"/> is what was tested; adjusted Wald adds three answers to each sample first, so in tiny samples the two may even differ in sign, and such a difference is far from significant.</para>
/// <para>Exchanged scores give the negative, and the same p. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(ScoreDifferenceJsonConverter))]
public sealed class ScoreDifference : IEquatable<ScoreDifference>
{
    private readonly DifferenceTest _test;

    private ScoreDifference(string name, ScaleDefinition scale, ScoreUnit unit, DifferenceBasis basis, DifferenceTest test)
    {
        Name = name;
        Scale = scale;
        Unit = unit;
        Basis = basis;
        _test = test;
    }

    /// <summary>What was compared, such as <c>NPS</c>.</summary>
    public string Name { get; }

    /// <summary>The scale of both scores.</summary>
    public ScaleDefinition Scale { get; }

    /// <summary>The unit of the values here.</summary>
    public ScoreUnit Unit { get; }

    /// <summary>The observed difference, signed, in <see cref="Unit"/>.</summary>
    public double Value => Factor * _test.Estimate;

    /// <summary>The difference that was tested and that the interval belongs to, in <see cref="Unit"/>.</summary>
    public double TestedValue => Factor * _test.TestedEstimate;

    /// <summary>The standard error of <see cref="TestedValue"/>, in <see cref="Unit"/>.</summary>
    public double StandardError => Factor * _test.StandardError;

    /// <summary>The test statistic, z or t; <see langword="null"/> where there is none, such as Wald on samples without spread.</summary>
    public double? Statistic => _test.Statistic;

    /// <summary>The degrees of freedom of t, or <see langword="null"/> for z.</summary>
    public double? DegreesOfFreedom => _test.DegreesOfFreedom;

    /// <summary>The two-sided p-value, 0…1: how often chance alone would give a difference at least as large. <see langword="null"/> where there is no statistic.</summary>
    public double? PValue => _test.PValue;

    /// <summary>The name of the test and interval method.</summary>
    public string Method => _test.Method;

    internal DifferenceBasis Basis { get; }

    private double Factor => Unit == ScoreUnit.Points ? 100 : 1;

    /// <summary>The uncertainty of the difference.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <returns>Limits in <see cref="Unit"/>.</returns>
    public Interval Interval(Confidence confidence = default) => _test.Interval(confidence).Scale(Factor);

    /// <inheritdoc/>
    public bool Equals(ScoreDifference? other) =>
        ReferenceEquals(this, other)
        || (other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && Scale == other.Scale && Unit == other.Unit && Basis.Equals(other.Basis));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScoreDifference);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Scale, Unit, Basis);

    /// <summary>Whether two differences are equal.</summary>
    /// <param name="left">One difference.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ScoreDifference? left, ScoreDifference? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two differences differ.</summary>
    /// <param name="left">One difference.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ScoreDifference? left, ScoreDifference? right) => !(left == right);

    /// <summary>Value, 95 % interval and p, such as <c>+41.7 points [-28.8 … +87.9], p 0.32</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
    {
        var interval = Interval();
        var p = PValue is { } value ? ", p " + (value < 0.001 ? "below 0.001" : ScoreText.Number(value, value < 0.01 ? 3 : 2)) : string.Empty;
        return Unit switch
        {
            ScoreUnit.Points or ScoreUnit.PompPoints => $"{ScoreText.SignedNumber(Value)} points [{ScoreText.SignedNumber(interval.Low)} … {ScoreText.SignedNumber(interval.High)}]{p}",
            ScoreUnit.Share => $"{ScoreText.SignedNumber(100 * Value)} percentage points [{ScoreText.SignedNumber(100 * interval.Low)} … {ScoreText.SignedNumber(100 * interval.High)}]{p}",
            _ => $"{ScoreText.SignedNumber(Value, 2)} on {Scale.Id} [{ScoreText.SignedNumber(interval.Low, 2)} … {ScoreText.SignedNumber(interval.High, 2)}]{p}",
        };
    }

    internal static ScoreDifference? Of(IScore first, IScore second, DifferenceBasis? basis, ScoreUnit unit)
    {
        ScaleMismatchException.ThrowUnlessSame(first.Scale, second.Scale, "Scores on two scales cannot be compared; show them side by side.");
        return Of(first.Name, first.Scale, unit, basis);
    }

    internal static ScoreDifference? Of(string name, ScaleDefinition scale, ScoreUnit unit, DifferenceBasis? basis) =>
        basis?.Test() is { } test ? new ScoreDifference(name, scale, unit, basis, test) : null;

    internal static void CheckComparable(IScore first, IScore second)
    {
        ScaleMismatchException.ThrowUnlessSame(first.Scale, second.Scale, "Scores on two scales cannot be compared; show them side by side.");
        if (!string.Equals(first.Method, second.Method, StringComparison.Ordinal))
            throw new ArgumentException($"A score by '{first.Method}' cannot be compared with one by '{second.Method}'. Calculate both the same way.", nameof(second));
    }
}
