using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Rating counts as bare counters: the scale stands in the schema once.</summary>
internal readonly struct RatingBody<TScale> : IStateBody<RatingCounts<TScale>>
    where TScale : struct, IScale<TScale>
{
    public static string Schema => ScaleSchema.Of(ScaleFacts<TScale>.Definition);

    public static int MaxBytes(in RatingCounts<TScale> state) => SnapshotWriter.NumberBytes + RatingCountsBody.MaxBytes(ScaleFacts<TScale>.Levels);

    public static void Write(ref SnapshotWriter writer, in RatingCounts<TScale> state) => RatingCountsBody.Write(ref writer, in state);

    public static bool TryRead(ref SnapshotReader reader, out RatingCounts<TScale> state) => RatingCountsBody.TryRead(ref reader, out state);
}
