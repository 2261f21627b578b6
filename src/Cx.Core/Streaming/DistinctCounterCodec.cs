using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>Snapshots of <see cref="DistinctCounter"/>: kind 4.</summary>
/// <remarks>
/// <para>Section 2 has the missing ids; section 3 the hashes while the count is exact, section 4 the registers after that, 4,096 unless the precision is lower.</para>
/// <para>A codec holds nothing: <see langword="default"/> is its only value. Thread safety: any thread.</para>
/// </remarks>
public readonly struct DistinctCounterCodec : ISnapshotCodec<DistinctCounterCodec, DistinctCounter>
{
    private const ushort Totals = 2;
    private const ushort Hashes = 3;
    private const ushort Registers = 4;

    private static readonly string[] Schemas = [.. Enumerable.Range(DistinctSet.Coarsest, DistinctSet.Finest - DistinctSet.Coarsest + 1).Select(SchemaText)];
    private static readonly int Room = SnapshotWriter.EnvelopeBytes(Schemas[^1], 2) + (3 * SnapshotWriter.NumberBytes) + (1 << DistinctSet.Finest);

    /// <inheritdoc/>
    public static ushort Kind => SnapshotKinds.DistinctCounter;

    /// <inheritdoc/>
    public static int MaxBytes(in DistinctCounter state) => Room;

    /// <inheritdoc/>
    public static int Write(in DistinctCounter state, Span<byte> destination)
    {
        var writer = new SnapshotWriter(destination, Kind, Schemas[state.Precision - DistinctSet.Coarsest]);
        writer.BeginSection(Totals);
        writer.WriteUnsigned((ulong)state.Missing);
        SnapshotWriter.CheckSum(state.Missing);
        var set = state.Set;
        if (set is null || set.RegisterValues.IsEmpty)
        {
            writer.BeginSection(Hashes);
            writer.WriteUnsigned((ulong)(set?.Exact ?? 0));
            foreach (var hash in set is null ? default : set.Hashes) writer.WriteFixed(hash);
        }
        else
        {
            writer.BeginSection(Registers);
            writer.WriteRaw(set.RegisterValues);
        }

        return writer.Finish();
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, out DistinctCounter state, out SnapshotError problem)
    {
        state = default;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        var ok = TryRead(ref reader, out state);
        problem = reader.Error;
        if (!ok) state = default;
        return ok;
    }

    private static string SchemaText(int precision) => string.Create(CultureInfo.InvariantCulture, $"distinct exact=256 registers={1 << precision} hash=splitmix64,xxh64-0");

    private static bool TryRead(ref SnapshotReader reader, out DistinctCounter state)
    {
        state = default;
        var precision = DistinctSet.Finest;
        while (precision > DistinctSet.Coarsest && !reader.HasSchema(Schemas[precision - DistinctSet.Coarsest])) precision--;
        if (!reader.TryMatch(Schemas[precision - DistinctSet.Coarsest]) || !reader.TryEnter(Totals)) return false;
        var at = reader.Offset;
        if (!reader.TryReadUnsigned(out var missing)) return false;
        if (missing > SnapshotFormat.MaxSum) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        if (reader.NextSection() == Registers)
        {
            if (!reader.TryEnter(Registers) || !TryReadRegisters(ref reader, precision, out var registers)) return false;
            state = DistinctCounter.From(registers, precision, (long)missing);
            return reader.TryClose();
        }

        if (!reader.TryEnter(Hashes) || !TryReadHashes(ref reader, precision, out var hashes)) return false;
        state = DistinctCounter.From(hashes, precision, (long)missing);
        return reader.TryClose();
    }

    private static bool TryReadHashes(ref SnapshotReader reader, int precision, out DistinctSet? set)
    {
        set = null;
        if (!reader.TryReadCount(DistinctSet.MaxExact, out var count) || !reader.TryReserve((2 * SnapshotReader.ObjectBytes) + (count * sizeof(ulong)))) return false;
        if (count == 0) return true;
        var hashes = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            var at = reader.Offset;
            if (!reader.TryReadFixed(out hashes[i])) return false;
            if (i > 0 && hashes[i] <= hashes[i - 1]) return reader.Fail(SnapshotErrorKind.Unsorted, at);
        }

        set = DistinctSet.FromHashes(hashes, precision);
        return true;
    }

    private static bool TryReadRegisters(ref SnapshotReader reader, int precision, out DistinctSet? set)
    {
        set = null;
        var count = 1 << precision;
        if (reader.Left != count) return reader.Fail(SnapshotErrorKind.Truncated);
        if (!reader.TryReserve((2 * SnapshotReader.ObjectBytes) + count)) return false;
        var registers = new byte[count];
        for (var i = 0; i < registers.Length; i++)
        {
            var at = reader.Offset;
            if (!reader.TryReadByte(out registers[i])) return false;
            if (registers[i] > DistinctSet.MaxRank(precision)) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        }

        set = DistinctSet.FromRegisters(registers);
        return true;
    }
}
