namespace Cx.Core.Streaming;

/// <summary>The kinds of the library. A number is never given to something else, or to the same thing with another meaning.</summary>
internal static class SnapshotKinds
{
    public const ushort RatingCounts = 1;
    public const ushort DurationSketch = 2;
    public const ushort OpenCases = 3;
    public const ushort DistinctCounter = 4;
    public const ushort MeanAlarm = 5;
    public const ushort ChangeDetector = 6;

    public const ushort RatingStore = 16;
    public const ushort KeyedStore = 17;

    public const ushort Windows = 32;

    // 16…31 are the store's, 32…47 those of the windows, 48…63 those of the journeys.
}
