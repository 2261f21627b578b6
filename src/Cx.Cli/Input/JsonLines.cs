namespace Cx.Cli.Input;

/// <summary>The lines of a stream that are not blank.</summary>
internal sealed class JsonLines(Stream stream)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private int _length;
    private bool _ended;

    /// <summary>The line, without its line break; valid until the next one.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start - _length, _length);

    public bool Next(long row)
    {
        while (NextLine(row))
        {
            if (Current.ContainsAnyExcept(" \t\r\n"u8)) return true;
        }

        return false;
    }

    private bool NextLine(long row)
    {
        var searched = 0;
        while (true)
        {
            var waiting = _buffer.AsSpan(_start, _end - _start);
            var at = waiting[searched..].IndexOf((byte)'\n');
            if (at >= 0 || _ended)
            {
                _length = at >= 0 ? searched + at + 1 : waiting.Length;
                _start += _length;
                return _length > 0;
            }

            searched = waiting.Length;
            if (searched > Limits.RecordBytes)
                throw CxException.BadData(Text.Line($"Row {row} does not end within {Limits.RecordBytes >> 20} MiB. cx reads JSON Lines: one object a line."));
            Fill();
        }
    }

    private void Fill()
    {
        var waiting = _buffer.AsSpan(_start, _end - _start);
        var target = waiting.Length > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        waiting.CopyTo(target);
        _end = waiting.Length;
        _start = 0;
        _buffer = target;
        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _ended = count == 0;
    }
}
