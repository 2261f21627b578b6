using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Cx.Cli.Input;

/// <summary>A line of JSON Lines: one flat object.</summary>
internal sealed class JsonRecord : LineRecord
{
    private readonly byte[][] _names;
    private readonly ArrayBufferWriter<byte>[] _cells;

    /// <param name="wanted">The members that are wanted, in the order in which they are asked for.</param>
    public JsonRecord(IReadOnlyList<string> wanted)
    {
        _names = [.. wanted.Select(Encoding.UTF8.GetBytes)];
        _cells = [.. wanted.Select(_ => new ArrayBufferWriter<byte>())];
    }

    public override string? Read(ReadOnlySpan<byte> line)
    {
        foreach (var cell in _cells) cell.ResetWrittenCount();
        var json = new Utf8JsonReader(line);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "it is no JSON object";
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName) ReadMember(ref json, line);
            // Reading on finds what stands behind the object.
            json.Read();
            return null;
        }
        catch (JsonException)
        {
            return Text.Line($"it is no whole JSON object (byte {json.BytesConsumed} of the line)");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            return "a text in it is no text";
        }
    }

    public override ReadOnlySpan<byte> Cell(int index) => _cells[index].WrittenSpan;

    private void ReadMember(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        var cell = IndexOf(ref json) is >= 0 and var index ? _cells[index] : null;
        json.Read();
        if (cell is null)
        {
            json.Skip();
            return;
        }

        cell.ResetWrittenCount();
        if (json.TokenType == JsonTokenType.String)
        {
            var room = cell.GetSpan(Math.Max(1, json.ValueSpan.Length));
            cell.Advance(json.CopyString(room));
            return;
        }

        var start = (int)json.TokenStartIndex;
        var isNull = json.TokenType == JsonTokenType.Null;
        json.Skip();
        if (!isNull) cell.Write(line[start..(int)json.BytesConsumed]);
    }

    private int IndexOf(ref Utf8JsonReader json)
    {
        for (var i = 0; i < _names.Length; i++)
            if (json.ValueTextEquals(_names[i])) return i;
        return -1;
    }
}
