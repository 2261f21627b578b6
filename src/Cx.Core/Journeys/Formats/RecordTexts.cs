namespace Cx.Core.Journeys.Formats;

/// <summary>The texts of one record; empty for what it has not.</summary>
internal ref struct RecordTexts
{
    public long Line;
    public ReadOnlySpan<char> Customer;
    public ReadOnlySpan<char> Touchpoint;
    public ReadOnlySpan<char> Timestamp;
    public ReadOnlySpan<char> Channel;
    public ReadOnlySpan<char> Case;
    public ReadOnlySpan<char> EventId;
    public ReadOnlySpan<char> RecordedAt;
    public ReadOnlySpan<char> Answer;
    public ReadOnlySpan<char> AnswerScale;
    public ReadOnlySpan<char> Effort;
    public ReadOnlySpan<char> EffortScale;
    public ReadOnlySpan<char> Outcome;
}
