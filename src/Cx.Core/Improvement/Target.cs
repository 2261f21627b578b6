using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>What a figure should be, which side of it is good, and who answers for it.</summary>
/// <remarks>
/// <para>In the unit of the figure: points for a net score, a share 0…1 for a box score, scale units for a mean. A target is met when the whole interval of the figure lies on its good side (the target itself belongs to it), not met when it lies on the bad side, else undecided: one lucky month meets nothing.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var target = Target.AtLeast("NPS", 30, owner: "support");
/// var verdict = target.Judge(Interval.Of(24.5, 41, Confidence.P95, "AdjustedWald"));   // Undecided
/// </code>
/// </example>
[JsonConverter(typeof(TargetJsonConverter))]
public sealed record Target
{
    private Target(string metric, double value, Polarity direction, string? owner)
    {
        Metric = metric;
        Value = value;
        Direction = direction;
        Owner = owner;
    }

    /// <summary>The figure it is for, in your words.</summary>
    public string Metric { get; }

    /// <summary>The value, in the unit of the figure.</summary>
    public double Value { get; }

    /// <summary>Which side is good: at least the value where higher is better, at most where lower is.</summary>
    public Polarity Direction { get; }

    /// <summary>Who answers for it; <see langword="null"/> where nobody is named.</summary>
    public string? Owner { get; }

    /// <summary>A target of a figure that should be high.</summary>
    /// <param name="metric">The figure.</param>
    /// <param name="value">The least it should be, in the unit of the figure.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentException">The figure or the owner has an empty name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Target AtLeast(string metric, double value, string? owner = null) => Of(metric, value, Polarity.HigherIsBetter, owner);

    /// <summary>A target of a figure that should be low, such as an effort, a waiting time or churn.</summary>
    /// <param name="metric">The figure.</param>
    /// <param name="value">The most it should be, in the unit of the figure.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentException">The figure or the owner has an empty name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Target AtMost(string metric, double value, string? owner = null) => Of(metric, value, Polarity.LowerIsBetter, owner);

    /// <summary>Judges a figure by its interval.</summary>
    /// <param name="interval">The interval, in the unit of the target; <see langword="null"/> where it is not known.</param>
    /// <returns>Whether the target is met, as far as one can say.</returns>
    public Verdict Judge(Interval? interval) => interval is null ? Verdict.Undecided : Direction == Polarity.HigherIsBetter
        ? interval.Low >= Value ? Verdict.Met : interval.High < Value ? Verdict.NotMet : Verdict.Undecided
        : interval.High <= Value ? Verdict.Met : interval.Low > Value ? Verdict.NotMet : Verdict.Undecided;

    /// <summary>Judges a score by its interval.</summary>
    /// <param name="score">The score; <see langword="null"/> for no data, which is undecided.</param>
    /// <param name="confidence">The confidence of the interval; .95 by default.</param>
    /// <returns>Whether the target is met, as far as one can say.</returns>
    public Verdict Judge(IScore? score, Confidence confidence = default) => score is null ? Verdict.Undecided : Judge(ScoreIntervals.Of(score, confidence));

    /// <summary>Figure, side and value, such as <c>NPS at least 30 (support)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric} {(Direction == Polarity.HigherIsBetter ? "at least" : "at most")} {Value:G6}{(Owner is null ? string.Empty : $" ({Owner})")}");

    internal static Target Of(string metric, double value, Polarity direction, string? owner)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        if (owner is not null) ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        return new Target(metric, Figures.Finite(value, nameof(value)), direction, owner);
    }
}
