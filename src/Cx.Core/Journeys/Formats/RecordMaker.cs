using System.Globalization;
using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Formats;

/// <summary>Makes interactions of texts, the same for every format.</summary>
internal sealed class RecordMaker(LogReadOptions options)
{
    private readonly IdCache<CustomerId> _customers = new(text => new CustomerId(text));
    private readonly IdCache<TouchpointId> _touchpoints = new(text => new TouchpointId(text));
    private readonly IdCache<ChannelId> _channels = new(text => new ChannelId(text));
    private readonly IdCache<CaseId> _cases = new(text => new CaseId(text));

    /// <summary>How many records were read.</summary>
    public long Records { get; private set; }

    public LogReadOptions Options => options;

    public LogRecord Make(in RecordTexts texts, IReadOnlyDictionary<string, string>? attributes, long? sequence = null)
    {
        var position = Begin(texts.Line, null);
        if (texts.Customer.IsEmpty) return Refused(LogDiagnosticKind.NoCustomer, texts.Line, "There is no customer. Name one; who is not known yet gets an id too.");
        if (texts.Touchpoint.IsEmpty) return Refused(LogDiagnosticKind.NoTouchpoint, texts.Line, "There is no touchpoint. Name what happened.");
        if (!IsTime(texts.Timestamp, texts.Line, "instant", out var at, out var refused)) return refused;
        DateTimeOffset? recordedAt = null;
        if (!texts.RecordedAt.IsEmpty)
        {
            if (!IsTime(texts.RecordedAt, texts.Line, "instant of recording", out var recorded, out refused)) return refused;
            recordedAt = recorded;
        }

        if (!_customers.TryOf(texts.Customer, out var customer)) return BadId("customer", texts.Line);
        if (!_touchpoints.TryOf(texts.Touchpoint, out var touchpoint)) return BadId("touchpoint", texts.Line);
        ChannelId channel = default;
        if (!texts.Channel.IsEmpty && !_channels.TryOf(texts.Channel, out channel)) return BadId("channel", texts.Line);
        CaseId name = default;
        if (!texts.Case.IsEmpty && !_cases.TryOf(texts.Case, out name)) return BadId("case", texts.Line);
        var id = texts.EventId.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"{options.EventIdPrefix}{position + 1}") : texts.EventId.ToString();
        if (!IdText.IsValid(id)) return BadId("event", texts.Line);
        if (!IsAnswer(texts.Answer, texts.AnswerScale, texts.Line, "answer", out var answer, out refused)) return refused;
        if (!IsAnswer(texts.Effort, texts.EffortScale, texts.Line, "effort", out var effort, out refused)) return refused;
        return new LogRecord(texts.Line, new Interaction
        {
            EventId = new EventId(id),
            Customer = customer,
            Touchpoint = touchpoint,
            Channel = channel.IsEmpty ? null : channel,
            OccurredAt = at,
            RecordedAt = recordedAt,
            Sequence = sequence ?? position,
            Case = name.IsEmpty ? null : name,
            Answer = answer,
            Effort = effort,
            Outcome = texts.Outcome.IsEmpty ? null : texts.Outcome.ToString(),
            Attributes = attributes is { Count: > 0 } ? attributes : null,
        });
    }

    /// <summary>A record that is no interaction, counted as one read.</summary>
    public LogRecord Refuse(LogDiagnosticKind kind, long line, string message)
    {
        Begin(line, null);
        return Refused(kind, line, message);
    }

    private static LogRecord Refused(LogDiagnosticKind kind, long line, string message) => new(new LogDiagnostic(kind, line, message));

    private static LogRecord BadId(string noun, long line)
        => Refused(LogDiagnosticKind.BadId, line, string.Create(CultureInfo.InvariantCulture, $"The {noun} is no id: it is longer than {IdText.MaxLength} characters or has a control character. Correct it."));

    private long Begin(long line, long? byteOffset)
    {
        if (Records == options.Limits.MaxRecords)
            throw new EventLogException(string.Create(CultureInfo.InvariantCulture, $"The log has more than {options.Limits.MaxRecords} records. Raise LogLimits.MaxRecords if it may have."), line, byteOffset, [], null);
        return Records++;
    }

    private bool IsTime(ReadOnlySpan<char> text, long line, string noun, out DateTimeOffset instant, out LogRecord refused)
    {
        refused = null!;
        var kind = LogDiagnosticKind.NoTime;
        instant = default;
        if (!text.IsEmpty && LogTime.TryParse(text, options.DefaultZone, out instant, out kind)) return true;
        refused = Refused(kind, line, text.IsEmpty
            ? $"There is no {noun}. Write one such as 2026-03-02T12:00:00Z."
            : kind == LogDiagnosticKind.NoTime
                ? $"The {noun} has no zone. Write one such as 2026-03-02T12:00:00+01:00, or say the zone of the log with LogReadOptions.DefaultZone."
                : $"The {noun} is none, or the clock of its zone skips it. Write one such as 2026-03-02T12:00:00Z.");
        return false;
    }

    private bool IsAnswer(ReadOnlySpan<char> text, ReadOnlySpan<char> scaleId, long line, string noun, out Rating? answer, out LogRecord refused)
    {
        refused = null!;
        answer = null;
        if (text.IsEmpty && scaleId.IsEmpty) return true;
        if (scaleId.IsEmpty)
        {
            refused = Refused(LogDiagnosticKind.BadAnswer, line, $"The {noun} has no scale, so nobody knows what it means. Name its scale beside it.");
            return false;
        }

        if (!options.Scales.TryFind(scaleId.ToString(), out var scale))
        {
            refused = Refused(LogDiagnosticKind.BadAnswer, line, $"The scale \"{MessageText.Shorten(scaleId)}\" of the {noun} is not known. Give LogReadOptions.Scales a registry that has it.");
            return false;
        }

        if (!Rating.TryParse(text, scale, out var rating))
        {
            refused = Refused(LogDiagnosticKind.BadAnswer, line, $"The {noun} is not on its scale, {scale}. Correct it, or write skipped, notApplicable or nothing.");
            return false;
        }

        answer = rating;
        return true;
    }
}
