namespace Cx.Cli.Input;

/// <summary>The lines of a stream that may go on growing, each with the place where it ends, so that a later run can go on from there.</summary>
/// <param name="stream">Where the bytes come from.</param>
/// <param name="follows">Whether more may come after its end.</param>
/// <param name="beforeRead">Called before bytes are asked for, which may take long: what is ready should be shown by then.</param>
internal sealed class LineFeed(Stream stream, bool follows, Action beforeRead) : IDisposable
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private int _length;
    private int _searched;
    private bool _isSkipping;

    /// <summary>Where the current line ends, its line break included.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether nothing can follow.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether the current line has its line break: the last line of a file may still be written to.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Whether the current line was longer than any record is; it was passed over.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The current line without its line break; valid until the next one.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start, _length);

    /// <summary>Goes to the next line, if there is a whole one by now.</summary>
    public bool Next()
    {
        Take();
        while (true)
        {
            var waiting = _buffer.AsSpan(_start, _end - _start);
            var at = waiting[_searched..].IndexOf((byte)'\n');
            if (at >= 0) return Found(_searched + at, lineBreak: 1);
            _searched = waiting.Length;
            if (waiting.Length > Limits.RecordBytes) Skip();
            if (Fill()) continue;
            if (follows) return false;
            HasEnded = true;
            return (_end > _start || _isSkipping) && Found(_end - _start, lineBreak: 0);
        }
    }

    /// <summary>Passes over what was read in an earlier run.</summary>
    /// <param name="offset">Where that run stopped, from the start of the stream.</param>
    public void SkipTo(long offset)
    {
        Take();
        var waiting = Math.Min(_end - _start, offset - Offset);
        _start += (int)waiting;
        Offset += waiting;
        if (stream.CanSeek && Offset < offset)
        {
            if (stream.Length < offset) throw Shorter(offset, stream.Length);
            stream.Position += offset - Offset;
            Offset = offset;
        }

        while (Offset < offset)
        {
            _start = _end = 0;
            if (!Fill()) throw Shorter(offset, Offset);
            var skipped = Math.Min(_end, offset - Offset);
            _start = (int)skipped;
            Offset += skipped;
        }

        _searched = 0;
    }

    /// <summary>Says that the stream begins where an earlier run stopped.</summary>
    public void BeginAt(long offset) => Offset = offset;

    public void Dispose() => stream.Dispose();

    private static CxException Shorter(long offset, long length) => CxException.BadData(Text.Line(
        $"The input ends at byte {length}, but the state says that {offset} bytes of it were counted. Give the same input again from its start, or say --replay offset when it begins where the last run stopped."));

    // Lets go of the line that was handed out.
    private void Take()
    {
        _start += _length + (IsTerminated ? 1 : 0);
        _length = 0;
        IsTerminated = false;
    }

    private bool Found(int length, int lineBreak)
    {
        IsTerminated = lineBreak > 0;
        Offset += length + lineBreak;
        IsTooLong = _isSkipping;
        _isSkipping = false;
        _searched = 0;
        _length = length;
        return true;
    }

    // No record is so long: its bytes are let go of, and the line counts as one that is no record.
    private void Skip()
    {
        Offset += _end - _start;
        _start = _end = _searched = 0;
        _isSkipping = true;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        try
        {
            if (follows && stream.CanSeek && stream.Length < stream.Position)
                throw CxException.BadData("The file has become shorter while it was followed. Was it replaced? Start again with a new --state.");
            beforeRead();
            var count = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += count;
            return count > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CxException.BadData($"The input cannot be read any further: {e.Message}", e);
        }
    }
}
