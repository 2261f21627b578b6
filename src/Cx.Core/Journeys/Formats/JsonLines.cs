using System.Globalization;

namespace Cx.Core.Journeys.Formats;

/// <summary>The lines of a stream as bytes, one at a time.</summary>
internal sealed class JsonLines : IDisposable
{
    private const int FirstSize = 64 * 1024;

    private readonly GuardedStream _stream;
    private readonly LogLimits _limits;
    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _next;
    private int _filled;
    private int _length;
    private long _before;

    public JsonLines(Stream stream, LogLimits limits)
    {
        _stream = new GuardedStream(stream, limits, null);
        _limits = limits;
    }

    /// <summary>The line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>How many bytes come before the line.</summary>
    public long Offset => _before + _start;

    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start, _length);

    public void Dispose() => _stream.Dispose();

    public bool Next()
    {
        _start = _next;
        Line++;
        for (var searched = 0; ;)
        {
            var end = _buffer.AsSpan(_start + searched, _filled - _start - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                _length = searched + end;
                _next = _start + _length + 1;
                break;
            }

            searched = _filled - _start;
            if (searched > _limits.MaxTextLength)
                throw Broken(string.Create(CultureInfo.InvariantCulture, $"The line is longer than {_limits.MaxTextLength} bytes. Raise LogLimits.MaxTextLength if it may be, or write one interaction a line."), 0, null);
            if (Fill()) continue;
            if (searched == 0) return false;
            (_length, _next) = (searched, _filled);
            break;
        }

        if (_length > 0 && _buffer[_start + _length - 1] == '\r') _length--;
        if (Line == 1 && Current.StartsWith("\uFEFF"u8)) (_start, _length) = (_start + 3, _length - 3);
        return true;
    }

    public EventLogException Broken(string message, long inLine, Exception? cause) => new(message, Line, Offset + inLine, [], cause);

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
            _before += _start;
            _filled -= _start;
            _start = 0;
        }

        if (_filled == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = _stream.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        return read > 0;
    }
}
