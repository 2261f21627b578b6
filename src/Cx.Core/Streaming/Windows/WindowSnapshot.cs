using System.Buffers;
using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>The state of windows as a snapshot: everything that the next event's outcome or the next result depends on.</summary>
/// <remarks>
/// Series are written by the texts of their members and in that order, and numbered by it; slices by time, ids by value. Running sums are not written: they follow
/// from the slices, and everything that was due by the watermark had been told. Sections: 2 watermark, 3 tallies, 4 offsets, 5 series, 6 slices, 7 what windows have told, 8 sessions.
/// </remarks>
internal static class WindowSnapshot<TState, TIn, TBody>
    where TState : struct, IAggregate<TState, TIn>
    where TBody : IStateBody<TState>
{
    private const ushort WatermarkSection = 2;
    private const ushort TallySection = 3;
    private const ushort OffsetSection = 4;
    private const ushort SeriesSection = 5;
    private const ushort SliceSection = 6;
    private const ushort ToldSection = 7;
    private const ushort SessionSection = 8;
    private const int Sections = 7;
    private const int Number = 10;
    private const EventOutcome LastOutcome = EventOutcome.Refused;

    public static Snapshot Take(WindowEngine<TState, TIn> engine, IReadOnlyDictionary<string, long> offsets)
    {
        if (engine.Results.Count > 0)
            throw new InvalidOperationException($"{engine.Results.Count} results were not read. Read them with TryRead first: a snapshot holds what was told, not what is on its way.");
        var schema = engine.Plan.Canonical(TBody.Schema, engine.Index.Schema);
        var parts = new Parts(engine, offsets);
        var bytes = ArrayPool<byte>.Shared.Rent(checked((int)Math.Min(Array.MaxLength, SnapshotWriter.EnvelopeBytes(schema, Sections) + parts.MaxBytes())));
        try
        {
            var writer = new SnapshotWriter(bytes, SnapshotKinds.Windows, schema);
            parts.Write(ref writer);
            return Snapshot.FromWritten(bytes.AsSpan(0, writer.Finish()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Fills an engine that has seen nothing.</summary>
    public static bool TryRead(Snapshot snapshot, WindowEngine<TState, TIn> engine, in ReadLimits limits, out IReadOnlyDictionary<string, long> offsets, out SnapshotError error)
    {
        offsets = ReadOnlyDictionary<string, long>.Empty;
        if (!SnapshotReader.TryOpen(snapshot.Bytes.Span, SnapshotKinds.Windows, in limits, out var reader, out error)) return false;
        Dictionary<string, long> read = new(StringComparer.Ordinal);
        var filler = new Filler(engine);
        var ok = reader.TryMatch(engine.Plan.Canonical(TBody.Schema, engine.Index.Schema))
            && reader.TryEnter(WatermarkSection) && filler.TryReadWatermark(ref reader)
            && reader.TryEnter(TallySection) && filler.TryReadTallies(ref reader)
            && reader.TryEnter(OffsetSection) && TryReadOffsets(ref reader, read)
            && reader.TryEnter(SeriesSection) && filler.TryReadSeries(ref reader)
            && reader.TryEnter(SliceSection) && filler.TryReadSlices(ref reader)
            && reader.TryEnter(ToldSection) && filler.TryReadTold(ref reader)
            && reader.TryEnter(SessionSection) && filler.TryReadSessions(ref reader)
            && reader.TryClose();
        error = reader.Error;
        if (ok) offsets = read;
        return ok;
    }

    private static bool TryReadOffsets(ref SnapshotReader reader, Dictionary<string, long> offsets)
    {
        if (!reader.TryReadCount(int.MaxValue, out var count)) return false;
        string? last = null;
        for (var i = 0; i < count; i++)
        {
            if (!reader.TryReadText(out var name) || !reader.TryReadSigned(out var offset)) return false;
            if (last is not null && string.CompareOrdinal(last, name) >= 0) return reader.Fail(SnapshotErrorKind.Unsorted);
            // An entry of the dictionary.
            if (!reader.TryReserve(4 * SnapshotReader.ObjectBytes)) return false;
            offsets.Add(last = name, offset);
        }

        return true;
    }

    /// <summary>Writes the sections; first their sizes, then themselves.</summary>
    private readonly struct Parts
    {
        private readonly WindowEngine<TState, TIn> _engine;
        private readonly KeyValuePair<string, long>[] _offsets;
        private readonly int[] _rows;
        private readonly int[] _ranks;

        public Parts(WindowEngine<TState, TIn> engine, IReadOnlyDictionary<string, long> offsets)
        {
            _engine = engine;
            _offsets = [.. offsets.OrderBy(offset => offset.Key, StringComparer.Ordinal)];
            _rows = [.. engine.RowsByText()];
            _ranks = new int[engine.Index.Rows];
            for (var rank = 0; rank < _rows.Length; rank++) _ranks[_rows[rank]] = rank;
        }

        public long MaxBytes()
        {
            long bytes = (8L + _engine.Tallies.Length) * (10 + (int)LastOutcome) * Number;
            foreach (var (name, _) in _offsets) bytes += (2 * Number) + Encoding.UTF8.GetMaxByteCount(name.Length);
            var schema = _engine.Index.Schema;
            foreach (var row in _rows)
            {
                for (var dimension = 0; dimension < schema.Width; dimension++) bytes += Number + Encoding.UTF8.GetMaxByteCount(schema.Member(_engine.Index.KeyOf(row), dimension).Length);
            }

            for (var i = 0; i < _engine.Slices.Count; i++)
            {
                var slice = _engine.Slices[i];
                bytes += (5 * Number) + (slice.Ids.Count * sizeof(ulong)) + (2L * _rows.Length * Number);
                foreach (var row in _rows)
                    if (slice.Rows.IsTouched(row)) bytes += Number + TBody.MaxBytes(in slice.Rows.At(row));
            }

            foreach (var track in _engine.Tracks)
            {
                foreach (var record in track.Records.Values)
                {
                    bytes += (2 + (2L * _rows.Length)) * Number;
                    foreach (var row in _rows)
                        if (record.Last.IsTouched(row)) bytes += TBody.MaxBytes(in record.Last.At(row));
                }
            }

            foreach (var session in _engine.Sessions)
            {
                foreach (var row in _rows)
                {
                    bytes += 4 * Number;
                    if (session.RowOf(row) is not { } sessions) continue;
                    foreach (ref readonly var atom in CollectionsMarshal.AsSpan(sessions.Atoms)) bytes += (4 * Number) + TBody.MaxBytes(in atom.State);
                    foreach (var told in sessions.Told) bytes += (4 * Number) + TBody.MaxBytes(in told.LastState);
                }
            }

            return bytes;
        }

        public void Write(ref SnapshotWriter writer)
        {
            WriteWatermark(ref writer);
            writer.BeginSection(TallySection);
            foreach (ref readonly var tally in _engine.Tallies.AsSpan()) WriteTally(ref writer, in tally);
            WriteTally(ref writer, in _engine.Withdrawals);
            writer.BeginSection(OffsetSection);
            writer.WriteUnsigned((ulong)_offsets.Length);
            foreach (var (name, offset) in _offsets)
            {
                writer.WriteText(name);
                writer.WriteSigned(offset);
            }

            WriteSeries(ref writer);
            WriteSlices(ref writer);
            WriteTold(ref writer);
            WriteSessions(ref writer);
        }

        private void WriteWatermark(ref SnapshotWriter writer)
        {
            writer.BeginSection(WatermarkSection);
            writer.WriteSigned(_engine.Watermark.Ticks);
            for (var source = 0; source < _engine.Tallies.Length; source++)
            {
                var (greatest, isActive) = _engine.Watermark.Saved(source);
                writer.WriteSigned(greatest);
                writer.WriteByte(isActive ? (byte)1 : (byte)0);
            }
        }

        private static void WriteTally(ref SnapshotWriter writer, in TallyCounts tally)
        {
            writer.WriteUnsigned((ulong)tally.Offered);
            for (var outcome = EventOutcome.Invalid; outcome <= LastOutcome; outcome++) writer.WriteUnsigned((ulong)tally[outcome]);
        }

        private void WriteSeries(ref SnapshotWriter writer)
        {
            writer.BeginSection(SeriesSection);
            writer.WriteUnsigned((ulong)_rows.Length);
            var schema = _engine.Index.Schema;
            foreach (var row in _rows)
            {
                for (var dimension = 0; dimension < schema.Width; dimension++) writer.WriteText(schema.Member(_engine.Index.KeyOf(row), dimension));
            }
        }

        private void WriteSlices(ref SnapshotWriter writer)
        {
            writer.BeginSection(SliceSection);
            writer.WriteUnsigned((ulong)_engine.Slices.Count);
            for (var i = 0; i < _engine.Slices.Count; i++)
            {
                var slice = _engine.Slices[i];
                writer.WriteUnsigned((ulong)slice.Number);
                writer.WriteUnsigned((ulong)_rows.Count(slice.Rows.IsTouched));
                foreach (var row in _rows)
                {
                    if (!slice.Rows.IsTouched(row)) continue;
                    writer.WriteUnsigned((ulong)_ranks[row]);
                    TBody.Write(ref writer, in slice.Rows.At(row));
                }

                WriteMask(ref writer, slice.Late);
                WriteMask(ref writer, slice.Fresh);
                writer.WriteUnsigned((ulong)slice.Ids.Count);
                foreach (var id in slice.Ids.Order()) writer.WriteFixed(id);
            }
        }

        private void WriteMask(ref SnapshotWriter writer, RowMask mask)
        {
            writer.WriteUnsigned((ulong)_rows.Count(mask.Has));
            foreach (var row in _rows)
                if (mask.Has(row)) writer.WriteUnsigned((ulong)_ranks[row]);
        }

        private void WriteTold(ref SnapshotWriter writer)
        {
            writer.BeginSection(ToldSection);
            foreach (var track in _engine.Tracks)
            {
                writer.WriteUnsigned((ulong)track.Records.Count);
                foreach (var (window, record) in track.Records)
                {
                    writer.WriteSigned(window);
                    writer.WriteUnsigned((ulong)_rows.Count(row => record.ToldOf(row) > 0));
                    foreach (var row in _rows)
                    {
                        if (record.ToldOf(row) == 0) continue;
                        writer.WriteUnsigned((ulong)_ranks[row]);
                        writer.WriteUnsigned((ulong)record.ToldOf(row));
                        if (_engine.Content != EmitContent.Accumulating) TBody.Write(ref writer, in record.Last.At(row));
                    }
                }
            }
        }

        private void WriteSessions(ref SnapshotWriter writer)
        {
            writer.BeginSection(SessionSection);
            foreach (var session in _engine.Sessions)
            {
                writer.WriteUnsigned((ulong)_rows.Count(row => session.RowOf(row) is { IsEmpty: false }));
                foreach (var row in _rows)
                {
                    if (session.RowOf(row) is not { IsEmpty: false } sessions) continue;
                    writer.WriteUnsigned((ulong)_ranks[row]);
                    WriteSessions(ref writer, sessions);
                }
            }
        }

        private void WriteSessions(ref SnapshotWriter writer, SessionRow<TState> sessions)
        {
            writer.WriteUnsigned((ulong)sessions.Atoms.Count);
            foreach (ref readonly var atom in CollectionsMarshal.AsSpan(sessions.Atoms))
            {
                writer.WriteUnsigned((ulong)atom.First);
                writer.WriteUnsigned((ulong)(atom.Last - atom.First));
                writer.WriteByte(atom.HasChanged ? (byte)1 : (byte)0);
                TBody.Write(ref writer, in atom.State);
            }

            writer.WriteUnsigned((ulong)sessions.Told.Count);
            foreach (var told in sessions.Told.OrderBy(told => told.First))
            {
                writer.WriteUnsigned((ulong)told.First);
                writer.WriteUnsigned((ulong)(told.Last - told.First));
                writer.WriteUnsigned((ulong)told.Told);
                writer.WriteByte((byte)((told.HasEnded ? 1 : 0) | (told.IsFinal ? 2 : 0)));
                if (_engine.Content != EmitContent.Accumulating) TBody.Write(ref writer, in told.LastState);
            }
        }
    }

    /// <summary>Reads the sections into an engine that is thrown away when one of them is refused.</summary>
    private struct Filler(WindowEngine<TState, TIn> engine)
    {
        private const long MaxTicks = 3_155_378_975_999_999_999;

        private int[] _rows = [];

        public readonly bool TryReadWatermark(ref SnapshotReader reader)
        {
            if (!reader.TryReadSigned(out var ticks)) return false;
            if (!IsInstant(ticks)) return reader.Fail(SnapshotErrorKind.OutOfRange);
            var sources = new (long Greatest, bool IsActive)[engine.Tallies.Length];
            for (var source = 0; source < sources.Length; source++)
            {
                if (!reader.TryReadSigned(out var greatest) || !TryReadFlags(ref reader, 1, out var flags)) return false;
                if (!IsInstant(greatest)) return reader.Fail(SnapshotErrorKind.OutOfRange);
                sources[source] = (greatest, flags == 1);
            }

            engine.Watermark.Restore(ticks, sources);
            engine.StepFrom(ticks);
            return true;
        }

        public readonly bool TryReadTallies(ref SnapshotReader reader)
        {
            for (var source = 0; source < engine.Tallies.Length; source++)
                if (!TryReadTally(ref reader, ref engine.Tallies[source])) return false;
            return TryReadTally(ref reader, ref engine.Withdrawals);
        }

        public bool TryReadSeries(ref SnapshotReader reader)
        {
            var index = engine.Index;
            if (!reader.TryReadCount(int.MaxValue, out var count) || !reader.TryReserve(SnapshotReader.ObjectBytes + ((long)count * sizeof(int)))) return false;
            _rows = new int[count];
            var members = new string?[index.Schema.Width];
            string[]? before = null;
            // Under Fold the series that is Other in every dimension is always there.
            var isComplete = index.Policy == OverflowPolicy.Refuse;
            for (var rank = 0; rank < count; rank++)
            {
                var texts = new string[members.Length];
                for (var dimension = 0; dimension < texts.Length; dimension++)
                    if (!reader.TryReadText(out texts[dimension]!)) return false;
                if (before is not null && Compare(before, texts) >= 0) return reader.Fail(SnapshotErrorKind.Unsorted);
                before = texts;
                // A row of the index, its key, its members in their tables.
                if (!reader.TryReserve(SnapshotReader.ObjectBytes * (4 + (4L * members.Length)))) return false;
                var key = index.Schema.Key(texts);
                for (var dimension = 0; dimension < texts.Length; dimension++)
                    if (!string.Equals(index.Schema.Member(key.Packed, dimension), texts[dimension], StringComparison.Ordinal)) return reader.Fail(SnapshotErrorKind.OutOfRange);
                if (index.Readmit(key) is not (>= 0 and var row)) return reader.Fail(SnapshotErrorKind.OutOfRange);
                _rows[rank] = row;
                isComplete |= row == SeriesIndex.Reserve;
            }

            return isComplete || reader.Fail(SnapshotErrorKind.NotCanonical);
        }

        public readonly bool TryReadSlices(ref SnapshotReader reader)
        {
            if (!reader.TryReadCount(int.MaxValue, out var count)) return false;
            var last = -1L;
            for (var i = 0; i < count; i++)
            {
                if (!reader.TryReadUnsigned(out var number)) return false;
                if (number > (ulong)engine.Clock.NumberOf(MaxTicks) || (long)number <= last) return reader.Fail(SnapshotErrorKind.Unsorted);
                last = (long)number;
                if (!reader.TryReserve(16 * SnapshotReader.ObjectBytes)) return false;
                var slice = engine.Slices.Add(last);
                if (!TryReadStates(ref reader, slice.Rows) || !TryReadMask(ref reader, slice.Late) || !TryReadMask(ref reader, slice.Fresh) || !TryReadIds(ref reader, slice.Ids)) return false;
            }

            return true;
        }

        public readonly bool TryReadTold(ref SnapshotReader reader)
        {
            foreach (var track in engine.Tracks)
            {
                if (!reader.TryReadCount(int.MaxValue, out var count)) return false;
                long? last = null;
                for (var i = 0; i < count; i++)
                {
                    if (!reader.TryReadSigned(out var window)) return false;
                    if (window <= last) return reader.Fail(SnapshotErrorKind.Unsorted);
                    last = window;
                    if (!reader.TryReserve(8 * SnapshotReader.ObjectBytes) || !TryReadRecord(ref reader, track.RecordOf(window))) return false;
                }
            }

            return true;
        }

        public readonly bool TryReadSessions(ref SnapshotReader reader)
        {
            foreach (var session in engine.Sessions)
            {
                if (!reader.TryReadCount(_rows.Length, out var count)) return false;
                var last = -1;
                for (var i = 0; i < count; i++)
                {
                    if (!TryReadRank(ref reader, ref last, out var row) || !reader.TryReserve(8 * SnapshotReader.ObjectBytes)) return false;
                    var sessions = session.MakeRow(row);
                    if (!TryReadAtoms(ref reader, session, sessions.Atoms) || !TryReadTold(ref reader, sessions.Told)) return false;
                    if (sessions.IsEmpty) return reader.Fail(SnapshotErrorKind.NotCanonical);
                }
            }

            return true;
        }

        private static int Compare(string[] left, string[] right)
        {
            for (var i = 0; i < left.Length; i++)
            {
                var order = string.CompareOrdinal(left[i], right[i]);
                if (order != 0) return order;
            }

            return 0;
        }

        private static bool IsInstant(long ticks) => ticks == Watermark.NoTicks || ticks is >= 0 and <= MaxTicks;

        private static bool TryReadFlags(ref SnapshotReader reader, int most, out int flags)
        {
            var ok = reader.TryReadByte(out var value);
            flags = value;
            return ok && (flags <= most || reader.Fail(SnapshotErrorKind.OutOfRange));
        }

        private static bool TryReadTally(ref SnapshotReader reader, ref TallyCounts tally)
        {
            if (!TryReadEvents(ref reader, out tally.Offered)) return false;
            for (var outcome = EventOutcome.Invalid; outcome <= LastOutcome; outcome++)
            {
                if (!TryReadEvents(ref reader, out var count)) return false;
                tally[outcome] = count;
            }

            return tally.IsBalanced || reader.Fail(SnapshotErrorKind.OutOfRange);
        }

        private static bool TryReadEvents(ref SnapshotReader reader, out long count)
        {
            var ok = reader.TryReadUnsigned(out var value);
            count = (long)Math.Min(value, long.MaxValue);
            return ok && (value <= long.MaxValue || reader.Fail(SnapshotErrorKind.OutOfRange));
        }

        // Instants are ticks from year 1; a first one and a length from it.
        private static bool TryReadSpan(ref SnapshotReader reader, out long first, out long last)
        {
            last = 0;
            if (!TryReadEvents(ref reader, out first) || !TryReadEvents(ref reader, out var length)) return false;
            if (first > MaxTicks || length > MaxTicks - first) return reader.Fail(SnapshotErrorKind.OutOfRange);
            last = first + length;
            return true;
        }

        private static bool TryReadIds(ref SnapshotReader reader, HashSet<ulong> ids)
        {
            if (!reader.TryReadCount(int.MaxValue, out var count) || !reader.TryReserve(SnapshotReader.ObjectBytes + (4L * sizeof(ulong) * count))) return false;
            ulong last = 0;
            for (var i = 0; i < count; i++)
            {
                if (!reader.TryReadFixed(out ulong id)) return false;
                if (id <= last) return reader.Fail(SnapshotErrorKind.Unsorted);
                ids.Add(last = id);
            }

            return true;
        }

        private readonly bool TryReadRank(ref SnapshotReader reader, ref int last, out int row)
        {
            row = 0;
            if (!reader.TryReadUnsigned(out var rank)) return false;
            if (rank >= (ulong)_rows.Length || (int)rank <= last) return reader.Fail(SnapshotErrorKind.Unsorted);
            last = (int)rank;
            row = _rows[last];
            return true;
        }

        private readonly bool TryReadStates(ref SnapshotReader reader, StatePages<TState> states)
        {
            if (!reader.TryReadCount(_rows.Length, out var count)) return false;
            var last = -1;
            for (var i = 0; i < count; i++)
            {
                if (!TryReadRank(ref reader, ref last, out var row) || !TryReservePage(ref reader, states, row) || !TBody.TryRead(ref reader, out states.Touch(row))) return false;
            }

            return true;
        }

        private static bool TryReservePage(ref SnapshotReader reader, StatePages<TState> states, int row) =>
            states.HasPage(row) || reader.TryReserve(((long)StatePages<TState>.PageRows * Unsafe.SizeOf<TState>()) + (4L * sizeof(ulong) * ((row >> 6) + 1)) + SnapshotReader.ObjectBytes);

        private readonly bool TryReadMask(ref SnapshotReader reader, RowMask mask)
        {
            if (!reader.TryReadCount(_rows.Length, out var count) || (count > 0 && !reader.TryReserve(_rows.Length))) return false;
            var last = -1;
            for (var i = 0; i < count; i++)
            {
                if (!TryReadRank(ref reader, ref last, out var row)) return false;
                mask.Set(row);
            }

            return true;
        }

        private readonly bool TryReadRecord(ref SnapshotReader reader, WindowRecord<TState> record)
        {
            if (!reader.TryReadCount(_rows.Length, out var count) || !reader.TryReserve(2L * sizeof(int) * _rows.Length)) return false;
            var last = -1;
            for (var i = 0; i < count; i++)
            {
                if (!TryReadRank(ref reader, ref last, out var row) || !reader.TryReadUnsigned(out var told)) return false;
                if (told is 0 or > int.MaxValue) return reader.Fail(SnapshotErrorKind.OutOfRange);
                record.SetTold(row, (int)told);
                if (engine.Content == EmitContent.Accumulating) continue;
                if (!TryReservePage(ref reader, record.Last, row) || !TBody.TryRead(ref reader, out record.Last.Touch(row))) return false;
            }

            return true;
        }

        private static bool TryReadAtoms(ref SnapshotReader reader, SessionTrack<TState, TIn> session, List<SessionAtom<TState>> atoms)
        {
            if (!reader.TryReadCount(int.MaxValue, out var count)) return false;
            var last = -1L;
            for (var i = 0; i < count; i++)
            {
                if (!reader.TryReserve(2L * Unsafe.SizeOf<SessionAtom<TState>>())) return false;
                if (!TryReadSpan(ref reader, out var first, out var until) || !TryReadFlags(ref reader, 1, out var flags) || !TBody.TryRead(ref reader, out var state)) return false;
                var cell = session.CellOf(first);
                if (cell <= last || session.CellOf(until) != cell) return reader.Fail(SnapshotErrorKind.Unsorted);
                last = cell;
                atoms.Add(new SessionAtom<TState> { Cell = cell, First = first, Last = until, HasChanged = flags == 1, State = state });
            }

            return true;
        }

        private readonly bool TryReadTold(ref SnapshotReader reader, List<ToldSession<TState>> sessions)
        {
            if (!reader.TryReadCount(int.MaxValue, out var count)) return false;
            var before = -1L;
            for (var i = 0; i < count; i++)
            {
                if (!reader.TryReserve(4L * SnapshotReader.ObjectBytes + Unsafe.SizeOf<TState>())) return false;
                if (!TryReadSpan(ref reader, out var first, out var last) || !reader.TryReadUnsigned(out var told) || !TryReadFlags(ref reader, 3, out var flags)) return false;
                if (first <= before) return reader.Fail(SnapshotErrorKind.Unsorted);
                if (told is 0 or > int.MaxValue) return reader.Fail(SnapshotErrorKind.OutOfRange);
                before = first;
                var session = new ToldSession<TState> { First = first, Last = last, Told = (int)told, HasEnded = (flags & 1) != 0, IsFinal = (flags & 2) != 0 };
                if (engine.Content != EmitContent.Accumulating && !TBody.TryRead(ref reader, out session.LastState)) return false;
                sessions.Add(session);
            }

            return true;
        }
    }
}
