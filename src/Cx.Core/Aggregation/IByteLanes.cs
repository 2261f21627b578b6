using System.Runtime.Intrinsics;

namespace Cx.Core.Aggregation;

/// <summary>What <see cref="PositionalPopcount{TLanes, TVector}"/> needs of a width of vectors.</summary>
/// <typeparam name="TVector">A vector of bytes.</typeparam>
internal interface IByteLanes<TVector>
    where TVector : struct
{
    /// <summary>Bytes in a vector.</summary>
    static abstract int Width { get; }

    static abstract TVector Load(ref byte source);

    /// <summary>A table of 16 bytes in each group of 16 bytes: shuffles look within their group.</summary>
    static abstract TVector Repeat(Vector128<byte> table);

    /// <summary>Slot numbers of codes: 0–12 stay, 254 and 255 become 14 and 15, all else 13.</summary>
    static abstract TVector Classify(TVector codes);

    /// <summary>The bytes of a repeated table at indexes below 16.</summary>
    static abstract TVector Lookup(TVector table, TVector indexes);

    static abstract TVector Sum(TVector a, TVector b, TVector c);

    static abstract TVector Majority(TVector a, TVector b, TVector c);

    /// <summary>Bit k of each byte, as 0 or 1.</summary>
    static abstract TVector Bit(TVector bytes, int bit);

    static abstract TVector Add(TVector left, TVector right);

    /// <summary>Bytes times a power of two; the caller knows that they stay below 256.</summary>
    static abstract TVector Times(TVector bytes, int log2);

    /// <summary>The sum of all bytes.</summary>
    static abstract long Total(TVector bytes);
}
