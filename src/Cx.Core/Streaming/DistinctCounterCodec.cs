namespace Cx.Core.Streaming;

/// <summary>Snapshots of <see cref="DistinctCounter"/>: kind 4.</summary>
/// <remarks>
/// <para>Section 2 has the missing ids; section 3 the hashes while the count is exact, section 4 the 4,096 registers after that.</para>
/// <para>A codec holds nothing: <see langword="default"/> is its only value. Thread safety: any thread.</para>
/// </remarks>
public readonly struct DistinctCounterCodec : ISnapshotCodec<DistinctCounterCodec, DistinctCounter>
{
    private const ushort Totals = 2;
    private const ushort Hashes = 3;
    private const ushort Registers = 4;
    private const string Schema = "distinct exact=256 registers=4096 hash=splitmix64,xxh64-0";

    private static readonly int Room = SnapshotWriter.EnvelopeBytes(Schema, 2) + (3 * SnapshotWriter.NumberBytes) + DistinctSet.Registers;

    /// <inheritdoc/>
    public static ushort Kind => SnapshotKinds.DistinctCounter;

    /// <inheritdoc/>
    public static int MaxBytes(in DistinctCounter state) => Room;

    /// <inheritdoc/>
    public static int Write(in DistinctCounter state, Span<byte> destination)
    {
        var writer = new SnapshotWriter(destination, Kind, Schema);
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

    private static bool TryRead(ref SnapshotReader reader, out DistinctCounter state)
    {
        state = default;
        if (!reader.TryMatch(Schema) || !reader.TryEnter(Totals)) return false;
        var at = reader.Offset;
        if (!reader.TryReadUnsigned(out var missing)) return false;
        if (missing > SnapshotFormat.MaxSum) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        if (reader.NextSection() == Registers)
        {
            if (!reader.TryEnter(Registers) || !TryReadRegisters(ref reader, out var registers)) return false;
            state = DistinctCounter.From(registers, (long)missing);
            return reader.TryClose();
        }

        if (!reader.TryEnter(Hashes) || !TryReadHashes(ref reader, out var hashes)) return false;
        state = DistinctCounter.From(hashes, (long)missing);
        return reader.TryClose();
    }

    private static bool TryReadHashes(ref SnapshotReader reader, out DistinctSet? set)
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

        set = DistinctSet.FromHashes(hashes);
        return true;
    }

    private static bool TryReadRegisters(ref SnapshotReader reader, out DistinctSet? set)
    {
        set = null;
        if (reader.Left != DistinctSet.Registers) return reader.Fail(SnapshotErrorKind.Truncated);
        if (!reader.TryReserve((2 * SnapshotReader.ObjectBytes) + DistinctSet.Registers)) return false;
        var registers = new byte[DistinctSet.Registers];
        for (var i = 0; i < registers.Length; i++)
        {
            var at = reader.Offset;
            if (!reader.TryReadByte(out registers[i])) return false;
            if (registers[i] > DistinctSet.MaxRank) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        }

        set = DistinctSet.FromRegisters(registers);
        return true;
    }
}
