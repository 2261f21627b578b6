using System.Buffers;
using System.Text;

namespace Cx.Cli.Input;

/// <summary>A line of CSV. A record of a stream is one line: a quote that is never closed must not take the lines after it along.</summary>
internal sealed class CsvRecord : LineRecord
{
    private readonly byte _separator;
    private readonly int _columns;
    private readonly int[] _wanted;
    private readonly ArrayBufferWriter<byte> _text = new(1 << 10);
    private (int Start, int Length)[] _cells;

    /// <param name="header">The line with the names of the columns.</param>
    /// <param name="wanted">The columns that are wanted, in the order in which they are asked for.</param>
    public CsvRecord(ReadOnlySpan<byte> header, IReadOnlyList<string> wanted)
    {
        _separator = (byte)(CsvHead.Of(header).Separator ?? ',');
        _cells = new (int, int)[CsvHead.Of(header).Columns + 1];
        if (Split(header) is not { } columns) throw CxException.BadData($"The header is no line of CSV: {Text.Quoted(Encoding.UTF8.GetString(header))}.");
        _columns = columns;
        List<string> names = [];
        for (var i = 0; i < columns; i++) names.Add(Encoding.UTF8.GetString(Field(i)));
        _wanted = [.. wanted.Select(name => names.IndexOf(name) is >= 0 and var index ? index : throw RowSource.NoSuchColumn(name, names))];
    }

    public override string? Read(ReadOnlySpan<byte> line)
    {
        if (Split(line) is not { } columns) return "a quote is misplaced or not closed on its line";
        return columns == _columns ? null : Text.Line($"it has {columns} fields, expected {_columns} as in the header");
    }

    public override ReadOnlySpan<byte> Cell(int index) => Field(_wanted[index]);

    private ReadOnlySpan<byte> Field(int index) => _text.WrittenSpan.Slice(_cells[index].Start, _cells[index].Length);

    // The number of fields, or null where the quotes do not fit together.
    private int? Split(ReadOnlySpan<byte> line)
    {
        if (line is [.., (byte)'\r']) line = line[..^1];
        _text.ResetWrittenCount();
        var count = 0;
        while (true)
        {
            var start = _text.WrittenCount;
            var end = line is [(byte)'"', ..] ? Unquote(line) : Plain(line);
            if (end < 0) return null;
            if (count == _cells.Length) Array.Resize(ref _cells, 2 * _cells.Length);
            _cells[count++] = (start, _text.WrittenCount - start);
            if (end == line.Length) return count;
            line = line[(end + 1)..];
        }
    }

    private int Plain(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf(_separator);
        if (end < 0) end = line.Length;
        _text.Write(line[..end]);
        return end;
    }

    private int Unquote(ReadOnlySpan<byte> line)
    {
        for (var at = 1; ; at += 2)
        {
            var quote = line[at..].IndexOf((byte)'"');
            if (quote < 0) return -1;
            _text.Write(line.Slice(at, quote));
            at += quote;
            if (at + 1 == line.Length) return line.Length;
            if (line[at + 1] == _separator) return at + 1;
            if (line[at + 1] != (byte)'"') return -1;
            _text.Write("\""u8);
        }
    }
}
