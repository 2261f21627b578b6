using Cx.Core.Scores;

namespace Cx.Core.Feedback;

/// <summary>A score of counts, such as <c>NetPromoterScore.From</c>.</summary>
/// <typeparam name="TScore">The kind of score.</typeparam>
/// <param name="counts">The counts.</param>
/// <returns>The score, or <see langword="null"/> for no data.</returns>
public delegate TScore? ScoreOf<out TScore>(in RatingCounts counts)
    where TScore : class, IScore;
