using System.Globalization;
using System.Text;

namespace Cx.Core.Streaming;

/// <summary>What the snapshots of all stores have in common: the configuration, the members, sorted, and the series in the order of their members' texts.</summary>
internal static class StoreSnapshot
{
    /// <summary>Sections beside the schema's.</summary>
    public const int Sections = 4;

    private const ushort Configuration = 2;
    private const ushort Members = 3;
    private const ushort Series = 4;
    private const ushort Reserve = 5;
    private const int IdBytes = 5;

    // A key and at least two entries of the index, whose lengths are powers of two.
    private const int EntryBytes = 12 * sizeof(ulong);

    // A text in a dictionary that many threads may read: itself, its entry, its place in two arrays that double.
    private const int MemberBytes = 6 * SnapshotReader.ObjectBytes;

    /// <summary>The configuration as one text. Names are quoted by their length, so that no two configurations have one text.</summary>
    /// <param name="of">What a series holds.</param>
    /// <param name="index">The index of the store.</param>
    public static string SchemaOf(string of, SeriesIndex index)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{of} overflow={(index.Policy == OverflowPolicy.Fold ? "fold" : "refuse")} max-series={index.MaxSeries}");
        foreach (var dimension in index.Schema.Dimensions) text.Append(CultureInfo.InvariantCulture, $" {dimension.Name.Length}:{dimension.Name}/{dimension.Bits}");
        return text.ToString();
    }

    /// <summary>The most bytes of everything but the rows themselves.</summary>
    public static int MaxBytes(string schema, SeriesIndex index, SeriesRanks order)
    {
        var texts = order.Members.Sum(dimension => dimension.Sum(text => SnapshotWriter.NumberBytes + Encoding.UTF8.GetByteCount(text)));
        var names = index.Schema.Dimensions.Sum(dimension => (2 * SnapshotWriter.NumberBytes) + Encoding.UTF8.GetByteCount(dimension.Name));
        return SnapshotWriter.EnvelopeBytes(schema, Sections) + names + texts
            + ((index.Schema.Width + Sections) * SnapshotWriter.NumberBytes) + (order.Rows.Length * index.Schema.Width * IdBytes);
    }

    /// <summary>Writes all but what stands in the reserve's section, which is begun.</summary>
    public static void WriteSeries<TRows>(ref SnapshotWriter writer, in TRows rows, SeriesRanks order)
        where TRows : IStoreRows
    {
        var schema = rows.Index.Schema;
        writer.BeginSection(Configuration);
        writer.WriteByte((byte)(rows.Index.Policy == OverflowPolicy.Fold ? 0 : 1));
        writer.WriteUnsigned((ulong)rows.Index.MaxSeries);
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
            rows.Write(ref writer, row);
        }

        writer.BeginSection(Reserve);
    }

    /// <summary>Reads the configuration and checks that it is the one of the schema's text.</summary>
    public static bool TryReadConfiguration(ref SnapshotReader reader, out SeriesSchema schema, out int maxSeries, out OverflowPolicy policy)
    {
        (schema, maxSeries, policy) = (null!, 0, OverflowPolicy.Fold);
        if (!reader.TryEnter(Configuration) || !reader.TryReadByte(out var kind) || !reader.TryReadUnsigned(out var most) || !reader.TryReadCount(SeriesSchema.MaxWidth, out var width)) return false;
        if (kind > 1 || most is 0 or > int.MaxValue || width == 0) return reader.Fail(SnapshotErrorKind.OutOfRange);
        var dimensions = new (string Name, int Bits)[width];
        for (var i = 0; i < width; i++)
        {
            if (!reader.TryReadText(out var name) || !reader.TryReadByte(out var bits) || !reader.TryReserve(40 * SnapshotReader.ObjectBytes)) return false;
            dimensions[i] = (name, bits);
        }

        if (!SeriesSchema.IsLegal(dimensions)) return reader.Fail(SnapshotErrorKind.OutOfRange);
        (schema, maxSeries, policy) = (SeriesSchema.Of(dimensions), (int)most, kind == 0 ? OverflowPolicy.Fold : OverflowPolicy.Refuse);
        return true;
    }

    /// <summary>Reads the series into an empty store, and enters the reserve's section.</summary>
    /// <param name="reader">The reader, behind the configuration.</param>
    /// <param name="rows">The rows of the store.</param>
    /// <param name="listsReserve">Whether the reserve stands among the series where it holds something.</param>
    public static bool TryReadSeries<TRows>(ref SnapshotReader reader, in TRows rows, bool listsReserve)
        where TRows : IStoreRows
    {
        var schema = rows.Index.Schema;
        var ids = new int[schema.Width][];
        var used = new bool[schema.Width][];
        if (!reader.TryEnter(Members)) return false;
        for (var dimension = 0; dimension < ids.Length; dimension++)
        {
            if (!TryReadMembers(ref reader, schema.Dimensions[dimension], out ids[dimension])) return false;
            used[dimension] = new bool[ids[dimension].Length];
        }

        if (!reader.TryEnter(Series) || !reader.TryReadCount(int.MaxValue, out var count)) return false;
        if (!reader.TryReserve((long)count * EntryBytes)) return false;
        rows.Index.EnsureRoom(count);
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
            if (!TryReadRow(ref reader, in rows, schema.KeyOfIds(key), listsReserve, at)) return false;
        }

        // A member without a series would not be written again.
        return (Array.TrueForAll(used, flags => Array.TrueForAll(flags, flag => flag)) || reader.Fail(SnapshotErrorKind.NotCanonical)) && reader.TryEnter(Reserve);
    }

    private static bool TryReadRow<TRows>(ref SnapshotReader reader, in TRows rows, SeriesKey key, bool listsReserve, int at)
        where TRows : IStoreRows
    {
        if (!rows.TryReserveRow(ref reader)) return false;
        if (rows.Index.Readmit(key) is not { } row) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        if (row == SeriesIndex.Reserve && !listsReserve) return reader.Fail(SnapshotErrorKind.NotCanonical, at);
        if (!rows.TryRead(ref reader, row)) return false;

        // The series that is Other in every dimension is always there, and written only where it holds something.
        return row != SeriesIndex.Reserve || !rows.IsEmpty(row) || reader.Fail(SnapshotErrorKind.NotCanonical, at);
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
}
