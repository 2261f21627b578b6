using System.Diagnostics.CodeAnalysis;
using System.Text;
using Cx.Core.Streaming;

namespace Cx.Core.Journeys;

/// <summary>Snapshots of trackers: kind 48. Section 2 is the state; the tally, which depends on the order in which interactions came, is the optional section 0x8001.</summary>
internal readonly struct JourneyImageCodec : ISnapshotCodec<JourneyImageCodec, JourneyImage>
{
    private const ushort State = 2;
    private const ushort TallySection = 0x8001;
    private const int Outcomes = 6;

    public static ushort Kind => 48;

    public static int MaxBytes(in JourneyImage state)
        => SnapshotWriter.EnvelopeBytes(state.Schema, 2) + SnapshotWriter.NumberBytes + state.State.Length + (Outcomes * SnapshotWriter.NumberBytes);

    public static int Write(in JourneyImage state, Span<byte> destination)
    {
        var writer = new SnapshotWriter(destination, Kind, state.Schema);
        writer.BeginSection(State);
        writer.WriteBytes(state.State.Span);
        if (state.Tally is { } tally)
        {
            writer.BeginSection(TallySection);
            foreach (var count in (ReadOnlySpan<long>)[tally.Invalid, tally.TooLate, tally.Duplicate, tally.Refused, tally.Reordered, tally.OnTime]) writer.WriteUnsigned((ulong)count);
        }

        return writer.Finish();
    }

    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out JourneyImage state, out SnapshotError problem)
    {
        state = null;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        var schema = Encoding.UTF8.GetString(reader.Schema);
        var ok = reader.TryEnter(State) && reader.TryReadBytes(out var bytes) && TryRead(ref reader, schema, bytes, out state);
        problem = reader.Error;
        if (!ok) state = null;
        return ok;
    }

    private static bool TryRead(ref SnapshotReader reader, string schema, ReadOnlySpan<byte> bytes, out JourneyImage? state)
    {
        state = null;
        if (!reader.TryReserve(bytes.Length)) return false;
        var copy = bytes.ToArray();
        OfferTally? tally = null;
        if (reader.TryEnterOptional(TallySection))
        {
            Span<long> counts = stackalloc long[Outcomes];
            for (var i = 0; i < Outcomes; i++)
            {
                if (!reader.TryReadUnsigned(out var count)) return false;
                if (count > long.MaxValue / 8) return reader.Fail(SnapshotErrorKind.OutOfRange);
                counts[i] = (long)count;
            }

            tally = new OfferTally(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
        }

        state = new JourneyImage(schema, copy, tally);
        return reader.TryClose();
    }
}
