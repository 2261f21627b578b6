using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>How many low scores have a case: a closed loop that skips people is not closed.</summary>
/// <remarks>
/// <para>Counts of responses and cases; the share is 0…1. A response has a case when a case names its id.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class LoopCoverage
{
    private LoopCoverage(long responses, long low, IReadOnlyList<SurveyResponse> without, long otherCases)
    {
        Responses = responses;
        Low = low;
        WithoutCase = without;
        OtherCases = otherCases;
    }

    /// <summary>All responses.</summary>
    public long Responses { get; }

    /// <summary>The responses for which a rule opens a case.</summary>
    public long Low { get; }

    /// <summary>The low responses that no case is about.</summary>
    public IReadOnlyList<SurveyResponse> WithoutCase { get; }

    /// <summary>The cases that are about no low response here: opened by hand or for another reason, or about a response that was not given.</summary>
    public long OtherCases { get; }

    /// <summary>The low responses with a case, of all low ones; <see langword="null"/> when none is low.</summary>
    public Share? Covered => Share.Of(Low - WithoutCase.Count, Low);

    /// <summary>Puts responses and cases together.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="rules">The rules that say what is low.</param>
    /// <param name="cases">The cases, in whatever state.</param>
    /// <returns>The coverage.</returns>
    public static LoopCoverage From(IEnumerable<SurveyResponse> responses, LoopRules rules, IEnumerable<LoopCase> cases)
    {
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(cases);
        LoopCase[] all = [.. cases];
        HashSet<ResponseId> about = [.. all.Where(one => one.Response is not null).Select(one => one.Response!.Value)];
        HashSet<ResponseId> low = [];
        List<SurveyResponse> without = [];
        long count = 0, offered = 0;
        foreach (var response in responses)
        {
            offered++;
            if (rules.Judge(response).Count == 0) continue;
            count++;
            low.Add(response.Id);
            if (!about.Contains(response.Id)) without.Add(response);
        }

        return new LoopCoverage(offered, count, without, all.LongCount(one => one.Response is not { } response || !low.Contains(response)));
    }

    /// <summary>Counts and share, such as <c>3 of 4 low scores have a case</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low - WithoutCase.Count} of {Low} low scores have a case");
}
