namespace Cx.Core.Journeys;

/// <summary>What a log and a tracker both demand of their options.</summary>
internal static class JourneyRules
{
    public static void Check(JourneyPartition partition, JourneyEnds? ends, TimeSpan? abandonAfter)
    {
        ArgumentNullException.ThrowIfNull(partition);
        if (partition.Kind == PartitionKind.AfterEnd && ends is null or { Success.Count: 0, Failure.Count: 0 })
            throw new ArgumentException("A new journey is to begin after an end, and no event ends one. Say the ends, or take another partition.", nameof(ends));
        if (abandonAfter <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(abandonAfter), abandonAfter, "A journey is abandoned after some silence, above 0. Leave it out if none ever is.");
    }
}
