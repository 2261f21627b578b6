using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Formats;

/// <summary>Which column holds what.</summary>
internal sealed class CsvHeader
{
    private readonly int _count;
    private readonly int _customer;
    private readonly int _touchpoint;
    private readonly int _timestamp;
    private readonly int _channel;
    private readonly int _case;
    private readonly int _eventId;
    private readonly int _recordedAt;
    private readonly int _answer;
    private readonly int _answerScale;
    private readonly int _effort;
    private readonly int _effortScale;
    private readonly int _outcome;
    private readonly (int Index, string Name)[] _attributes;

    public CsvHeader(CsvRows rows, LogReadOptions options)
    {
        var names = new List<string>();
        for (var i = 0; i < rows.Count; i++) names.Add(rows[i].ToString());
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw rows.Broken($"Two columns are named \"{MessageText.Shorten(twice.Key)}\". Rename one.");
        var columns = options.Columns;
        _count = names.Count;
        _customer = Required(columns.Customer);
        _touchpoint = Required(columns.Touchpoint);
        _timestamp = Required(columns.Timestamp);
        _channel = names.IndexOf(columns.Channel);
        _case = names.IndexOf(columns.Case);
        _eventId = names.IndexOf(columns.EventId);
        _recordedAt = names.IndexOf(columns.RecordedAt);
        _answer = names.IndexOf(columns.Answer);
        _answerScale = names.IndexOf(columns.AnswerScale);
        _effort = names.IndexOf(columns.Effort);
        _effortScale = names.IndexOf(columns.EffortScale);
        _outcome = names.IndexOf(columns.Outcome);
        int[] known = [_customer, _touchpoint, _timestamp, _channel, _case, _eventId, _recordedAt, _answer, _answerScale, _effort, _effortScale, _outcome];
        _attributes = options.KeepAttributes ? [.. names.Index().Where(column => Array.IndexOf(known, column.Index) < 0)] : [];

        int Required(string name)
        {
            var index = names.IndexOf(name);
            return index >= 0
                ? index
                : throw rows.Broken($"There is no column \"{MessageText.Shorten(name)}\"; there are {string.Join(", ", names.Take(20).Select(one => $"\"{MessageText.Shorten(one)}\""))}. Say the headings with LogReadOptions.Columns.");
        }
    }

    public LogRecord Record(CsvRows rows, RecordMaker maker)
    {
        if (rows.Count != _count)
            return maker.Refuse(LogDiagnosticKind.WrongShape, rows.Line, string.Create(CultureInfo.InvariantCulture, $"The row has {rows.Count} cells, and the header {_count}. Quote cells that hold a separator."));
        Dictionary<string, string>? attributes = null;
        foreach (var (index, name) in _attributes)
        {
            if (!rows[index].IsEmpty) (attributes ??= new(StringComparer.Ordinal)).Add(name, rows[index].ToString());
        }

        return maker.Make(
            new RecordTexts
            {
                Line = rows.Line,
                Customer = rows[_customer],
                Touchpoint = rows[_touchpoint],
                Timestamp = rows[_timestamp],
                Channel = Of(_channel),
                Case = Of(_case),
                EventId = Of(_eventId),
                RecordedAt = Of(_recordedAt),
                Answer = Of(_answer),
                AnswerScale = Of(_answerScale),
                Effort = Of(_effort),
                EffortScale = Of(_effortScale),
                Outcome = Of(_outcome),
            },
            attributes);

        ReadOnlySpan<char> Of(int index) => index < 0 ? [] : rows[index];
    }
}
