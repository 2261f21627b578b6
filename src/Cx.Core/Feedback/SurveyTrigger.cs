using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>How soon after an experience a survey must be asked and answered to be about it.</summary>
/// <remarks>
/// <para>Memory fades, and what happened since mixes in: an answer that comes late is flagged stale, never dropped.</para>
/// <para>Lengths of calendar time, 0 or more. The default value asks and answers in the same instant. Equality: both limits. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SurveyTrigger
{
    /// <summary>Makes a trigger.</summary>
    /// <param name="askWithin">The longest time from the experience to the question, 0 or more.</param>
    /// <param name="answerWithin">The longest time from the experience to the answer, not below <paramref name="askWithin"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or the answer is due before the question.</exception>
    [JsonConstructor]
    public SurveyTrigger(TimeSpan askWithin, TimeSpan answerWithin)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(askWithin, TimeSpan.Zero);
        if (answerWithin < askWithin)
            throw new ArgumentOutOfRangeException(nameof(answerWithin), answerWithin, "Both limits begin with the experience, so an answer is due with the question or later.");
        AskWithin = askWithin;
        AnswerWithin = answerWithin;
    }

    /// <summary>The longest time from the experience to the question. Calendar time.</summary>
    public TimeSpan AskWithin { get; }

    /// <summary>The longest time from the experience to the answer. Calendar time.</summary>
    public TimeSpan AnswerWithin { get; }

    /// <summary>What the instants of a response say.</summary>
    /// <param name="response">The response. Without the instant of the experience the clock starts with the question.</param>
    /// <returns>The outcome.</returns>
    public SurveyTiming Judge(SurveyResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if ((response.OccurredAt ?? response.AskedAt) is not { } start) return SurveyTiming.Unknown;
        var asked = response.AskedAt ?? start;
        if (asked < start || response.AnsweredAt < asked) return SurveyTiming.Invalid;
        if (response.AnsweredAt - start > AnswerWithin) return SurveyTiming.Stale;
        return asked - start > AskWithin ? SurveyTiming.AskedLate : SurveyTiming.Fresh;
    }

    /// <summary>Both limits.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ask within {AskWithin:c}, answer within {AnswerWithin:c}");
}
