namespace Cx.Core.Journeys;

/// <summary>Under which headings a CSV log has what an interaction needs.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equal when all members are equal. No order. Thread safety: immutable.</remarks>
public sealed record CsvColumns
{
    private CsvColumns()
    {
    }

    /// <summary>The headings that the writer uses.</summary>
    public static CsvColumns Default { get; } = new();

    /// <summary>The customer. Required. Default: <c>customer_id</c>.</summary>
    public string Customer { get; private init; } = "customer_id";

    /// <summary>The touchpoint, which is the name of the event. Required. Default: <c>touchpoint</c>.</summary>
    public string Touchpoint { get; private init; } = "touchpoint";

    /// <summary>The instant. Required. Default: <c>timestamp</c>.</summary>
    public string Timestamp { get; private init; } = "timestamp";

    /// <summary>The channel. Default: <c>channel</c>.</summary>
    public string Channel { get; private init; } = "channel";

    /// <summary>The case. Default: <c>case</c>.</summary>
    public string Case { get; private init; } = "case";

    /// <summary>The id of the interaction; where it is missing, the number of the record stands for it. Default: <c>event_id</c>.</summary>
    public string EventId { get; private init; } = "event_id";

    /// <summary>When it was written down. Default: <c>recorded_at</c>.</summary>
    public string RecordedAt { get; private init; } = "recorded_at";

    /// <summary>The answer: a number, <c>skipped</c>, <c>notApplicable</c>, or nothing. Default: <c>answer</c>.</summary>
    public string Answer { get; private init; } = "answer";

    /// <summary>The scale of the answer; nothing there means that nothing was asked. Default: <c>answer_scale</c>.</summary>
    public string AnswerScale { get; private init; } = "answer_scale";

    /// <summary>How hard it was. Default: <c>effort</c>.</summary>
    public string Effort { get; private init; } = "effort";

    /// <summary>The scale of the effort. Default: <c>effort_scale</c>.</summary>
    public string EffortScale { get; private init; } = "effort_scale";

    /// <summary>What came of it. Default: <c>outcome</c>.</summary>
    public string Outcome { get; private init; } = "outcome";

    /// <summary>The headings with the required ones, and that of the channel, changed.</summary>
    /// <param name="customer">The heading of the customer.</param>
    /// <param name="touchpoint">The heading of the touchpoint.</param>
    /// <param name="timestamp">The heading of the instant.</param>
    /// <param name="channel">The heading of the channel; <see langword="null"/> leaves it.</param>
    /// <param name="case">The heading of the case; <see langword="null"/> leaves it.</param>
    /// <param name="eventId">The heading of the id; <see langword="null"/> leaves it.</param>
    /// <returns>New headings.</returns>
    public CsvColumns With(string customer, string touchpoint, string timestamp, string? channel = null, string? @case = null, string? eventId = null)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(touchpoint);
        ArgumentNullException.ThrowIfNull(timestamp);
        return this with { Customer = customer, Touchpoint = touchpoint, Timestamp = timestamp, Channel = channel ?? Channel, Case = @case ?? Case, EventId = eventId ?? EventId };
    }

    /// <summary>The headings with those of the answer changed.</summary>
    /// <param name="answer">The heading of the answer.</param>
    /// <param name="answerScale">The heading of its scale.</param>
    /// <returns>New headings.</returns>
    public CsvColumns WithAnswer(string answer, string answerScale)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(answerScale);
        return this with { Answer = answer, AnswerScale = answerScale };
    }
}
