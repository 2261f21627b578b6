using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Snapshots of <see cref="RatingStore{TScale}"/>: kind 16.</summary>
/// <remarks>
/// <para>The schema is the scale, the overflow policy, the limit and the dimensions. Members are written once, sorted; series in the order of their members' texts, so the bytes do not depend on which was seen first. Section 2 has the configuration, 3 the members, 4 the series, 5 what was refused.</para>
/// <para>A codec holds nothing: <see langword="default"/> is its only value. Thread safety: no writing to the store meanwhile.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
public readonly struct RatingStoreCodec<TScale> : ISnapshotCodec<RatingStoreCodec<TScale>, RatingStore<TScale>>
    where TScale : struct, IScale<TScale>
{
    private const ushort Configuration = 2;
    private const ushort Members = 3;
    private const ushort Series = 4;
    private const ushort Refused = 5;
    private const int IdBytes = 5;

    // A text in a dictionary that many threads may read: itself, its entry, its place in two arrays that double.
    private const int MemberBytes = 6 * SnapshotReader.ObjectBytes;

    /// <inheritdoc/>
    public static ushort Kind => SnapshotKinds.RatingStore;

    /// <inheritdoc/>
    public static int MaxBytes(in RatingStore<TScale> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var order = state.InOrder();
        var texts = order.Members.Sum(dimension => dimension.Sum(text => SnapshotWriter.NumberBytes + Encoding.UTF8.GetByteCount(text)));
        var names = state.Schema.Dimensions.Sum(dimension => (2 * SnapshotWriter.NumberBytes) + Encoding.UTF8.GetByteCount(dimension.Name));
        var row = (state.Schema.Width * IdBytes) + RatingCountsBody.MaxBytes(ScaleFacts<TScale>.Levels);
        return SnapshotWriter.EnvelopeBytes(SchemaOf(state.Schema, state.MaxSeries, state.Policy), 4) + names + texts
            + ((state.Schema.Width + 4) * SnapshotWriter.NumberBytes) + ((order.Rows.Length + 1) * row);
    }

    /// <inheritdoc/>
    public static int Write(in RatingStore<TScale> state, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(state);
        var schema = state.Schema;
        var order = state.InOrder();
        var writer = new SnapshotWriter(destination, Kind, SchemaOf(schema, state.MaxSeries, state.Policy));
        writer.BeginSection(Configuration);
        writer.WriteByte((byte)(state.Policy == OverflowPolicy.Fold ? 0 : 1));
        writer.WriteUnsigned((ulong)state.MaxSeries);
        writer.WriteUnsigned((ulong)schema.Width);
        foreach (var dimension in schema.Dimensions)
        {
            writer.WriteText(dimension.Name);
            writer.WriteByte((byte)dimension.Bits);
        }

        writer.BeginSection(Members);
        foreach (var texts in order.Members)
        {
            writer.WriteUnsigned((ulong)texts.Length);
            foreach (var text in texts) writer.WriteText(text);
        }

        writer.BeginSection(Series);
        writer.WriteUnsigned((ulong)order.Rows.Length);
        foreach (var row in order.Rows)
        {
            for (var dimension = 0; dimension < schema.Width; dimension++) writer.WriteUnsigned((ulong)order.RankOf(row, dimension));
            var counts = state.ReadRow(row);
            RatingCountsBody.Write(ref writer, in counts);
        }

        writer.BeginSection(Refused);
        var refused = state.Policy == OverflowPolicy.Refuse ? state.ReadRow(SeriesIndex.Reserve) : default;
        RatingCountsBody.Write(ref writer, in refused);
        return writer.Finish();
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out RatingStore<TScale> state, out SnapshotError problem)
    {
        state = null;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        if (TryReadStore(ref reader, out var store) && TryReadSeries(ref reader, store) && TryReadRefused(ref reader, store) && reader.TryClose()) state = store;
        problem = reader.Error;
        return state is not null;
    }

    // Names are quoted by their length, so that no two configurations have one text.
    private static string SchemaOf(SeriesSchema schema, int maxSeries, OverflowPolicy policy)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"rating store {ScaleSchema.Of(ScaleFacts<TScale>.Definition)} overflow={(policy == OverflowPolicy.Fold ? "fold" : "refuse")} max-series={maxSeries}");
        foreach (var dimension in schema.Dimensions) text.Append(CultureInfo.InvariantCulture, $" {dimension.Name.Length}:{dimension.Name}/{dimension.Bits}");
        return text.ToString();
    }

    private static bool TryReadStore(ref SnapshotReader reader, [NotNullWhen(true)] out RatingStore<TScale>? store)
    {
        store = null;
        if (!reader.TryEnter(Configuration) || !reader.TryReadByte(out var policy) || !reader.TryReadUnsigned(out var maxSeries) || !reader.TryReadCount(SeriesSchema.MaxWidth, out var width)) return false;
        if (policy > 1 || maxSeries is 0 or > int.MaxValue || width == 0) return reader.Fail(SnapshotErrorKind.OutOfRange);
        var dimensions = new (string Name, int Bits)[width];
        for (var i = 0; i < width; i++)
        {
            if (!reader.TryReadText(out var name) || !reader.TryReadByte(out var bits) || !reader.TryReserve(40 * SnapshotReader.ObjectBytes)) return false;
            dimensions[i] = (name, bits);
        }

        if (!SeriesSchema.IsLegal(dimensions)) return reader.Fail(SnapshotErrorKind.OutOfRange);
        var schema = SeriesSchema.Of(dimensions);
        var overflow = policy == 0 ? OverflowPolicy.Fold : OverflowPolicy.Refuse;
        if (!reader.TryMatch(SchemaOf(schema, (int)maxSeries, overflow)) || !reader.TryReserve(RatingStore<TScale>.ChunkBytes((int)maxSeries))) return false;
        store = new RatingStore<TScale>(schema, (int)maxSeries, overflow);
        return true;
    }

    private static bool TryReadSeries(ref SnapshotReader reader, RatingStore<TScale> store)
    {
        var schema = store.Schema;
        var ids = new int[schema.Width][];
        var used = new bool[schema.Width][];
        if (!reader.TryEnter(Members)) return false;
        for (var dimension = 0; dimension < ids.Length; dimension++)
        {
            if (!TryReadMembers(ref reader, schema.Dimensions[dimension], out ids[dimension])) return false;
            used[dimension] = new bool[ids[dimension].Length];
        }

        if (!reader.TryEnter(Series) || !reader.TryReadCount(int.MaxValue, out var count)) return false;
        Span<int> ranks = stackalloc int[schema.Width], before = stackalloc int[schema.Width], key = stackalloc int[schema.Width];
        for (var i = 0; i < count; i++)
        {
            var at = reader.Offset;
            for (var dimension = 0; dimension < ids.Length; dimension++)
            {
                if (!reader.TryReadUnsigned(out var rank)) return false;
                if (rank >= (ulong)ids[dimension].Length) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
                ranks[dimension] = (int)rank;
                key[dimension] = ids[dimension][(int)rank];
                used[dimension][(int)rank] = true;
            }

            if (i > 0 && ((ReadOnlySpan<int>)before).SequenceCompareTo(ranks) >= 0) return reader.Fail(SnapshotErrorKind.Unsorted, at);
            ranks.CopyTo(before);
            if (!TryReadRow(ref reader, store, schema.KeyOfIds(key), at)) return false;
        }

        // A member without a series would not be written again.
        return Array.TrueForAll(used, flags => Array.TrueForAll(flags, flag => flag)) || reader.Fail(SnapshotErrorKind.NotCanonical);
    }

    private static bool TryReadMembers(ref SnapshotReader reader, DimensionTable table, out int[] ids)
    {
        ids = [];
        if (!reader.TryReadCount(table.Capacity, out var count) || !reader.TryReserve(SnapshotReader.ObjectBytes + (count * (long)(MemberBytes + sizeof(int) + 1)))) return false;
        ids = new int[count];
        string? before = null;
        for (var i = 0; i < count; i++)
        {
            var at = reader.Offset;
            if (!reader.TryReadText(out var text)) return false;
            if (before is not null && string.CompareOrdinal(before, text) >= 0) return reader.Fail(SnapshotErrorKind.Unsorted, at);
            before = text;
            ids[i] = table.Intern(text);
            if (!string.Equals(table.MemberOf(ids[i]), text, StringComparison.Ordinal)) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        }

        return true;
    }

    private static bool TryReadRow(ref SnapshotReader reader, RatingStore<TScale> store, SeriesKey key, int at)
    {
        // Each 4,096 rows take a chunk; the index doubles as it grows.
        if (!reader.TryReserve(6 * sizeof(ulong)) || (store.Index.Rows % RatingStore<TScale>.ChunkRows == 0 && !reader.TryReserve(RatingStore<TScale>.ChunkBytes(store.MaxSeries)))) return false;
        if (store.Index.Readmit(key) is not { } row) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        if (!RatingCountsBody.TryRead(ref reader, out RatingCounts<TScale> counts)) return false;

        // The series that is Other in every dimension is always there, and written only where it holds something.
        if (row == SeriesIndex.Reserve && counts == default) return reader.Fail(SnapshotErrorKind.NotCanonical, at);
        store.WriteRow(row, in counts);
        return true;
    }

    private static bool TryReadRefused(ref SnapshotReader reader, RatingStore<TScale> store)
    {
        if (!reader.TryEnter(Refused) || !RatingCountsBody.TryRead(ref reader, out RatingCounts<TScale> refused)) return false;
        if (refused == default) return true;
        if (store.Policy != OverflowPolicy.Refuse) return reader.Fail(SnapshotErrorKind.NotCanonical);
        store.WriteRow(SeriesIndex.Reserve, in refused);
        return true;
    }
}
