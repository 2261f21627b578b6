using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>How many responses name each reason. One response may name many, so the counts do not add up to the responses.</summary>
/// <remarks>
/// <para>Counts of responses, 0 or more. A share is of the responses that name at least one reason; who named none is counted apart.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no response. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class ReasonCounts
{
    private readonly Dictionary<ReasonCode, long> _counts;

    private ReasonCounts(Dictionary<ReasonCode, long> counts, long named, long n)
    {
        _counts = counts;
        Named = named;
        N = n;
        Reasons = [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Text, StringComparer.Ordinal).Select(pair => pair.Key)];
    }

    /// <summary>All responses, 1 or more.</summary>
    public long N { get; }

    /// <summary>The responses that name at least one reason.</summary>
    public long Named { get; }

    /// <summary>The responses that name none.</summary>
    public long NotGiven => N - Named;

    /// <summary>The reasons, the most frequent first, those of equal counts by code.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; }

    /// <summary>Counts reasons.</summary>
    /// <param name="responses">The responses.</param>
    /// <returns>The counts, or <see langword="null"/> without responses.</returns>
    public static ReasonCounts? From(IEnumerable<SurveyResponse> responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        Dictionary<ReasonCode, long> counts = [];
        long named = 0, n = 0;
        foreach (var response in responses)
        {
            n++;
            if (response.Reasons.Count > 0) named++;
            foreach (var reason in response.Reasons) counts[reason] = counts.GetValueOrDefault(reason) + 1;
        }

        return n == 0 ? null : new ReasonCounts(counts, named, n);
    }

    /// <summary>The responses that name a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>A count, 0 or more.</returns>
    public long Count(ReasonCode reason) => _counts.GetValueOrDefault(reason);

    /// <summary>The responses that name a reason, of those that name any.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>The share, with its interval; <see langword="null"/> when no response names any.</returns>
    public Share? ShareOf(ReasonCode reason) => Share.Of(Count(reason), Named);

    /// <summary>All reasons with their counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join("; ", Reasons.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason}: {Count(reason)}")).Append(string.Create(CultureInfo.InvariantCulture, $"not given: {NotGiven} of {N}")));
}
