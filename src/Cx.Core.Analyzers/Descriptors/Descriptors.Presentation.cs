using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NpsShownAsAPercentage = Create(
        RuleIds.NpsShownAsAPercentage,
        "NPS shown as a percentage",
        "{0} is {1}, but it is points and a share of nothing; show it as a signed number, such as +41.7",
        Categories.Presentation,
        DiagnosticSeverity.Info,
        "A net promoter score runs from -100 to +100 points and is a share of nothing.");
}
