using System.Globalization;
using System.Runtime.InteropServices;
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

    // A reference to a text and two places of its table, whose lengths are powers of two.
    private const int MemberBytes = 6 * sizeof(ulong);

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
            + ((index.Schema.Width + Sections) * SnapshotWriter.NumberBytes) + (order.Series.Length * index.Schema.Width * IdBytes);
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
        writer.WriteUnsigned((ulong)order.Series.Length);
        foreach (ref readonly var series in order.Series)
        {
            order.WriteRanks(ref writer, in series);
            rows.Write(ref writer, series.Row);
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
        var dimensions = new ReadMembers[schema.Width];
        if (!reader.TryEnter(Members)) return false;
        for (var dimension = 0; dimension < dimensions.Length; dimension++)
        {
            if (!TryReadMembers(ref reader, schema, dimension, out dimensions[dimension])) return false;
        }

        if (!reader.TryEnter(Series) || !reader.TryReadCount(int.MaxValue, out var count)) return false;
        if (!reader.TryReserve((long)count * EntryBytes)) return false;
        rows.Index.EnsureRoom(count);
        var (room, first) = (rows.Index.TakeRoom(count), rows.Index.Rows);
        var before = 0UL;
        for (var i = 0; i < count; i++)
        {
            var at = reader.Offset;
            if (!TryReadKey(ref reader, dimensions, out var place, out var key)) return false;
            if (i > 0 && place <= before) return reader.Fail(SnapshotErrorKind.Unsorted, at);
            before = place;
            if (!TryReadRow(ref reader, in rows, key, ref room, listsReserve, at)) return false;
        }

        rows.Index.ReturnRoom(room);
        rows.Index.PlaceFrom(first);

        // A member without a series would not be written again.
        return (!Array.Exists(dimensions, dimension => Array.Exists(dimension.Members, member => !member.IsUsed)) || reader.Fail(SnapshotErrorKind.NotCanonical)) && reader.TryEnter(Reserve);
    }

    // A series, and where it stands among all: its ranks in one number, the first dimension in the highest bits, for a rank fits where an id does.
    private static bool TryReadKey(ref SnapshotReader reader, ReadOnlySpan<ReadMembers> dimensions, out ulong place, out SeriesKey key)
    {
        var at = reader.Offset;
        var packed = place = 0;
        key = default;

        // Mostly one byte for each dimension: all of them are then taken at once, and the reader is not asked again.
        var isFew = reader.TryPeekFew(dimensions.Length, out var few);
        foreach (ref readonly var dimension in dimensions)
        {
            // A copy, of which no one has the address: it stays in a register.
            var rank = few & 0xFF;
            if (!isFew)
            {
                if (!reader.TryReadUnsigned(out var read)) return false;
                rank = read;
            }

            var members = dimension.Members;
            if (rank >= (ulong)members.Length) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
            ref var member = ref members[(int)rank];
            member.IsUsed = true;
            packed |= member.Key;
            place = (place << dimension.Bits) | rank;
            few >>= 8;
        }

        if (isFew) reader.Skip(dimensions.Length);
        key = new SeriesKey(packed);
        return true;
    }

    private static bool TryReadRow<TRows>(ref SnapshotReader reader, in TRows rows, SeriesKey key, ref int room, bool listsReserve, int at)
        where TRows : IStoreRows
    {
        if (!rows.TryReserveRow(ref reader)) return false;
        if (rows.Index.Readmit(key, ref room) is not (>= 0 and var row)) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        if (row == SeriesIndex.Reserve && !listsReserve) return reader.Fail(SnapshotErrorKind.NotCanonical, at);
        if (!rows.TryRead(ref reader, row)) return false;

        // The series that is Other in every dimension is always there, and written only where it holds something.
        return row != SeriesIndex.Reserve || !rows.IsEmpty(row) || reader.Fail(SnapshotErrorKind.NotCanonical, at);
    }

    private static bool TryReadMembers(ref SnapshotReader reader, SeriesSchema schema, int dimension, out ReadMembers members)
    {
        members = default;
        var table = schema.Dimensions[dimension];
        if (!reader.TryReadCount(table.Capacity, out var count) || !reader.TryReserve(SnapshotReader.ObjectBytes + (count * (long)(MemberBytes + ReadMember.Bytes)))) return false;
        members = new ReadMembers(new ReadMember[count], table.Bits);
        table.EnsureRoom(count);
        string? before = null;
        for (var i = 0; i < count; i++)
        {
            var at = reader.Offset;
            if (!reader.TryReadText(out var text)) return false;
            if (before is not null && string.CompareOrdinal(before, text) >= 0) return reader.Fail(SnapshotErrorKind.Unsorted, at);
            before = text;

            if (text.Length == 0 || !table.TryIntern(text, out var id)) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
            members.Members[i].Key = schema.WithId(0, dimension, id);
        }

        return true;
    }

    /// <summary>The members of one dimension, by rank.</summary>
    private readonly struct ReadMembers(ReadMember[] members, int bits)
    {
        public readonly ReadMember[] Members = members;
        public readonly int Bits = bits;
    }

    /// <summary>A member: what it is in a key, and whether a series has it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ReadMember
    {
        public const int Bytes = 2 * sizeof(ulong);

        public ulong Key;
        public bool IsUsed;
    }
}
