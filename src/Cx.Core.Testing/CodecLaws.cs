using System.Globalization;
using Cx.Core.Streaming;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Testing;

/// <summary>Proves a snapshot codec of yours: what was written comes back, equal states give equal bytes, and no bytes can surprise it.</summary>
/// <remarks>A law that does not hold throws <see cref="LawBrokenException"/>, whatever the test framework. Thread safety: any thread.</remarks>
public static class CodecLaws
{
    private const int Size = 60;
    private const int DamagedStates = 10;
    private const int RandomDamages = 300;

    // What a reading may allocate beside its state: tiered compilation, an exception that is about to be reported.
    private const long Slack = 64 << 10;

    private const int Attempts = 3;

    /// <summary>Checks the laws of a codec.</summary>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <param name="states">States of every form.</param>
    /// <param name="same">Whether two states hold the same; the default is their own equality.</param>
    /// <param name="show">How a state is shown in a message; the default is its ToString.</param>
    /// <param name="cases">How many states are tried, 1 or more.</param>
    /// <param name="seed">The seed of the states and of the damage.</param>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    public static void Check<TCodec, TState>(Gen<TState> states, Func<TState, TState, bool>? same = null, Func<TState, string>? show = null, int cases = 100, ulong seed = 20_260_101)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cases);
        var equal = same ?? EqualityComparer<TState>.Default.Equals;
        TState[] samples = [.. states.Sample(cases, new Rnd(seed, 11), Size)];
        var run = new LawRun<TState>(samples, _ => [], show ?? (state => state?.ToString() ?? ""), typeof(TCodec).Name, seed);
        run.Check(Law.SnapshotFits, "A snapshot fits in MaxBytes, and one byte less than it needs is refused as an argument.", Fits<TCodec, TState>);
        run.Check(Law.SnapshotComesBack, "What was written is read back equal.", state =>
            Snapshot.Of<TCodec, TState>(in state).TryRead<TCodec, TState>(default, out var back, out var problem)
                ? equal(state, back) ? null : $"read back: {(show ?? (other => other?.ToString() ?? ""))(back)}"
                : $"refused: {problem}");
        run.Check(Law.SnapshotIsCanonical, "A state that was read is written as the bytes it was read from.", Canonical<TCodec, TState>);
        new LawRun<int>([.. Enumerable.Range(0, samples.Length)], _ => [], i => $"states {i} of {samples.Length}", typeof(TCodec).Name, seed)
            .Check(Law.SnapshotIsCanonical, "Equal states give equal bytes, and different ones different bytes.", i =>
            {
                TState one = samples[i], other = samples[(i * 7 + 1) % samples.Length];
                return equal(one, other) == (Snapshot.Of<TCodec, TState>(in one) == Snapshot.Of<TCodec, TState>(in other)) ? null : "the states are equal and the bytes differ, or the other way round";
            });
        var damaged = new LawRun<TState>(samples[..Math.Min(DamagedStates, samples.Length)], _ => [], show ?? (state => state?.ToString() ?? ""), typeof(TCodec).Name, seed);
        damaged.Check(Law.DamageIsSeen, "Damaged bytes are refused, or are those of the state that is read from them; nothing throws.", state => Damage<TCodec, TState>(Snapshot.Of<TCodec, TState>(in state), seed));
    }

    private static string? Fits<TCodec, TState>(TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var most = TCodec.MaxBytes(in state);
        var room = new byte[most];
        var length = TCodec.Write(in state, room);
        if (length > most) return string.Create(CultureInfo.InvariantCulture, $"MaxBytes says {most}, written are {length}");
        try
        {
            _ = TCodec.Write(in state, room.AsSpan(0, length - 1));
            return string.Create(CultureInfo.InvariantCulture, $"{length} bytes were written into {length - 1}");
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Canonical<TCodec, TState>(TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var written = Snapshot.Of<TCodec, TState>(in state);
        if (written.Kind != TCodec.Kind) return string.Create(CultureInfo.InvariantCulture, $"the codec's kind is {TCodec.Kind}, that of the snapshot {written.Kind}");
        if (!written.TryRead<TCodec, TState>(default, out var back, out var problem)) return $"refused: {problem}";
        return Snapshot.Of<TCodec, TState>(in back) == written ? null : "the state that was read is written as other bytes";
    }

    private static string? Damage<TCodec, TState>(Snapshot snapshot, ulong seed)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var bytes = snapshot.Bytes.ToArray();
        for (var length = 0; length < bytes.Length; length++)
        {
            if (TCodec.TryRead(bytes.AsSpan(0, length), default, out _, out _)) return string.Create(CultureInfo.InvariantCulture, $"the first {length} of {bytes.Length} bytes were read");
        }

        for (var bit = 0; bit < 8 * bytes.Length; bit += bytes.Length > 500 ? 37 : 1)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (TCodec.TryRead(bytes, default, out _, out _)) return string.Create(CultureInfo.InvariantCulture, $"bit {bit % 8} of byte {bit / 8} was changed and not missed");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        return Resealed<TCodec, TState>(snapshot, seed);
    }

    // Damage under a right checksum: it is the codec alone that can see it.
    private static string? Resealed<TCodec, TState>(Snapshot snapshot, ulong seed)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var random = new Draws(seed);
        foreach (var id in snapshot.Sections)
        {
            if (id == 1 || !snapshot.TryGetSection(id, out var content)) continue;
            for (var i = 0; i < Math.Min(RandomDamages, 24 * (content.Length + 1)); i++)
            {
                var section = Damaged(content.Span, i, random);
                var made = Sealed(snapshot, id, section);
                if (Judge<TCodec, TState>(made) is { } fault)
                    return string.Create(CultureInfo.InvariantCulture, $"section {id} as {Convert.ToHexString(section.AsSpan(0, Math.Min(40, section.Length)))}: {fault}");
            }
        }

        return null;
    }

    private static string? Judge<TCodec, TState>(Snapshot made)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var limits = new ReadLimits(1 << 20, 1 << 20);
        var isRead = false;
        TState? state = default;
        var allocated = long.MaxValue;

        // The count of a thread now and then has in it what a collection took away: what the codec allocates itself is in every attempt.
        for (var attempt = 0; attempt < Attempts && allocated > limits.MaxAllocation + Slack; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            isRead = made.TryRead<TCodec, TState>(in limits, out state, out _);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        if (allocated > limits.MaxAllocation + Slack)
            throw new LawBrokenException(Law.ReadingIsBounded, string.Create(CultureInfo.InvariantCulture, $"{typeof(TCodec).Name} breaks a law: {Law.ReadingIsBounded}.\nReading allocated {allocated} bytes where {limits.MaxAllocation} are allowed. Call TryReserve before you allocate."));
        return !isRead || Snapshot.Of<TCodec, TState>(in state!) == made ? null : "was read, and is written as other bytes";
    }

    // A bit, a byte, a cut or more of it.
    private static byte[] Damaged(ReadOnlySpan<byte> content, int number, Draws random)
    {
        if (content.IsEmpty) return [(byte)number];
        var copy = content.ToArray();
        var at = number < 8 * copy.Length ? number / 8 : random.Next(copy.Length - 1);
        switch (number < 8 * copy.Length ? 0 : number % 4)
        {
            case 0: copy[at] ^= (byte)(1 << (number % 8)); return copy;
            case 1: copy[at] = (byte)random.Next(255); return copy;
            case 2: return copy[..at];
            default: return [.. copy[..at], (byte)random.Next(255), .. copy[at..]];
        }
    }

    private static Snapshot Sealed(Snapshot snapshot, ushort damaged, byte[] section)
    {
        var bytes = new byte[snapshot.Bytes.Length + section.Length];
        var writer = new SnapshotWriter(bytes, snapshot.Kind, snapshot.Schema, snapshot.Format);
        foreach (var id in snapshot.Sections)
        {
            if (id == 1) continue;
            writer.BeginSection(id);
            snapshot.TryGetSection(id, out var content);
            foreach (var one in id == damaged ? section : content.Span) writer.WriteByte(one);
        }

        return Snapshot.TryParse(bytes.AsSpan(0, writer.Finish()), default, out var made, out var problem) ? made : throw new InvalidOperationException(problem.ToString());
    }
}
