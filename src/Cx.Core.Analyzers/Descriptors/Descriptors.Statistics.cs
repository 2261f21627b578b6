using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ScoresComparedWithoutUncertainty = Create(
        RuleIds.ScoresComparedWithoutUncertainty,
        "Scores compared without uncertainty",
        "Two scores ({0}) are compared as if they were exact; use CompareWith and look at the interval of the difference",
        Categories.Statistics,
        DiagnosticSeverity.Info,
        "Two samples of the same customers differ by chance alone.");

    public static readonly DiagnosticDescriptor ConfidenceIsAPercentOrAnAlpha = Create(
        RuleIds.ConfidenceIsAPercentOrAnAlpha,
        "Confidence is a percent or an alpha",
        "{0} is no confidence level, which lies between 0.5 and 1; did you mean {1}?",
        Categories.Statistics,
        DiagnosticSeverity.Info,
        "A confidence level is a probability such as 0.95.");
}
