using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor OpenCasesAreLeftOut = Create(
        RuleIds.OpenCasesAreLeftOut,
        "Open cases are left out",
        "Cases that are still open are left out here, and they are the slow ones; make a CensoredDuration of every case and read the median of their DurationDistribution",
        Categories.Time,
        DiagnosticSeverity.Info,
        "A mean over resolved cases falls when the hard ones stay open.");

    public static readonly DiagnosticDescriptor LocalOrUnspecifiedTime = Create(
        RuleIds.LocalOrUnspecifiedTime,
        "Local or unspecified time",
        "{0} takes the time zone of the machine; {1}",
        Categories.Time,
        DiagnosticSeverity.Warning,
        "A DateTime that is not UTC gets the offset of whatever machine the code runs on.");

    public static readonly DiagnosticDescriptor CalendarTimeAndBusinessTimeMixed = Create(
        RuleIds.CalendarTimeAndBusinessTimeMixed,
        "Calendar time and business time mixed",
        "'{0}' is business time and '{1}' is calendar time; measure both by the same calendar",
        Categories.Time,
        DiagnosticSeverity.Info,
        "An hour of business time is not an hour on the clock: a ticket opened on Friday evening is one business hour old on Monday morning.");
}
