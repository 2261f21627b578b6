using CsvHelper;

namespace Cx.Cli.Input;

/// <summary>The rows of a CSV file.</summary>
internal sealed class CsvRows : RowSource
{
    private readonly CheckedStream _stream;
    private readonly CsvReader _reader;
    private readonly string[] _columns;
    private readonly long? _length;
    private readonly CsvHead _head;
    private readonly CsvParts.Source? _source;
    private int[] _wanted = [];
    private bool _unclosed;

    /// <param name="stream">The text, from the header on.</param>
    /// <param name="head">What the header says.</param>
    /// <param name="length">How many bytes there are, where that is known.</param>
    /// <param name="source">The file, where it can be read in parts.</param>
    public CsvRows(CheckedStream stream, CsvHead head, long? length, CsvParts.Source? source)
    {
        _head = head;
        _source = source;
        _stream = stream;
        _length = length;
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = head.Separator,
            MaxRecordSize = Limits.RecordBytes,
            BufferSize = 1 << 17,
            SkipEmptyLines = head.SkipsEmptyLines,
            OnMalformedRecord = record => _unclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        _columns = ReadHeader();
    }

    public override long Row => _reader.RowNumber;

    public override IReadOnlyList<string> Columns => _columns;

    public override string? Problem => _reader.FieldCount == _columns.Length ? null : WrongFieldCount(_reader.FieldCount, _columns.Length);

    public override double? Progress => _length is > 0 and { } length ? Math.Min(1, (double)_stream.Position / length) : null;

    public override bool IsLong => _length > Limits.LongFileBytes;

    public override bool IsWorthSplitting => _source is not null && _length > Limits.SplitFileBytes;

    public override CsvParts? Parts => _source is { } source && _head.Separator is { } separator ? new CsvParts(source, separator, _head.SkipsEmptyLines, _columns.Length, _wanted) : null;

    public static string WrongFieldCount(int fields, int columns) => Text.Line($"{fields} fields where the header has {columns}");

    public override void Select(IReadOnlyList<string> columns) => _wanted = [.. columns.Select(IndexOf)];

    public override bool Read()
    {
        try
        {
            var read = _reader.Read();
            if (_unclosed) throw UnclosedQuote(_reader.RowNumber);
            return read;
        }
        catch (CsvFormatException e)
        {
            throw CxException.BadData(Text.Line($"Row {_reader.RowNumber + 1} does not end within {Limits.RecordBytes >> 20} MiB. Is a quote (\") in it never closed?"), e);
        }
    }

    public override ReadOnlySpan<byte> Cell(int index) => _reader.GetSpan(_wanted[index]);

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _reader.Dispose();
        _stream.Dispose();
    }

    private string[] ReadHeader()
    {
        try
        {
            _reader.ReadHeader();
        }
        catch (CsvFormatException e)
        {
            throw CxException.BadData(Text.Line($"The header does not end within {Limits.RecordBytes >> 20} MiB. Is this a CSV file, or is a quote (\") in the header never closed?"), e);
        }

        if (_unclosed) throw CxException.BadData("A quote (\") in the header is never closed: the whole file would be one row of names.");
        return [.. _reader.Headers.Select(name => name.Trim())];
    }

    private int IndexOf(string name)
    {
        var index = Array.IndexOf(_columns, name);
        if (index < 0) throw NoSuchColumn(name, _columns);
        if (Array.LastIndexOf(_columns, name) is var last && last != index)
            throw CxException.BadData(Text.Line($"The column name '{name}' stands twice in the header, as column {index + 1} and column {last + 1}. Rename one of them."));
        return index;
    }

    private static CxException UnclosedQuote(long row) => CxException.BadData(Text.Line(
        $"Row {row} opens a quote (\") that is never closed: everything after it would be one cell. Close it, or double it (\"\") if it is part of the text."));
}
