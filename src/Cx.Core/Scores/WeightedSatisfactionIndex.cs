using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>Satisfaction index over several questions, possibly on different scales: the weighted sum of their percent of maximum possible.</summary>
/// <remarks>
/// <para>Range 0…100 points. Index = sum w_i POMP_i with sum w_i = 1 (the index of ISO 10004:2018).</para>
/// <para>It has no standard error: the same people answer the questions, so their answers go together, and the scores alone do not tell how much.</para>
/// </remarks>
public static class WeightedSatisfactionIndex
{
    private const double Slack = 1e-9;

    /// <summary>The index of several scores.</summary>
    /// <param name="parts">The score and the weight of each question; the weights are 0 or more and add up to 1.</param>
    /// <returns>The index in points, or <see langword="null"/> if there is no part or one has no data.</returns>
    /// <exception cref="ArgumentException">A weight is negative or the weights do not add up to 1 within 1e-9.</exception>
    public static double? From([UnitSum] params ReadOnlySpan<(PompScore? Score, double Weight)> parts)
    {
        double sum = 0, index = 0;
        var hasData = !parts.IsEmpty;
        foreach (var (score, weight) in parts)
        {
            if (!(weight >= 0)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A question has the weight {weight}. Weights are 0 or more."), nameof(parts));
            sum += weight;
            if (score is null) hasData = false;
            else index += weight * score.Points;
        }

        if (!parts.IsEmpty && !(Math.Abs(sum - 1) <= Slack))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The weights of {parts.Length} questions add up to {sum}. They must add up to 1."), nameof(parts));
        return hasData ? Math.Min(100, index) : null;
    }
}
