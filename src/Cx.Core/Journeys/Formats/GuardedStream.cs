using System.Buffers;
using System.Globalization;

namespace Cx.Core.Journeys.Formats;

/// <summary>Counts the bytes that are read, and ends reading when they are too many, when too many come between two tags, or when blanks do not end.</summary>
internal sealed class GuardedStream(Stream inner, LogLimits limits, byte? mark) : Stream
{
    // A character is four bytes at most, in any of the encodings of XML.
    private const int BytesPerCharacter = 4;

    // The parser looks through all blanks of a tag again with each block that it reads, so four megabytes of them would cost minutes.
    private const int MaxBlanks = 1 << 16;

    // The zero is the other half of a blank in UTF-16.
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\0"u8);

    private long _sinceMark;
    private long _blanks;

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        // At most one byte beyond the limit, so that it is known to be exceeded.
        var allowed = Math.Min(buffer.Length, limits.MaxBytes - BytesRead + 1);
        var read = inner.Read(buffer[..(int)allowed]);
        BytesRead += read;
        if (BytesRead > limits.MaxBytes)
            throw new EventLogException(string.Create(CultureInfo.InvariantCulture, $"The log is longer than {limits.MaxBytes} bytes, unpacked. Raise LogLimits.MaxBytes if it may be."), null, BytesRead, [], null);
        if (mark is { } tag && read > 0)
        {
            var last = buffer[..read].LastIndexOf(tag);
            _sinceMark = last < 0 ? _sinceMark + read : read - last;
            if (_sinceMark > (long)limits.MaxTextLength * BytesPerCharacter)
                throw new EventLogException(string.Create(CultureInfo.InvariantCulture, $"Between two tags there are more than {limits.MaxTextLength} characters. Raise LogLimits.MaxTextLength if there may be."), null, BytesRead, [], null);
            RefuseBlanks(buffer[..read]);
        }

        return read;
    }

    // A run that begins and ends within one block is no longer than the block, which is short.
    private void RefuseBlanks(ReadOnlySpan<byte> block)
    {
        var first = block.IndexOfAnyExcept(Blanks);
        _blanks += first < 0 ? block.Length : first;
        if (_blanks > MaxBlanks)
            throw new EventLogException(string.Create(CultureInfo.InvariantCulture, $"More than {MaxBlanks} blanks stand in a row. No log needs them: remove them."), null, BytesRead, [], null);
        if (first >= 0) _blanks = block.Length - 1 - block.LastIndexOfAnyExcept(Blanks);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
