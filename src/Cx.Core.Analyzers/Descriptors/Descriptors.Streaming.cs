using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor AggregateSharedBetweenThreads = Create(
        RuleIds.AggregateSharedBetweenThreads,
        "Aggregate shared between threads",
        "'{0}' is written by several threads at once and loses updates; give each worker its own state and Merge them",
        Categories.Streaming,
        DiagnosticSeverity.Warning,
        "A mergeable state has one writer. Two writers lose counts without an error.");

    public static readonly DiagnosticDescriptor ChangeIsLost = Create(
        RuleIds.ChangeIsLost,
        "A change is lost",
        "{0}; {1}",
        Categories.Streaming,
        DiagnosticSeverity.Info,
        "A struct state that is changed on a copy keeps nothing of the change.");
}
