using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cx.Core.Streaming;

/// <summary>Distinct hashes: sorted and exact up to 256, then the 2^p registers of HyperLogLog.</summary>
/// <param name="precision">The p.</param>
/// <remarks>Flajolet, Fusy, Gandouet and Meunier, HyperLogLog, 2007. The form depends only on the distinct hashes that went in, not on their order.</remarks>
internal sealed class DistinctSet(int precision)
{
    public const int MaxExact = 256;
    public const int Finest = 12;
    public const int Coarsest = 4;

    private ulong[] _hashes = [];
    private byte[]? _registers;

    public int Precision { get; private set; } = precision;

    public ulong Version { get; set; }

    public int Exact { get; private set; }

    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Exact);

    /// <summary>The registers; empty while the count is exact.</summary>
    public ReadOnlySpan<byte> RegisterValues => _registers;

    /// <summary>The highest register: all bits after the register's number are 0.</summary>
    public static int MaxRank(int precision) => 64 - precision + 1;

    public static DistinctSet FromHashes(ulong[] ascending, int precision) => new(precision) { _hashes = ascending, Exact = ascending.Length };

    public static DistinctSet FromRegisters(byte[] registers) => new(BitOperations.Log2((uint)registers.Length)) { _registers = registers };

    public DistinctSet Clone() => new(Precision) { _hashes = (ulong[])_hashes.Clone(), Exact = Exact, _registers = (byte[]?)_registers?.Clone() };

    /// <summary>The same at a lower precision, exactly as if all ids had been counted at it: half the registers each time.</summary>
    public void FoldTo(int precision)
    {
        for (; Precision > precision; Precision--)
        {
            if (_registers is not { } fine) continue;
            var coarse = new byte[fine.Length / 2];
            // The bit that no longer numbers the register is the first of the rest: a 0 there is one more before the first 1, a 1 is the first.
            for (var i = 0; i < coarse.Length; i++) coarse[i] = (byte)Math.Max(fine[2 * i] == 0 ? 0 : fine[2 * i] + 1, fine[(2 * i) + 1] == 0 ? 0 : 1);
            _registers = coarse;
        }
    }

    /// <summary>Whether something changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(ulong hash)
    {
        if (_registers is not { } registers) return AddExactly(hash);
        var bits = Precision;
        ref var register = ref registers[hash >> (64 - bits)];
        var rank = (byte)(BitOperations.LeadingZeroCount((hash << bits) | (1UL << (bits - 1))) + 1);
        if (rank <= register) return false;
        register = rank;
        return true;
    }

    /// <param name="other">A set of the same precision.</param>
    public bool Merge(DistinctSet other)
    {
        var changed = false;
        if (other._registers is not { } theirs)
        {
            foreach (var hash in other.Hashes) changed |= Add(hash);
            return changed;
        }

        if (_registers is null)
        {
            ToRegisters();
            changed = true;
        }

        for (var i = 0; i < theirs.Length; i++)
        {
            if (theirs[i] <= _registers![i]) continue;
            _registers[i] = theirs[i];
            changed = true;
        }

        return changed;
    }

    public bool SameAs(DistinctSet other) => Precision == other.Precision && Hashes.SequenceEqual(other.Hashes) && RegisterValues.SequenceEqual(other.RegisterValues);

    /// <summary>Ertl, New cardinality estimation algorithms for HyperLogLog sketches, 2017, algorithm 6.</summary>
    public double Estimate()
    {
        if (_registers is not { } registers) return Exact;
        var q = 64 - Precision;
        double m = registers.Length;
        Span<int> counts = stackalloc int[q + 2];
        counts.Clear();
        foreach (var register in registers) counts[register]++;
        var z = m * Tau(1 - (counts[q + 1] / m));
        for (var k = q; k >= 1; k--) z = (z + counts[k]) / 2;
        z += m * Sigma(counts[0] / m);
        return m * m / (2 * Math.Log(2) * z);
    }

    // sigma(x) = x + sum of x^(2^k) 2^(k-1).
    private static double Sigma(double x)
    {
        if (x == 1) return double.PositiveInfinity;
        double y = 1, z = x, before;
        do
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }
        while (z != before);
        return z;
    }

    // tau(x) = (1 − x − sum of (1 − x^(2^−k))² 2^−k) / 3.
    private static double Tau(double x)
    {
        if (x is 0 or 1) return 0;
        double y = 1, z = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = z;
            y /= 2;
            z -= (1 - x) * (1 - x) * y;
        }
        while (z != before);
        return z / 3;
    }

    private bool AddExactly(ulong hash)
    {
        var at = Hashes.BinarySearch(hash);
        if (at >= 0) return false;
        if (Exact == MaxExact)
        {
            ToRegisters();
            Add(hash);
            return true;
        }

        at = ~at;
        if (Exact == _hashes.Length) Array.Resize(ref _hashes, Math.Max(4, 2 * Exact));
        _hashes.AsSpan(at, Exact - at).CopyTo(_hashes.AsSpan(at + 1));
        _hashes[at] = hash;
        Exact++;
        return true;
    }

    private void ToRegisters()
    {
        var hashes = Hashes;
        _registers = new byte[1 << Precision];
        foreach (var hash in hashes) Add(hash);
        _hashes = [];
        Exact = 0;
    }
}
