using System.Buffers;

namespace Cx.Core.Streaming;

/// <summary>A snapshot in rented memory.</summary>
internal readonly ref struct SnapshotBuffer
{
    private readonly byte[] _rented;
    private readonly int _length;

    private SnapshotBuffer(byte[] rented, int length)
    {
        _rented = rented;
        _length = length;
    }

    public ReadOnlySpan<byte> Written => _rented.AsSpan(0, _length);

    public static SnapshotBuffer Of<TCodec, TState>(in TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var rented = ArrayPool<byte>.Shared.Rent(TCodec.MaxBytes(in state));
        try
        {
            return new SnapshotBuffer(rented, TCodec.Write(in state, rented));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_rented);
}
