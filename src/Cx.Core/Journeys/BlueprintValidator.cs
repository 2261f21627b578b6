using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>The rules of a good blueprint, <c>CXJ001</c> to <c>CXJ020</c>. Builder and loader run them; a blueprint that is there has no error left, but may have warnings, or break its previous version.</summary>
public static class BlueprintValidator
{
    /// <summary>What the rules say about a blueprint.</summary>
    /// <param name="blueprint">The blueprint.</param>
    /// <param name="options">Scales and previous version; <see langword="null"/> for the defaults.</param>
    /// <returns>Everything that was found, in the order of the places in the canonical JSON, then of the rules.</returns>
    public static IReadOnlyList<BlueprintDiagnostic> Validate(JourneyBlueprint blueprint, BlueprintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        return DraftChecks.Run(BlueprintDraft.Of(blueprint), options);
    }
}
