using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>Shows one sample under every named definition.</summary>
public static class ExplainExtensions
{
    /// <summary>Every score that is defined for these counts, side by side.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The explanation; without scores if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    /// <example>
    /// <code>
    /// var counts = RatingCounts.Of(Rating&lt;Csat5&gt;.From(5), Rating&lt;Csat5&gt;.From(4), Rating&lt;Csat5&gt;.From(2));
    /// Console.WriteLine(counts.Explain());
    /// </code>
    /// </example>
    public static Explanation Explain<TScale>(this in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Explanation.Of(counts.ToRatingCounts(), RatingCounts<TScale>.Scale);

    /// <summary>Every score that is defined for these counts, side by side.</summary>
    /// <param name="counts">The counts, on a scale.</param>
    /// <returns>The explanation; without scores if nobody answered.</returns>
    /// <exception cref="ScaleMismatchException">The counts are on no scale yet.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static Explanation Explain(this in RatingCounts counts) =>
        Explanation.Of(in counts, counts.Scale ?? throw new ScaleMismatchException("These counts are on no scale yet. Start them with RatingCounts.On(scale)."));
}
