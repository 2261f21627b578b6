using System.Globalization;
using Cx.Core.Durations;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>How soon the responses to a survey came, by a trigger: every one ends in one outcome.</summary>
/// <remarks>
/// <para>Counts of responses, which add up to <see cref="N"/>. A stale response is flagged, not dropped: whether it counts is yours to decide, and to say.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class SurveyTimings
{
    private readonly long[] _counts;

    private SurveyTimings(SurveyTrigger trigger, long[] counts, IReadOnlyList<SurveyResponse> stale, DurationDistribution? delay)
    {
        Trigger = trigger;
        _counts = counts;
        Stale = stale;
        AnswerDelay = delay;
    }

    /// <summary>The trigger that was judged by.</summary>
    public SurveyTrigger Trigger { get; }

    /// <summary>All responses.</summary>
    public long N => _counts.Sum();

    /// <summary>The responses that were answered too late.</summary>
    public IReadOnlyList<SurveyResponse> Stale { get; }

    /// <summary>The time from the experience to the answer, calendar time, of all whose instants are known and possible; <see langword="null"/> when there is none.</summary>
    public DurationDistribution? AnswerDelay { get; }

    /// <summary>Stale responses of those whose timing is known; <see langword="null"/> when there is none.</summary>
    public Share? StaleShare => Share.Of(Of(SurveyTiming.Stale), Of(SurveyTiming.Stale) + Of(SurveyTiming.Fresh) + Of(SurveyTiming.AskedLate));

    /// <summary>Judges responses.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="trigger">The trigger.</param>
    /// <returns>The outcomes.</returns>
    public static SurveyTimings From(IEnumerable<SurveyResponse> responses, SurveyTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(responses);
        var counts = new long[Enum.GetValues<SurveyTiming>().Length];
        List<SurveyResponse> stale = [];
        List<CensoredDuration> delays = [];
        foreach (var response in responses)
        {
            var timing = trigger.Judge(response);
            counts[(int)timing]++;
            if (timing == SurveyTiming.Stale) stale.Add(response);
            if (timing is not (SurveyTiming.Unknown or SurveyTiming.Invalid)) delays.Add(CensoredDuration.Resolved(response.AnsweredAt - (response.OccurredAt ?? response.AskedAt!.Value)));
        }

        return new SurveyTimings(trigger, counts, stale, DurationDistribution.From(delays));
    }

    /// <summary>The responses of one outcome.</summary>
    /// <param name="timing">The outcome.</param>
    /// <returns>A count, 0 or more.</returns>
    public long Of(SurveyTiming timing) => _counts[(int)timing];

    /// <summary>All outcomes, such as <c>fresh 8, asked late 1, stale 2, unknown 0, invalid 1</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"fresh {Of(SurveyTiming.Fresh)}, asked late {Of(SurveyTiming.AskedLate)}, stale {Of(SurveyTiming.Stale)}, unknown {Of(SurveyTiming.Unknown)}, invalid {Of(SurveyTiming.Invalid)}");
}
