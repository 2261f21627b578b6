using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor SkippedAnswerBecomesANumber = Create(
        RuleIds.SkippedAnswerBecomesANumber,
        "A skipped answer becomes a number",
        "{0} becomes {1}, which {2}; {3}",
        Categories.MissingData,
        DiagnosticSeverity.Warning,
        "Who did not answer did not answer the worst. A fallback number counts people who said nothing.");

    public static readonly DiagnosticDescriptor NoDataBecomesZero = Create(
        RuleIds.NoDataBecomesZero,
        "No data becomes zero",
        "{0} without data becomes {1}, which {2}; keep null, and say where it is shown that there is no data",
        Categories.MissingData,
        DiagnosticSeverity.Info,
        "Zero is a score: as many promoters as detractors. No data is null.");
}
