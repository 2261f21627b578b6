using System.Diagnostics.CodeAnalysis;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.LawKit;

/// <summary>A codec of a list of numbers: how many, then each.</summary>
internal abstract class Sound : ISnapshotCodec<Sound, List<long>>
{
    private const ushort Numbers = 2;

    public static ushort Kind => 0x8001;

    public static int MaxBytes(in List<long> state) => SnapshotWriter.EnvelopeBytes("numbers", 1) + ((state.Count + 1) * SnapshotWriter.NumberBytes);

    public static int Write(in List<long> state, Span<byte> destination) => Write(state, destination, state.Count);

    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out List<long> state, out SnapshotError problem)
        => TryRead(source, in limits, out state, out problem, mustReserve: true, mustClose: true);

    internal static int Write(List<long> state, Span<byte> destination, int count)
    {
        var writer = new SnapshotWriter(destination, Kind, "numbers");
        writer.BeginSection(Numbers);
        writer.WriteUnsigned((ulong)count);
        foreach (var number in state.Take(count)) writer.WriteSigned(number);
        return writer.Finish();
    }

    internal static bool TryRead(
        ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out List<long> state, out SnapshotError problem, bool mustReserve, bool mustClose)
    {
        state = null;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        var numbers = new List<long>();
        if (reader.TryMatch("numbers") && reader.TryEnter(Numbers) && TryReadNumbers(ref reader, numbers, mustReserve) && (!mustClose || reader.TryClose())) state = numbers;
        problem = reader.Error;
        return state is not null;
    }

    private static bool TryReadNumbers(ref SnapshotReader reader, List<long> numbers, bool mustReserve)
    {
        var count = 0;
        if (mustReserve)
        {
            if (!reader.TryReadCount(int.MaxValue, out count) || !reader.TryReserve(8L * count)) return false;
        }
        else
        {
            if (!reader.TryReadUnsigned(out var believed)) return false;
            count = (int)Math.Min(believed, 3_000_000);
        }

        numbers.Capacity = count;
        for (var i = 0; i < count; i++)
        {
            if (!reader.TryReadSigned(out var number)) return false;
            numbers.Add(number);
        }

        return true;
    }
}

internal abstract class ForgetsTheLast : ISnapshotCodec<ForgetsTheLast, List<long>>
{
    public static ushort Kind => Sound.Kind;

    public static int MaxBytes(in List<long> state) => Sound.MaxBytes(in state);

    public static int Write(in List<long> state, Span<byte> destination) => Sound.Write(state, destination, Math.Max(0, state.Count - 1));

    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out List<long> state, out SnapshotError problem)
        => Sound.TryRead(source, in limits, out state, out problem);
}

internal abstract class WritesUnsorted : ISnapshotCodec<WritesUnsorted, List<long>>
{
    private static bool _isOdd;

    public static ushort Kind => Sound.Kind;

    public static int MaxBytes(in List<long> state) => Sound.MaxBytes(in state) + 1;

    // Two forms of one state, by turns: an optional section comes and goes.
    public static int Write(in List<long> state, Span<byte> destination)
    {
        _isOdd = !_isOdd;
        var length = Sound.Write(state, destination, state.Count);
        if (_isOdd || !Snapshot.TryParse(destination[..length], default, out var snapshot, out _)) return length;
        var other = snapshot.WithOptional(0x8001, []).Bytes.Span;
        if (other.Length > destination.Length) return length;
        other.CopyTo(destination);
        return other.Length;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out List<long> state, out SnapshotError problem)
        => Sound.TryRead(source, in limits, out state, out problem);
}

internal abstract class ThrowsOnBytes : ISnapshotCodec<ThrowsOnBytes, List<long>>
{
    public static ushort Kind => Sound.Kind;

    public static int MaxBytes(in List<long> state) => Sound.MaxBytes(in state);

    public static int Write(in List<long> state, Span<byte> destination) => Sound.Write(in state, destination);

    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out List<long> state, out SnapshotError problem)
    {
        if (!Sound.TryRead(source, in limits, out state, out problem)) throw new InvalidDataException(problem.ToString());
        return true;
    }
}

internal abstract class IgnoresTheRest : ISnapshotCodec<IgnoresTheRest, List<long>>
{
    public static ushort Kind => Sound.Kind;

    public static int MaxBytes(in List<long> state) => Sound.MaxBytes(in state);

    public static int Write(in List<long> state, Span<byte> destination) => Sound.Write(in state, destination);

    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out List<long> state, out SnapshotError problem)
        => Sound.TryRead(source, in limits, out state, out problem, mustReserve: true, mustClose: false);
}

internal abstract class BelievesLengths : ISnapshotCodec<BelievesLengths, List<long>>
{
    public static ushort Kind => Sound.Kind;

    public static int MaxBytes(in List<long> state) => Sound.MaxBytes(in state);

    public static int Write(in List<long> state, Span<byte> destination) => Sound.Write(in state, destination);

    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out List<long> state, out SnapshotError problem)
        => Sound.TryRead(source, in limits, out state, out problem, mustReserve: false, mustClose: true);
}

internal abstract class NeedsMore : ISnapshotCodec<NeedsMore, List<long>>
{
    public static ushort Kind => Sound.Kind;

    public static int MaxBytes(in List<long> state) => SnapshotWriter.EnvelopeBytes("numbers", 1) + state.Count;

    public static int Write(in List<long> state, Span<byte> destination) => Sound.Write(in state, destination);

    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out List<long> state, out SnapshotError problem)
        => Sound.TryRead(source, in limits, out state, out problem);
}
