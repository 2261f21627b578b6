using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>How even an experience is: how far the scores of touchpoints lie apart, and how much of that is more than chance.</summary>
/// <remarks>
/// <para>All in the unit of the scores. Scores of few answers scatter by themselves: <see cref="StandardDeviation"/> holds that noise, <see cref="TrueStandardDeviation"/> has it taken out (the moment estimate of DerSimonian and Laird, <em>Meta-Analysis in Clinical Trials</em>, 1986), and <see cref="Test"/> asks whether chance alone could have done it (Cochran, <em>The Combination of Estimates from Different Experiments</em>, 1954).</para>
/// <para>Fewer than two scores have no dispersion: <see langword="null"/>. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record TouchpointConsistency
{
    private TouchpointConsistency(IReadOnlyList<(string Touchpoint, IScore Score)> scores)
    {
        Touchpoints = scores.Count;
        var values = scores.Select(score => score.Score.Value).ToArray();
        StandardDeviation = Math.Sqrt(Correlation.Centred(values, out _).Sum(distance => distance * distance) / (values.Length - 1));
        var (weakest, strongest) = (Array.IndexOf(values, values.Min()), Array.IndexOf(values, values.Max()));
        (Lowest, Highest) = (scores[weakest].Touchpoint, scores[strongest].Touchpoint);
        Range = values[strongest] - values[weakest];
        if (scores.Any(score => score.Score.StandardError is not > 0)) return;

        double sum = 0, squares = 0, weighted = 0;
        foreach (var (_, score) in scores)
        {
            var weight = 1 / (score.StandardError!.Value * score.StandardError.Value);
            sum += weight;
            squares += weight * weight;
            weighted += weight * score.Value;
        }

        var centre = weighted / sum;
        var q = scores.Sum(score => (score.Score.Value - centre) * (score.Score.Value - centre) / (score.Score.StandardError!.Value * score.Score.StandardError.Value));
        var freedom = scores.Count - 1;
        TrueStandardDeviation = Math.Sqrt(Math.Max(0, (q - freedom) / (sum - (squares / sum))));
        Test = new TestResult(q, freedom, ChiSquared.Survival(q, freedom), "CochranQ");
    }

    /// <summary>How many touchpoints were compared.</summary>
    public int Touchpoints { get; }

    /// <summary>The highest score minus the lowest one, in the unit of the scores.</summary>
    public double Range { get; }

    /// <summary>The standard deviation of the scores, each touchpoint counting once, in the unit of the scores.</summary>
    public double StandardDeviation { get; }

    /// <summary>The standard deviation of the true scores: what is left when the noise of small samples is taken out, in the unit of the scores; 0 where noise alone explains it, <see langword="null"/> where a score has no standard error above 0.</summary>
    public double? TrueStandardDeviation { get; }

    /// <summary>Whether chance alone could have done it; <see langword="null"/> where a score has no standard error above 0.</summary>
    public TestResult? Test { get; }

    /// <summary>The touchpoint with the lowest score; the first of several.</summary>
    public string Lowest { get; }

    /// <summary>The touchpoint with the highest score; the first of several.</summary>
    public string Highest { get; }

    /// <summary>Compares touchpoints.</summary>
    /// <param name="scores">The scores, all of one kind on one scale; <see langword="null"/> scores, without data, are left out by the caller.</param>
    /// <returns>The dispersion, or <see langword="null"/> for fewer than two scores.</returns>
    /// <exception cref="ArgumentException">A touchpoint stands twice, or the scores are of different kinds.</exception>
    /// <exception cref="ScaleMismatchException">The scores are on different scales.</exception>
    public static TouchpointConsistency? From(params IReadOnlyList<(string Touchpoint, IScore Score)> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Figures.CheckNames(scores.Select(score => score.Touchpoint), "Touchpoints", nameof(scores));
        foreach (var (touchpoint, score) in scores)
        {
            var first = scores[0].Score;
            if (!string.Equals(score.Method, first.Method, StringComparison.Ordinal) || score.GetType() != first.GetType())
                throw new ArgumentException($"The score of \"{touchpoint}\" is a {score.Name} and that of \"{scores[0].Touchpoint}\" is a {first.Name}. Compare one kind of score.", nameof(scores));
            ScaleMismatchException.ThrowUnlessSame(first.Scale, score.Scale, "Scores on two scales have no common spread.");
        }

        return scores.Count < 2 ? null : new TouchpointConsistency(scores);
    }

    /// <summary>Range, spread and p-value, such as <c>4 touchpoints, range 31.5, sd 12.9, true sd 11.2, p 0.0004</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Touchpoints} touchpoints, range {DisplayRounding.ToText(Range, 2)}, sd {DisplayRounding.ToText(StandardDeviation, 2)}{(TrueStandardDeviation is { } sd ? $", true sd {DisplayRounding.ToText(sd, 2)}, p {Test!.PValue:G3}" : string.Empty)}");
}
