using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>How far predicted probabilities are from what happened: the mean of (probability − outcome)², outcome 0 or 1.</summary>
/// <remarks>
/// <para>A number 0…1; 0 is a perfect prediction. Always saying the share that happened, p, gives p(1 − p), which is <see cref="Reference"/>: compare with it, not with other data (Brier, <i>Verification of Forecasts Expressed in Terms of Probability</i>, 1950).</para>
/// <para>Without predictions the factory gives <c>null</c>. Equal when all its numbers are. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var score = BrierScore.Of([0.8, 0.2, 0.4], [true, false, true]);
/// double? value = score?.Value;   // (0.04 + 0.04 + 0.36)/3
/// </code>
/// </example>
public sealed record BrierScore
{
    private BrierScore(double value, double reference, double? standardError, long n)
    {
        Value = value;
        Reference = reference;
        StandardError = standardError;
        N = n;
    }

    /// <summary>The mean squared distance, 0…1; lower is better.</summary>
    public double Value { get; }

    /// <summary>What always predicting the share that happened would have given, 0…0.25.</summary>
    public double Reference { get; }

    /// <summary>1 − value/reference: at most 1, 0 for no better than the share alone, negative for worse; <c>null</c> when all had the same outcome.</summary>
    public double? Skill => Reference > 0 ? 1 - (Value / Reference) : null;

    /// <summary>The standard error, on the 0…1 range of the score; <c>null</c> for one prediction.</summary>
    public double? StandardError { get; }

    /// <summary>How many predictions were judged.</summary>
    public long N { get; }

    /// <summary>Judges predictions.</summary>
    /// <param name="probabilities">The predicted probabilities, 0…1.</param>
    /// <param name="happened">Whether it happened, in the same order.</param>
    /// <returns>The score, or <c>null</c> without predictions.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not within 0…1.</exception>
    public static BrierScore? Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened)
    {
        SampleArguments.SameLength(probabilities.Length, happened.Length, nameof(happened));
        if (probabilities.IsEmpty) return null;
        var n = probabilities.Length;
        var squares = new double[n];
        double value = 0, hits = 0;
        for (var i = 0; i < n; i++)
        {
            SampleArguments.Share(probabilities[i], nameof(probabilities));
            var distance = probabilities[i] - (happened[i] ? 1 : 0);
            squares[i] = distance * distance;
            value += squares[i] / n;
            hits += happened[i] ? 1 : 0;
        }

        double spread = 0;
        foreach (var square in squares) spread += (square - value) * (square - value);
        return new BrierScore(Math.Min(1, value), hits / n * (1 - (hits / n)), n < 2 ? null : Math.Sqrt(spread / (n - 1) / n), n);
    }

    /// <summary>The confidence interval by Student's t, cut to 0…1.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits within 0…1; <c>null</c> for one prediction.</returns>
    public Interval? Interval(Confidence confidence = default) =>
        StandardError is { } error ? Statistics.Interval.AroundByStudentT(Value, error, N - 1, confidence, "StudentT").Clamp(0, 1) : null;

    /// <summary>The score, its reference and n as invariant text.</summary>
    /// <returns>Text such as <c>Brier 0.146667 (reference 0.222222, n 3)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Brier {Value:G6} (reference {Reference:G6}, n {N})");
}
