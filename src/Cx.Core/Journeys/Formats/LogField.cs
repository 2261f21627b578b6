namespace Cx.Core.Journeys.Formats;

/// <summary>What a record may say.</summary>
internal enum LogField
{
    Customer,
    Touchpoint,
    Timestamp,
    Channel,
    Case,
    EventId,
    RecordedAt,
    Answer,
    AnswerScale,
    Effort,
    EffortScale,
    Outcome,
    Lifecycle,
    Sequence,
}
