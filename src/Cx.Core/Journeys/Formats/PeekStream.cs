namespace Cx.Core.Journeys.Formats;

/// <summary>A stream whose first two bytes can be looked at before they are read.</summary>
internal sealed class PeekStream : Stream
{
#pragma warning disable CA2213 // The stream is the caller's, and stays open.
    private readonly Stream _inner;
#pragma warning restore CA2213
    private readonly byte[] _head = new byte[2];
    private readonly int _count;
    private int _given;

    public PeekStream(Stream inner)
    {
        _inner = inner;
        _count = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public bool StartsWith(byte first, byte second) => _count == 2 && _head[0] == first && _head[1] == second;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_given == _count) return _inner.Read(buffer);
        var part = _head.AsSpan(_given, Math.Min(_count - _given, buffer.Length));
        part.CopyTo(buffer);
        _given += part.Length;
        return part.Length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
