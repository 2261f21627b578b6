using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Feedback;

/// <summary>The responses that count after repeated ones were dealt with, and what was done: the door from responses to scores.</summary>
/// <remarks>
/// <para>Responses of one level only: an answer about a moment and one about the relationship are not pooled. Counts are of responses, 0 or more; offered = kept + left out.</para>
/// <para>Which response is the latest is decided by the instant of the answer, and by the id where two are equal, so the order of arrival does not matter.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var kept = Deduplication.Of([], RepeatPolicy.LatestPerRespondent);
/// var nps = kept.Score(NetPromoterScore.From(kept.Counts&lt;Nps&gt;(new("recommend"))));   // null: no data
/// </code>
/// </example>
public sealed class Deduplication
{
    private Deduplication(RepeatPolicy policy, IReadOnlyList<SurveyResponse> kept, long offered, long anonymous, long respondents)
    {
        Policy = policy;
        Kept = kept;
        Offered = offered;
        Anonymous = anonymous;
        Respondents = respondents;
    }

    /// <summary>What was done with several responses of one respondent.</summary>
    public RepeatPolicy Policy { get; }

    /// <summary>The responses that count, by the instant of the answer. By <see cref="RepeatPolicy.MeanPerRespondent"/> their weights are divided by the number of responses of their respondent.</summary>
    public IReadOnlyList<SurveyResponse> Kept { get; }

    /// <summary>The responses that were given.</summary>
    public long Offered { get; }

    /// <summary>The responses that were left out for another of the same respondent.</summary>
    public long LeftOut => Offered - Kept.Count;

    /// <summary>The responses without respondent: each stands for itself.</summary>
    public long Anonymous { get; }

    /// <summary>The respondents that are known.</summary>
    public long Respondents { get; }

    /// <summary>Whether the responses that count have weights other than 1, so that <see cref="WeightedCounts{TScale}"/> is needed.</summary>
    public bool IsWeighted => Kept.Any(response => !response.Weight.Equals(1));

    /// <summary>Deals with repeated responses.</summary>
    /// <param name="responses">Responses of one survey.</param>
    /// <param name="policy">What to do with several responses of one respondent.</param>
    /// <returns>The responses that count.</returns>
    /// <exception cref="ArgumentException">The responses are of several levels, or an id stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The policy is none.</exception>
    public static Deduplication Of(IEnumerable<SurveyResponse> responses, RepeatPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(responses);
        if (!Enum.IsDefined(policy)) throw new ArgumentOutOfRangeException(nameof(policy), policy, "Say what is done with several responses of one respondent: All, LatestPerRespondent, FirstPerRespondent or MeanPerRespondent.");
        SurveyResponse[] all = [.. responses.OrderBy(response => response.AnsweredAt).ThenBy(response => response.Id.Text, StringComparer.Ordinal)];
        CheckOneLevel(all);
        CheckIds(all);
        var byRespondent = all.Where(response => response.Respondent is not null).GroupBy(response => response.Respondent!.Value).ToDictionary(group => group.Key, group => group.ToArray());
        IReadOnlyList<SurveyResponse> kept = policy switch
        {
            RepeatPolicy.LatestPerRespondent => [.. all.Where(response => response.Respondent is not { } who || ReferenceEquals(byRespondent[who][^1], response))],
            RepeatPolicy.FirstPerRespondent => [.. all.Where(response => response.Respondent is not { } who || ReferenceEquals(byRespondent[who][0], response))],
            RepeatPolicy.MeanPerRespondent => [.. all.Select(response => response.Respondent is { } who && byRespondent[who].Length is > 1 and var times ? response with { Weight = response.Weight / times } : response)],
            _ => all,
        };
        return new Deduplication(policy, kept, all.Length, all.LongCount(response => response.Respondent is null), byRespondent.Count);
    }

    /// <summary>The unweighted counts of one question.</summary>
    /// <typeparam name="TScale">The scale that the question was asked on.</typeparam>
    /// <param name="question">The question.</param>
    /// <returns>The counts; a response that was not asked is not in them.</returns>
    /// <exception cref="ScaleMismatchException">A response was asked on another scale.</exception>
    /// <exception cref="InvalidOperationException">The responses have weights, which these counts would lose.</exception>
    public RatingCounts<TScale> Counts<TScale>(QuestionId question)
        where TScale : struct, IScale<TScale>
    {
        if (IsWeighted) throw Weighted();
        RatingCounts<TScale> counts = default;
        foreach (var response in Kept)
        {
            if (response.Asks(question)) counts.Add(response.Answer<TScale>(question));
        }

        return counts;
    }

    /// <summary>The unweighted counts of one question whose scale is known only at run time.</summary>
    /// <param name="question">The question.</param>
    /// <returns>The counts, on no scale when nobody was asked.</returns>
    /// <exception cref="ScaleMismatchException">Two responses were asked on different scales.</exception>
    /// <exception cref="InvalidOperationException">The responses have weights, which these counts would lose.</exception>
    public RatingCounts Counts(QuestionId question)
    {
        if (IsWeighted) throw Weighted();
        RatingCounts counts = default;
        foreach (var response in Kept)
        {
            if (response.Asks(question)) counts.Add(response.Answer(question));
        }

        return counts;
    }

    /// <summary>The weighted counts of one question.</summary>
    /// <typeparam name="TScale">The scale that the question was asked on.</typeparam>
    /// <param name="question">The question.</param>
    /// <returns>The counts; a response that was not asked is not in them.</returns>
    /// <exception cref="ScaleMismatchException">A response was asked on another scale.</exception>
    public WeightedRatingCounts<TScale> WeightedCounts<TScale>(QuestionId question)
        where TScale : struct, IScale<TScale>
    {
        WeightedRatingCounts<TScale> counts = default;
        foreach (var response in Kept)
        {
            if (response.Asks(question)) counts.Add(response.Answer<TScale>(question), response.Weight);
        }

        return counts;
    }

    /// <summary>A score of the responses that count, together with what was done.</summary>
    /// <param name="score">The score; <see langword="null"/> for no data.</param>
    /// <returns>The score with its policy, or <see langword="null"/> for no data.</returns>
    public DeduplicatedScore? Score(IScore? score) => score is null ? null : new DeduplicatedScore(score, Policy, Offered, Kept.Count);

    /// <summary>Policy and counts, such as <c>LatestPerRespondent: 8 of 10 responses, 6 respondents, 2 anonymous</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Policy}: {Kept.Count} of {Offered} responses, {Respondents} respondents, {Anonymous} anonymous");

    private static InvalidOperationException Weighted() => new("These responses have weights, and unweighted counts would lose them. Use WeightedCounts.");

    private static void CheckOneLevel(SurveyResponse[] all)
    {
        if (Array.Find(all, response => response.Level != all[0].Level) is { } other)
            throw new ArgumentException($"Responses of the levels {all[0].Level} and {other.Level} are not pooled: one asks about a moment, the other about more. Take those of one level, and show the scores side by side.", nameof(all));
    }

    private static void CheckIds(SurveyResponse[] all)
    {
        var ids = new HashSet<ResponseId>();
        if (Array.Find(all, response => !ids.Add(response.Id)) is { } twice)
            throw new ArgumentException($"The response \"{twice.Id}\" was given twice. A changed answer replaces the old one: give only the one that is in force.", nameof(all));
    }
}
