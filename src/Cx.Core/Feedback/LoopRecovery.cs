using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>What became of low scores after their cases: how many recovered, and by how much the same people changed.</summary>
/// <remarks>
/// <para>Improvement in points of 0–100 where 100 is the good end, whatever the polarity: positive is better. Paired: each person with the own score before, t with pairs − 1 degrees of freedom (Student, <em>The Probable Error of a Mean</em>, 1908).</para>
/// <para>Who was not asked again, or did not answer, is counted and is in no figure: recovery is of those who came back. And low scores rise somewhat by themselves when people are asked again; only low scores without a case, asked again too, show how much.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, nobody. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class LoopRecovery
{
    private LoopRecovery(ScaleDefinition scale, long recovered, long pairs, long notAskedAgain, long notLow, double sum, double squares)
    {
        Scale = scale;
        Pairs = pairs;
        NotAskedAgain = notAskedAgain;
        NotLow = notLow;
        Recovered = Share.Of(recovered, pairs);
        if (pairs == 0) return;
        Improvement = sum / pairs;
        if (pairs == 1) return;
        // Sums of small whole numbers are exact, so this difference loses nothing.
        var variance = Math.Max(0, ((pairs * squares) - (sum * sum)) / pairs / (pairs - 1));
        StandardError = Math.Sqrt(variance / pairs);
    }

    /// <summary>The scale of both scores.</summary>
    public ScaleDefinition Scale { get; }

    /// <summary>The people with a low score before and an answer after.</summary>
    public long Pairs { get; }

    /// <summary>The people with a low score before and no answer after.</summary>
    public long NotAskedAgain { get; }

    /// <summary>The people whose score before was not low, or no answer: there was nothing to recover.</summary>
    public long NotLow { get; }

    /// <summary>The people whose score is no longer low, of <see cref="Pairs"/>; <see langword="null"/> without pairs.</summary>
    public Share? Recovered { get; }

    /// <summary>The mean change of the pairs, −100…100 points, positive when it got better; <see langword="null"/> without pairs.</summary>
    public double? Improvement { get; }

    /// <summary>The standard error of <see cref="Improvement"/>, in points; <see langword="null"/> with fewer than two pairs.</summary>
    public double? StandardError { get; }

    /// <summary>The two-sided p-value of the paired t-test, 0…1; <see langword="null"/> with fewer than two pairs or when all changed alike.</summary>
    public double? PValue => StandardError is { } error && error > 0 ? 2 * StudentT.Survival(Math.Abs(Improvement!.Value) / error, Pairs - 1) : null;

    /// <summary>Compares the scores before with those after, on a scale known when you compile.</summary>
    /// <typeparam name="TScale">The scale of both.</typeparam>
    /// <param name="people">For each case the score that opened it and the score after; a non-answer when the person was not asked again.</param>
    /// <returns>The recovery, or <see langword="null"/> for nobody.</returns>
    public static LoopRecovery? From<TScale>(IEnumerable<(Rating<TScale> Before, Rating<TScale> After)> people)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(people);
        return Of(people.Select(pair => (pair.Before.ToRating(), pair.After.ToRating())), ScaleDefinition.Of<TScale>());
    }

    /// <summary>Compares the scores before with those after, on a scale known only at run time.</summary>
    /// <param name="scale">The scale of both, with an unfavourable box.</param>
    /// <param name="people">For each case the score that opened it and the score after; a non-answer when the person was not asked again.</param>
    /// <returns>The recovery, or <see langword="null"/> for nobody.</returns>
    /// <exception cref="ScaleMismatchException">A rating is on another scale.</exception>
    /// <exception cref="InvalidOperationException">The scale has no unfavourable box, so nothing on it is low.</exception>
    public static LoopRecovery? From(ScaleDefinition scale, IEnumerable<(Rating Before, Rating After)> people)
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(people);
        return Of(people, scale);
    }

    /// <summary>Pairs the response that opened each case with the first response of the same person after the case was resolved.</summary>
    /// <param name="cases">The cases; one without response or without person is left out.</param>
    /// <param name="responses">All responses, those before and those after.</param>
    /// <param name="question">The question.</param>
    /// <returns>The ratings before and after; after is the default, no answer, when the person did not answer again.</returns>
    public static IReadOnlyList<(Rating Before, Rating After)> Pair(IEnumerable<LoopCase> cases, IEnumerable<SurveyResponse> responses, QuestionId question)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(responses);
        SurveyResponse[] all = [.. responses.OrderBy(response => response.AnsweredAt).ThenBy(response => response.Id.Text, StringComparer.Ordinal)];
        var byId = all.GroupBy(response => response.Id).ToDictionary(group => group.Key, group => group.First());
        var byPerson = all.Where(response => response.Respondent is not null).ToLookup(response => response.Respondent!.Value);
        List<(Rating, Rating)> pairs = [];
        foreach (var one in cases)
        {
            if (one.Response is not { } id || !byId.TryGetValue(id, out var before) || (one.Customer ?? before.Respondent) is not { } person) continue;
            var resolved = one.Steps.FirstOrDefault(step => step.To == LoopState.Resolved)?.At;
            var after = resolved is null ? null : byPerson[person].FirstOrDefault(response => response.AnsweredAt > resolved && response.Asks(question));
            pairs.Add((before.Answer(question), after?.Answer(question) ?? default));
        }

        return pairs;
    }

    /// <summary>The uncertainty of <see cref="Improvement"/>, by t.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <returns>Limits in points; <see langword="null"/> with fewer than two pairs.</returns>
    public Interval? Interval(Confidence confidence = default) =>
        StandardError is { } error ? Statistics.Interval.AroundByStudentT(Improvement!.Value, error, Pairs - 1, confidence, "PairedT") : null;

    /// <summary>Both figures, such as <c>recovered 0.6 (6 of 10), +23.5 points [+8.1 … +38.9], 4 not asked again</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
    {
        var change = Improvement is { } mean ? string.Create(CultureInfo.InvariantCulture, $", {mean:+0.0;-0.0;0.0} points") : string.Empty;
        var limits = Interval() is { } interval ? string.Create(CultureInfo.InvariantCulture, $" [{interval.Low:+0.0;-0.0;0.0} … {interval.High:+0.0;-0.0;0.0}]") : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"recovered {(Recovered is null ? "nobody asked again" : Recovered.ToString())}{change}{limits}, {NotAskedAgain} not asked again");
    }

    private static LoopRecovery? Of(IEnumerable<(Rating Before, Rating After)> people, ScaleDefinition scale)
    {
        if (scale.UnfavourableBox is null) throw new InvalidOperationException($"The scale \"{scale.Id}\" has no unfavourable box, so nothing on it is low. Give it boxes with WithBoxes.");
        var perLevel = (scale.Polarity == Polarity.HigherIsBetter ? 100.0 : -100.0) / (scale.Max - scale.Min);
        long recovered = 0, pairs = 0, silent = 0, notLow = 0, sum = 0, squares = 0;
        foreach (var (before, after) in people)
        {
            foreach (var rating in (ReadOnlySpan<Rating>)[before, after])
            {
                if (rating.Scale is { } own) ScaleMismatchException.ThrowUnlessSame(scale, own, "The same question is asked again on the same scale.");
            }

            if (before.IsUnfavourable != true)
            {
                notLow++;
            }
            else if (!after.IsAnswered)
            {
                silent++;
            }
            else
            {
                pairs++;
                if (after.IsUnfavourable != true) recovered++;
                var change = after.Value!.Value - before.Value!.Value;
                sum += change;
                squares += change * change;
            }
        }

        return pairs + silent + notLow == 0 ? null : new LoopRecovery(scale, recovered, pairs, silent, notLow, sum * perLevel, squares * perLevel * perLevel);
    }
}
