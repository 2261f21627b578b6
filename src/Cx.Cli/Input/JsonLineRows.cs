using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Cx.Cli.Input;

/// <summary>The rows of a JSON Lines file: one flat object a line.</summary>
internal sealed class JsonLineRows : RowSource
{
    // Names are only listed in an error; a file that never repeats one must not fill the memory.
    private const int ListedColumns = 200;
    private const int ListedRows = 100;

    private readonly JsonLines _lines;
    private readonly CheckedStream _stream;
    private readonly long? _length;
    private readonly List<string> _columns = [];
    private string[] _wanted = [];
    private byte[][] _wantedUtf8 = [];
    private bool[] _seen = [];
    private ArrayBufferWriter<byte>[] _cells = [];
    private long _objects;
    private string? _problem;
    private long _row;

    public JsonLineRows(CheckedStream stream, long? length)
    {
        _stream = stream;
        _length = length;
        _lines = new JsonLines(stream);
    }

    public override long Row => _row;

    public override IReadOnlyList<string> Columns => _columns;

    public override string? Problem => _problem;

    public override double? Progress => _length is > 0 and { } length ? Math.Min(1, (double)_stream.Position / length) : null;

    public override bool IsLong => _length > Limits.LongFileBytes;

    public override void Select(IReadOnlyList<string> columns)
    {
        _wanted = [.. columns];
        _wantedUtf8 = [.. columns.Select(Encoding.UTF8.GetBytes)];
        _seen = new bool[_wanted.Length];
        _cells = [.. columns.Select(_ => new ArrayBufferWriter<byte>(32))];
    }

    public override bool Read()
    {
        if (!_lines.Next(_row + 1))
        {
            CheckColumns();
            return false;
        }

        _row++;
        foreach (var cell in _cells) cell.ResetWrittenCount();
        try
        {
            _problem = Parse(_lines.Current);
        }
        catch (JsonException e)
        {
            _problem = Text.Line($"no whole JSON object on its line: {FirstSentence(e.Message)}");
        }

        if (_problem is null) _objects++;
        else foreach (var cell in _cells) cell.ResetWrittenCount();
        return true;
    }

    public override ReadOnlySpan<byte> Cell(int index) => _cells[index].WrittenSpan;

    protected override void Dispose(bool disposing)
    {
        if (disposing) _stream.Dispose();
    }

    private string? Parse(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "no JSON object";
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (_row <= ListedRows) ListColumn(json.GetString()!);
            var index = IndexOf(ref json);
            json.Read();
            var start = (int)json.TokenStartIndex;
            var isText = json.TokenType == JsonTokenType.String;
            var isNull = json.TokenType == JsonTokenType.Null;
            if (index >= 0 && isText) TakeText(ref json, _cells[index]);
            else json.Skip();
            if (index < 0 || isText) continue;
            _cells[index].ResetWrittenCount();
            if (!isNull) _cells[index].Write(line[start..(int)json.BytesConsumed]);
        }

        // Reading on finds what stands behind the object.
        json.Read();
        return null;
    }

    private static void TakeText(ref Utf8JsonReader json, ArrayBufferWriter<byte> cell)
    {
        cell.ResetWrittenCount();
        var room = cell.GetSpan(Math.Max(1, json.ValueSpan.Length));
        cell.Advance(json.CopyString(room));
    }

    private int IndexOf(ref Utf8JsonReader json)
    {
        for (var i = 0; i < _wantedUtf8.Length; i++)
        {
            if (!json.ValueTextEquals(_wantedUtf8[i])) continue;
            _seen[i] = true;
            return i;
        }

        return -1;
    }

    private void ListColumn(string name)
    {
        if (_columns.Count < ListedColumns && !_columns.Contains(name, StringComparer.Ordinal)) _columns.Add(name);
    }

    private void CheckColumns()
    {
        if (_row > 0 && _objects == 0)
            throw CxException.BadData("No line of the input is a whole JSON object. cx reads JSON Lines: one flat object a line, without brackets or commas round them.");
        for (var i = 0; i < _seen.Length && _objects > 0; i++)
        {
            if (!_seen[i]) throw NoSuchColumn(_wanted[i], _columns);
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
