using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cx.Core.Journeys.Formats;

/// <summary>The rows of a CSV text by RFC 4180, one at a time. Line breaks may be CRLF, LF or CR; empty lines are no rows.</summary>
internal sealed class CsvRows : IDisposable
{
    private const int BufferSize = 32 * 1024;

    private readonly StreamReader _reader;
    private readonly LogLimits _limits;
    private readonly char _separator;
    private readonly SearchValues<char> _ends;
    private readonly char[] _buffer = new char[BufferSize];
    private readonly List<int> _fields = [];
    private char[] _text = new char[1024];
    private int _length;
    private int _start;
    private int _position;
    private int _filled;
    private long _line = 1;
    private long _bytesBefore;

    public CsvRows(Stream stream, LogLimits limits, char separator)
    {
        _reader = new StreamReader(new GuardedStream(stream, limits, null), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, BufferSize, leaveOpen: true);
        _limits = limits;
        _separator = separator;
        _ends = SearchValues.Create([separator, '\r', '\n']);
        if (Fill() && _buffer[0] == '\uFEFF') _position = 1;
    }

    public int Count => _fields.Count;

    /// <summary>The line on which the row begins, from 1.</summary>
    public long Line { get; private set; }

    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var from = index == 0 ? 0 : _fields[index - 1];
            return _text.AsSpan(from, _fields[index] - from);
        }
    }

    public void Dispose() => _reader.Dispose();

    public bool Next()
    {
        while (true)
        {
            _length = 0;
            _fields.Clear();
            Line = _line;
            if (!HasMore()) return false;
            var isQuoted = false;
            while (Field(ref isQuoted))
            {
            }

            if (_fields.Count > 1 || _length > 0 || isQuoted) return true;
        }
    }

    public EventLogException Broken(string message, Exception? cause = null)
        => new(message, _line, _bytesBefore + Encoding.UTF8.GetByteCount(_buffer, 0, _position), [], cause);

    // Reads one field with what ends it; says whether another follows in the row.
    private bool Field(ref bool isQuoted)
    {
        _start = _length;
        if (HasMore() && _buffer[_position] == '"')
        {
            isQuoted = true;
            Quoted();
        }
        else
        {
            Plain();
        }

        _fields.Add(_length);
        if (!HasMore()) return false;
        var end = _buffer[_position++];
        if (end == _separator) return true;
        _line++;
        if (end == '\r' && HasMore() && _buffer[_position] == '\n') _position++;
        return false;
    }

    private void Plain()
    {
        while (HasMore())
        {
            var rest = _buffer.AsSpan(_position, _filled - _position);
            var end = rest.IndexOfAny(_ends);
            Append(end < 0 ? rest : rest[..end]);
            _position += end < 0 ? rest.Length : end;
            if (end >= 0) return;
        }
    }

    private void Quoted()
    {
        _position++;
        while (true)
        {
            if (!HasMore()) throw Broken("The log ends inside a quoted cell. Close the quote.");
            var rest = _buffer.AsSpan(_position, _filled - _position);
            var end = rest.IndexOf('"');
            var part = end < 0 ? rest : rest[..end];
            Append(part);
            _line += part.Count('\n');
            _position += part.Length;
            if (end < 0) continue;
            _position++;
            if (!HasMore()) return;
            var next = _buffer[_position];
            if (next == '"')
            {
                Append("\"");
                _position++;
                continue;
            }

            if (next == _separator || next is '\r' or '\n') return;
            throw Broken("After the closing quote of a cell comes neither a separator nor a line break. Double the quotes inside cells.");
        }
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (_length - _start + part.Length > _limits.MaxTextLength)
            throw Broken(string.Create(CultureInfo.InvariantCulture, $"A cell is longer than {_limits.MaxTextLength} characters. Raise LogLimits.MaxTextLength if it may be, or close its quote."));
        if (_length + part.Length > _text.Length)
        {
            // A row of many long cells is as bad as one long cell.
            if (_length > 4L * _limits.MaxTextLength) throw Broken("A row is longer than four of the longest cells. Raise LogLimits.MaxTextLength if it may be.");
            Array.Resize(ref _text, Math.Max(_length + part.Length, 2 * _text.Length));
        }

        part.CopyTo(_text.AsSpan(_length));
        _length += part.Length;
    }

    private bool HasMore() => _position < _filled || Fill();

    private bool Fill()
    {
        _bytesBefore += Encoding.UTF8.GetByteCount(_buffer, 0, _position);
        _position = _filled = 0;
        try
        {
            _filled = _reader.Read(_buffer, 0, _buffer.Length);
        }
        catch (DecoderFallbackException invalid)
        {
            throw Broken("The log is not UTF-8. Write it in this encoding.", invalid);
        }

        return _filled > 0;
    }
}
