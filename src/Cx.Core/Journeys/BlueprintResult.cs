using System.Diagnostics.CodeAnalysis;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>What came of building or loading a blueprint: the blueprint or what is wrong with it, all at once.</summary>
/// <remarks>
/// <para>A valid blueprint may have findings too: warnings and infos.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality. Thread safety: immutable.</para>
/// </remarks>
public sealed class BlueprintResult
{
    private BlueprintResult(JourneyBlueprint? blueprint, IReadOnlyList<BlueprintDiagnostic> diagnostics)
    {
        Blueprint = blueprint;
        Diagnostics = diagnostics;
    }

    /// <summary>Whether there is a blueprint: nothing that was found is an error.</summary>
    [MemberNotNullWhen(true, nameof(Blueprint))]
    public bool IsValid => Blueprint is not null;

    /// <summary>The blueprint; <see langword="null"/> when there is an error.</summary>
    public JourneyBlueprint? Blueprint { get; }

    /// <summary>Everything that was found, in the order of the places, then of the rules.</summary>
    public IReadOnlyList<BlueprintDiagnostic> Diagnostics { get; }

    /// <summary>The blueprint, or an exception with everything that was found.</summary>
    /// <returns>The blueprint.</returns>
    /// <exception cref="BlueprintException">There is an error.</exception>
    public JourneyBlueprint OrThrow() => Blueprint ?? throw new BlueprintException(Diagnostics);

    internal static BlueprintResult Refused(IReadOnlyList<BlueprintDiagnostic> diagnostics) => new(null, diagnostics);

    internal static BlueprintResult Of(BlueprintDraft draft, BlueprintOptions? options)
    {
        var found = DraftChecks.Run(draft, options);
        return new BlueprintResult(found.Any(one => one.Severity == DiagnosticSeverity.Error) ? null : draft.Make(), found);
    }
}
