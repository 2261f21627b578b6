using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ValuesOfDifferentScalesAreMixed = Create(
        RuleIds.ValuesOfDifferentScalesAreMixed,
        "Values of different scales are mixed",
        "Values on {0} ({1}) and {2} ({3}) {4}; {5}",
        Categories.Scales,
        DiagnosticSeverity.Warning,
        "The same number means different things on different scales. One average over both is an answer to no question.");

    public static readonly DiagnosticDescriptor ValueLiesOutsideTheScale = Create(
        RuleIds.ValueLiesOutsideTheScale,
        "Value lies outside the scale",
        "{0}, which runs from {1} to {2}; {3}",
        Categories.Scales,
        DiagnosticSeverity.Warning,
        "A value that the scale does not have is refused at run time, and a range or list that leaves levels out refuses real answers.");

    public static readonly DiagnosticDescriptor PolarityIsNotConsidered = Create(
        RuleIds.PolarityIsNotConsidered,
        "Polarity is not considered",
        "High is good on {0} and bad on {1}, but both are {2} in the same direction; ask IsFavourable, or turn one with Reverse",
        Categories.Scales,
        DiagnosticSeverity.Info,
        "On some scales a high number is good, on others it is bad. One direction for both counts the wrong customers.");

    public static readonly DiagnosticDescriptor ScaleConvertedByARatio = Create(
        RuleIds.ScaleConvertedByARatio,
        "Scale converted by a ratio",
        "Dividing by {0} does not convert {1}, which runs from {2} to {0}: its lowest answer {3}; use {4}",
        Categories.Scales,
        DiagnosticSeverity.Info,
        "A ratio keeps zero in its place, and a scale that starts at 1 has no zero. The linear map from minimum to minimum and maximum to maximum is Rescale.");

    public static readonly DiagnosticDescriptor BandsDoNotPartitionTheScale = Create(
        RuleIds.BandsDoNotPartitionTheScale,
        "Bands do not partition the scale",
        "These bands {0}; cover {1} from {2} to {3} without gap or overlap, or ask IsFavourable",
        Categories.Scales,
        DiagnosticSeverity.Info,
        "Bands that leave a value out, or count it twice, give shares that do not add up to one.");

    public static readonly DiagnosticDescriptor PositionUsedAsAnAnswer = Create(
        RuleIds.PositionUsedAsAnAnswer,
        "Position used as an answer",
        "'{0}' is a position and not an answer on {1}; pass the answer, or add the scale's minimum if the position is the answer",
        Categories.Scales,
        DiagnosticSeverity.Info,
        "An index counts from 0, whatever the scale counts from.");

    public static readonly DiagnosticDescriptor AnnotationHasNoEffect = Create(
        RuleIds.AnnotationHasNoEffect,
        "Scale annotation has no effect",
        "This annotation has no effect: {0}",
        Categories.Scales,
        DiagnosticSeverity.Info,
        "A scale annotation that cannot be used gives a false feeling of safety.");

    public static readonly DiagnosticDescriptor ScaleIsConverted = Create(
        RuleIds.ScaleIsConverted,
        "Scale is converted here",
        "'{0}' may mix scales: {1}",
        Categories.Scales,
        DiagnosticSeverity.Hidden,
        "Lists the methods that carry ConvertsScale, for review.");
}
