using System.Collections.Immutable;

namespace Cx.Core.Analyzers;

/// <summary>Every option of the rules, read from <c>.editorconfig</c> and <c>.globalconfig</c>.</summary>
internal static class CxOptions
{
    /// <summary>Which rules for code without Cx.Core types run.</summary>
    public static readonly CxOption<Heuristics> Heuristics = new(
        "cx.heuristics",
        "off | structure | names",
        Analyzers.Heuristics.Off,
        "Rules for code that does not use Cx.Core yet: off; structure reads what code does; names also reads what things are called.",
        text => text.ToUpperInvariant() switch
        {
            "OFF" => Analyzers.Heuristics.Off,
            "STRUCTURE" => Analyzers.Heuristics.Structure,
            "NAMES" => Analyzers.Heuristics.Names,
            _ => null,
        });

    /// <summary>The members that say when a case was resolved.</summary>
    public static readonly CxOption<ImmutableArray<string>> ResolvedMembers = new(
        "CX4001.resolved_members",
        "names, separated by semicolons",
        ["ResolvedAt", "SolvedAt", "ClosedAt", "CompletedAt"],
        "Names of members that hold the instant at which a case was resolved, null while it is open. Read with cx.heuristics = structure.",
        text => text.Split(';').Select(name => name.Trim()).Where(name => name.Length > 0).ToImmutableArray() is { Length: > 0 } names ? names : null);

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<ICxOption> All = [Heuristics, ResolvedMembers];
}
