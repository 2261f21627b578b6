using System.Diagnostics.CodeAnalysis;

namespace Cx.Core.Streaming;

/// <summary>How a state becomes a snapshot and comes back: one canonical form, so equal states give equal bytes.</summary>
/// <remarks>
/// <para>A codec stands apart from its state and is only a name in the type system. <see cref="SnapshotWriter"/> and <see cref="SnapshotReader"/> do the work; the law kit in Cx.Core.Testing checks what is promised here.</para>
/// <para>Thread safety: a codec holds nothing.</para>
/// </remarks>
/// <typeparam name="TSelf">The codec itself.</typeparam>
/// <typeparam name="TState">The state.</typeparam>
public interface ISnapshotCodec<TSelf, TState>
    where TSelf : ISnapshotCodec<TSelf, TState>
{
    /// <summary>The number of this kind of snapshot. Kinds from 0x8000 are yours, lower ones the library's.</summary>
    static abstract ushort Kind { get; }

    /// <summary>Enough bytes for the snapshot of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>A number of bytes, at least what <see cref="Write"/> needs.</returns>
    static abstract int MaxBytes(in TState state);

    /// <summary>Writes the snapshot.</summary>
    /// <param name="state">The state, left as it is.</param>
    /// <param name="destination">Room for it; <see cref="MaxBytes"/> is enough.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    /// <exception cref="OverflowException">The counters of the state sum to more than 2⁵⁶.</exception>
    static abstract int Write(in TState state, Span<byte> destination);

    /// <summary>Reads a snapshot. It throws for no bytes at all, and allocates no more than the limits allow.</summary>
    /// <param name="source">Any bytes.</param>
    /// <param name="limits">How much the snapshot may cost.</param>
    /// <param name="state">The state, equal to the one that was written.</param>
    /// <param name="problem">Why there is no state.</param>
    /// <returns>Whether the bytes are a snapshot of this kind.</returns>
    static abstract bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out TState state, out SnapshotError problem);
}
