using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cx.Core.Aggregation;

/// <summary>AVX-512: any function of three bits is one instruction. Without it the same steps in software: nobody counts that way, but the tests can walk it on every machine.</summary>
internal readonly struct Lanes512 : IByteLanes<Vector512<byte>>
{
    private const byte Xor = 0x96;
    private const byte TwoOfThree = 0xE8;

    public static bool IsSupported => Avx512BW.IsSupported;

    public static int Width => Vector512<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Load(ref byte source) => Vector512.LoadUnsafe(ref source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Repeat(Vector128<byte> table) => Vector512.Create(Vector256.Create(table, table), Vector256.Create(table, table));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Classify(Vector512<byte> codes) =>
        Vector512.Max(Vector512.Min(codes, Vector512.Create((byte)13)), Vector512.SubtractSaturate(codes, Vector512.Create((byte)240)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Lookup(Vector512<byte> table, Vector512<byte> indexes) =>
        Avx512BW.IsSupported ? Avx512BW.Shuffle(table, indexes) : Vector512.Shuffle(table, indexes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Sum(Vector512<byte> a, Vector512<byte> b, Vector512<byte> c) =>
        Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, Xor) : a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Majority(Vector512<byte> a, Vector512<byte> b, Vector512<byte> c) =>
        Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, TwoOfThree) : (a & b) | ((a ^ b) & c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Bit(Vector512<byte> bytes, int bit) => Vector512.ShiftRightLogical(bytes.AsUInt16(), bit).AsByte() & Vector512.Create((byte)1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Add(Vector512<byte> left, Vector512<byte> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Times(Vector512<byte> bytes, int log2) => Vector512.ShiftLeft(bytes.AsUInt16(), log2).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Total(Vector512<byte> bytes) => Avx512BW.IsSupported
        ? Vector512.Sum(Avx512BW.SumAbsoluteDifferences(bytes, Vector512<byte>.Zero).AsInt64())
        : Vector512.Sum(Vector512.WidenLower(bytes) + Vector512.WidenUpper(bytes));
}
