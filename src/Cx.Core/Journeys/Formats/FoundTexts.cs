using Cx.Core.Scales;

namespace Cx.Core.Journeys.Formats;

/// <summary>The texts of one record while they are being found one by one.</summary>
internal sealed class FoundTexts
{
    private readonly Dictionary<LogField, string> _texts = [];

    public Dictionary<string, string>? Attributes { get; set; }

    public Rating? Answer { get; set; }

    public Rating? Effort { get; set; }

    public string? this[LogField field] => _texts.GetValueOrDefault(field);

    public void Clear()
    {
        _texts.Clear();
        Attributes = null;
        Answer = Effort = null;
    }

    public void Set(LogField field, string? text)
    {
        if (text is not null) _texts[field] = text;
    }

    public LogRecord Make(RecordMaker maker, long line, string? customer, long? sequence = null)
    {
        var record = maker.Make(
            new RecordTexts
            {
                Line = line,
                Customer = this[LogField.Customer] ?? customer,
                Touchpoint = this[LogField.Touchpoint],
                Timestamp = this[LogField.Timestamp],
                Channel = this[LogField.Channel],
                Case = this[LogField.Case],
                EventId = this[LogField.EventId],
                RecordedAt = this[LogField.RecordedAt],
                Answer = this[LogField.Answer],
                AnswerScale = this[LogField.AnswerScale],
                Effort = this[LogField.Effort],
                EffortScale = this[LogField.EffortScale],
                Outcome = this[LogField.Outcome],
            },
            Attributes,
            sequence);
        return record.IsInteraction && (Answer ?? Effort) is not null ? new LogRecord(line, record.Value with { Answer = Answer, Effort = Effort }) : record;
    }
}
