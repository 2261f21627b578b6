using Cx.Core.Journeys;

namespace Cx.Cli.Journeys;

/// <summary>The interactions of a file, each with the value of the dividing column.</summary>
/// <param name="Interactions">The interactions in the order of the file.</param>
/// <param name="Sides">The value of the dividing column for each; empty where there is none.</param>
/// <param name="Invalid">How many rows could not be used.</param>
internal sealed record JourneyRows(IReadOnlyList<Interaction> Interactions, IReadOnlyList<string> Sides, long Invalid)
{
    public JourneyLog Log(JourneyEnds? ends = null, TimeSpan? abandonAfter = null) => JourneyLog.Of(Interactions, JourneyPartition.OnePerCustomer, ends, abandonAfter);

    public JourneyLog LogOf(string side) => JourneyLog.Of(Interactions.Where((_, i) => string.Equals(Sides[i], side, StringComparison.Ordinal)), JourneyPartition.OnePerCustomer);
}
