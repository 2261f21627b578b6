using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cx.Core.Aggregation;

/// <summary>AVX2. Without it the same steps in software, for the tests.</summary>
internal readonly struct Lanes256 : IByteLanes<Vector256<byte>>
{
    public static bool IsSupported => Avx2.IsSupported;

    public static int Width => Vector256<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Load(ref byte source) => Vector256.LoadUnsafe(ref source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Repeat(Vector128<byte> table) => Vector256.Create(table, table);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Classify(Vector256<byte> codes) =>
        Vector256.Max(Vector256.Min(codes, Vector256.Create((byte)13)), Vector256.SubtractSaturate(codes, Vector256.Create((byte)240)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Lookup(Vector256<byte> table, Vector256<byte> indexes) =>
        Avx2.IsSupported ? Avx2.Shuffle(table, indexes) : Vector256.Shuffle(table, indexes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Sum(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c) => a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Majority(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c) => (a & b) | ((a ^ b) & c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Bit(Vector256<byte> bytes, int bit) => Vector256.ShiftRightLogical(bytes.AsUInt16(), bit).AsByte() & Vector256.Create((byte)1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Add(Vector256<byte> left, Vector256<byte> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Times(Vector256<byte> bytes, int log2) => Vector256.ShiftLeft(bytes.AsUInt16(), log2).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Total(Vector256<byte> bytes) => Avx2.IsSupported
        ? Vector256.Sum(Avx2.SumAbsoluteDifferences(bytes, Vector256<byte>.Zero).AsInt64())
        : Vector256.Sum(Vector256.WidenLower(bytes) + Vector256.WidenUpper(bytes));
}
