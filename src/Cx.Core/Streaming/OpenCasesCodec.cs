using System.Buffers.Text;
using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>Snapshots of <see cref="OpenCases"/>: kind 3.</summary>
/// <remarks>
/// <para>The schema is the length of a slice. Section 2 has the slices that are not 0: their number, the first slice, then for each the distance to the one before and the counter.</para>
/// <para>A codec holds nothing: <see langword="default"/> is its only value. Thread safety: any thread.</para>
/// </remarks>
public readonly struct OpenCasesCodec : ISnapshotCodec<OpenCasesCodec, OpenCases>
{
    private const ushort Slices = 2;
    // The page, and three places in the dictionary, which doubles as it grows.
    private const int PageBytes = (3 * SnapshotReader.ObjectBytes) + (64 * sizeof(long)) + (3 * 48);
    private const string SchemaStart = "open cases epoch=1970-01-01T00:00:00Z slice-minutes=";

    /// <inheritdoc/>
    public static ushort Kind => SnapshotKinds.OpenCases;

    /// <inheritdoc/>
    public static int MaxBytes(in OpenCases state)
        => SnapshotWriter.EnvelopeBytes(SchemaOf(state.Minutes), 1) + (SnapshotWriter.NumberBytes * (1 + (2 * CountOf(in state))));

    /// <inheritdoc/>
    public static int Write(in OpenCases state, Span<byte> destination)
    {
        var writer = new SnapshotWriter(destination, Kind, SchemaOf(state.Minutes));
        writer.BeginSection(Slices);
        writer.WriteUnsigned((ulong)CountOf(in state));
        long? before = null;
        Int128 sum = 0;
        foreach (var (slice, count) in state.Counters?.InOrder() ?? [])
        {
            if (before is { } last) writer.WriteUnsigned((ulong)(slice - last - 1));
            else writer.WriteSigned(slice);
            writer.WriteSigned(count);
            before = slice;
            sum += Int128.Abs(count);
        }

        SnapshotWriter.CheckSum(sum);
        return writer.Finish();
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, out OpenCases state, out SnapshotError problem)
    {
        state = default;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        var ok = TryRead(ref reader, out state);
        problem = reader.Error;
        if (!ok) state = default;
        return ok;
    }

    private static string SchemaOf(long minutes) => SchemaStart + minutes.ToString(CultureInfo.InvariantCulture);

    private static int CountOf(in OpenCases state) => state.Counters?.InOrder().Count() ?? 0;

    private static bool TryRead(ref SnapshotReader reader, out OpenCases state)
    {
        state = default;
        var schema = reader.Schema;
        if (schema.Length <= SchemaStart.Length || !Utf8Parser.TryParse(schema[SchemaStart.Length..], out long minutes, out _)
            || minutes < 1 || minutes > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMinute || !reader.HasSchema(SchemaOf(minutes)))
            return reader.Fail(SnapshotErrorKind.OtherSchema, SnapshotFormat.FingerprintAt);
        if (!reader.TryEnter(Slices) || !TryReadSlices(ref reader, minutes, out var counters, out var n)) return false;
        state = OpenCases.From(minutes, counters, n);
        return reader.TryClose();
    }

    private static bool TryReadSlices(ref SnapshotReader reader, long minutes, out SliceCounters counters, out long n)
    {
        n = 0;
        counters = new SliceCounters();
        if (!reader.TryReadCount(int.MaxValue, out var entries) || !reader.TryReserve(8 * SnapshotReader.ObjectBytes)) return false;
        long slice = 0;
        Int128 left = SnapshotFormat.MaxSum;
        for (var i = 0; i < entries; i++)
        {
            var page = slice >> 6;
            if (!TryReadSlice(ref reader, minutes, i == 0, ref slice)) return false;
            if ((i == 0 || slice >> 6 != page) && !reader.TryReserve(PageBytes)) return false;
            var at = reader.Offset;
            if (!reader.TryReadSigned(out var count)) return false;
            left -= Int128.Abs(count);
            if (count == 0 || left < 0) return reader.Fail(count == 0 ? SnapshotErrorKind.NotCanonical : SnapshotErrorKind.OutOfRange, at);
            counters.Add(slice, count);
            n += count;
        }

        return true;
    }

    private static bool TryReadSlice(ref SnapshotReader reader, long minutes, bool isFirst, ref long slice)
    {
        // No instant lies outside of these slices.
        var length = minutes * (Int128)TimeSpan.TicksPerMinute;
        var most = (long)((DateTimeOffset.MaxValue.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / length);
        var least = -(long)((DateTimeOffset.UnixEpoch.UtcTicks + length - 1) / length);
        var at = reader.Offset;
        if (isFirst)
            return reader.TryReadSigned(out slice) && ((slice >= least && slice <= most) || reader.Fail(SnapshotErrorKind.OutOfRange, at));
        if (!reader.TryReadUnsigned(out var gap)) return false;
        if (slice >= most || gap > (ulong)(most - slice - 1)) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        slice += (long)gap + 1;
        return true;
    }
}
