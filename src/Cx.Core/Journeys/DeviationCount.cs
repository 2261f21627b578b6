using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>How often a deviation occurred.</summary>
/// <remarks>
/// <para>Counted by <see cref="CompiledBlueprint.CountDeviations"/>.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record DeviationCount
{
    internal DeviationCount(DeviationKind kind, TouchpointId name, long count, long journeys)
    {
        Kind = kind;
        Event = name;
        Count = count;
        Journeys = journeys;
    }

    /// <summary>What kind it is.</summary>
    public DeviationKind Kind { get; }

    /// <summary>The event that was missing, unexpected, late or on a wrong channel.</summary>
    public TouchpointId Event { get; }

    /// <summary>How often it occurred.</summary>
    public long Count { get; }

    /// <summary>In how many journeys.</summary>
    public long Journeys { get; }

    /// <summary>The kind, the event and the counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Event}: {Count} in {Journeys} journeys");
}
