using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ScoresComparedWithoutUncertainty = Create(
        RuleIds.ScoresComparedWithoutUncertainty,
        "Scores compared without uncertainty",
        "Scores ({0}) are {1} as if they were exact; use {2} and look at the interval of the difference",
        Categories.Statistics,
        DiagnosticSeverity.Info,
        "Two samples of the same customers differ by chance alone.");

    public static readonly DiagnosticDescriptor ConfidenceIsAPercentOrAnAlpha = Create(
        RuleIds.ConfidenceIsAPercentOrAnAlpha,
        "Confidence is a percent or an alpha",
        "{0} is no confidence level, which lies between 0.5 and 1; {1}",
        Categories.Statistics,
        DiagnosticSeverity.Info,
        "A confidence level is a probability such as 0.95.");
}
