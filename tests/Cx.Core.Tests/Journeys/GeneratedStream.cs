using System.Text;

namespace Cx.Core.Tests.Journeys;

/// <summary>A stream that is made while it is read: a head, a part repeated, a foot. Gigabytes without memory.</summary>
internal sealed class GeneratedStream(string head, string part, long times, string foot) : Stream
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes(head);
    private readonly byte[] _part = Encoding.UTF8.GetBytes(part);
    private readonly byte[] _foot = Encoding.UTF8.GetBytes(foot);
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _head.Length + (_part.Length * times) + _foot.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length && _position < Length)
        {
            var source = _position < _head.Length ? _head.AsSpan((int)_position)
                : _position < Length - _foot.Length ? _part.AsSpan((int)((_position - _head.Length) % _part.Length))
                : _foot.AsSpan((int)(_position - (Length - _foot.Length)));
            var taken = Math.Min(source.Length, buffer.Length - written);
            source[..taken].CopyTo(buffer[written..]);
            written += taken;
            _position += taken;
        }

        return written;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
