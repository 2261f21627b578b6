using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cx.Core.Aggregation;

/// <summary>128 bits, on every processor that has vectors: SSE, Arm64, WebAssembly.</summary>
internal readonly struct Lanes128 : IByteLanes<Vector128<byte>>
{
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    public static int Width => Vector128<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(ref byte source) => Vector128.LoadUnsafe(ref source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Repeat(Vector128<byte> table) => table;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Classify(Vector128<byte> codes) =>
        Vector128.Max(Vector128.Min(codes, Vector128.Create((byte)13)), Vector128.SubtractSaturate(codes, Vector128.Create((byte)240)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Lookup(Vector128<byte> table, Vector128<byte> indexes) => Vector128.ShuffleNative(table, indexes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Sum(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c) => a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Majority(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c) => (a & b) | ((a ^ b) & c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Bit(Vector128<byte> bytes, int bit) => Vector128.ShiftRightLogical(bytes.AsUInt16(), bit).AsByte() & Vector128.Create((byte)1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Add(Vector128<byte> left, Vector128<byte> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Times(Vector128<byte> bytes, int log2) => Vector128.ShiftLeft(bytes.AsUInt16(), log2).AsByte();

    // Without the x86 instruction by widening: 16 bytes add up to at most 4,080.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Total(Vector128<byte> bytes) => Sse2.IsSupported
        ? Vector128.Sum(Sse2.SumAbsoluteDifferences(bytes, Vector128<byte>.Zero).AsInt64())
        : Widened(bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Widened(Vector128<byte> bytes) => Vector128.Sum(Vector128.WidenLower(bytes) + Vector128.WidenUpper(bytes));
}
