using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ScoresAreAveraged = Create(
        RuleIds.ScoresAreAveraged,
        "Scores are averaged",
        "Scores ({0}) are {1}; {2}",
        Categories.Scores,
        DiagnosticSeverity.Warning,
        "An average of scores gives a group of five customers the weight of a group of five thousand.");

    public static readonly DiagnosticDescriptor IntegerDivisionInAScore = Create(
        RuleIds.IntegerDivisionInAScore,
        "Integer division in a score",
        "Both operands are counts, so the quotient is cut to a whole number; {0}",
        Categories.Scores,
        DiagnosticSeverity.Warning,
        "The quotient of two whole counts is 0 for every share below one.");

    public static readonly DiagnosticDescriptor RoundedBeforeAggregation = Create(
        RuleIds.RoundedBeforeAggregation,
        "Rounded before aggregation",
        "{0} is rounded and then calculated with; round once, where it is shown",
        Categories.Scores,
        DiagnosticSeverity.Info,
        "Rounding errors add up, and the result can land on the other side of a target.");

    public static readonly DiagnosticDescriptor SharesAreAddedOrAveraged = Create(
        RuleIds.SharesAreAddedOrAveraged,
        "Shares are added or averaged",
        "Shares of different samples ({0}) are {1}; merge the counts and take the share of the merged counts",
        Categories.Scores,
        DiagnosticSeverity.Info,
        "Shares of different samples have different denominators.");

    public static readonly DiagnosticDescriptor WeightIsIgnored = Create(
        RuleIds.WeightIsIgnored,
        "Weight is ignored",
        "'{0}' has a response weight, '{1}', that this '{2}' does not take; use WeightedRatingCounts",
        Categories.Scores,
        DiagnosticSeverity.Info,
        "A weighted sample counted without its weights describes the people who were asked, not the population.");

    public static readonly DiagnosticDescriptor WeightsDoNotSumToOne = Create(
        RuleIds.WeightsDoNotSumToOne,
        "Weights do not sum to one",
        "These weights sum to {0}, not to 1; change one of them",
        Categories.Scores,
        DiagnosticSeverity.Info,
        "A blend whose weights do not sum to one is off by that factor.");

    public static readonly DiagnosticDescriptor MeanIsCalledNps = Create(
        RuleIds.MeanIsCalledNps,
        "A mean is called NPS",
        "'{0}' holds a mean of answers, which is not a net promoter score; use NetPromoterScore.From, or name it after the mean",
        Categories.Scores,
        DiagnosticSeverity.Info,
        "The net promoter score is the share of promoters minus the share of detractors, in points.");

    public static readonly DiagnosticDescriptor ScoreComputedByHand = Create(
        RuleIds.ScoreComputedByHand,
        "Score computed by hand",
        "This subtracts detractors from promoters by hand; count with RatingCounts<Nps> and use NetPromoterScore.From, which knows n, non-answers and uncertainty",
        Categories.Scores,
        DiagnosticSeverity.Info,
        "A score counted by hand has no interval and no rule for answers that are missing.");
}
