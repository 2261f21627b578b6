using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Scales;

namespace Cx.Core.Feedback;

/// <summary>The rules that open cases of the closed loop.</summary>
/// <remarks>
/// <para>A score is low when it lies in the unfavourable box of its scale: 0 to 6 of the recommend question, the hard end of an effort scale whichever end that is. A person is stuck after so many tries in one place. A promise is broken when it is due longer ago than a grace and not fulfilled, or was fulfilled later than that.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all rules, questions in their order. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var rules = LoopRules.None.WithDetractor(new("recommend")).WithHighEffort(new("ease"));
/// var response = SurveyResponse.Of(new("r-1"), DateTimeOffset.UnixEpoch).WithAnswer(new("recommend"), Rating&lt;Nps&gt;.From(3));
/// Console.WriteLine(rules.Open(new("case-1"), response));   // case-1 (Detractor): Opened
/// </code>
/// </example>
[JsonConverter(typeof(LoopRulesJsonConverter))]
public sealed class LoopRules : IEquatable<LoopRules>
{
    private readonly (LoopReason Reason, QuestionId Question)[] _scores;

    private LoopRules((LoopReason Reason, QuestionId Question)[] scores, int? stuckAttempts, TimeSpan? promiseGrace)
    {
        _scores = scores;
        StuckAttempts = stuckAttempts;
        PromiseGrace = promiseGrace;
    }

    /// <summary>No rule: nothing opens a case.</summary>
    public static LoopRules None { get; } = new([], null, null);

    /// <summary>How many tries in one place make a person stuck, 2 or more; <see langword="null"/> without such a rule.</summary>
    public int? StuckAttempts { get; }

    /// <summary>How late a promise may be kept, calendar time of 0 or more; <see langword="null"/> without such a rule.</summary>
    public TimeSpan? PromiseGrace { get; }

    /// <summary>The questions whose low answers open a case for a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>The questions, in the order of their rules.</returns>
    public IReadOnlyList<QuestionId> Questions(LoopReason reason) => [.. _scores.Where(rule => rule.Reason == reason).Select(rule => rule.Question)];

    /// <summary>Also opens a case for 0 to 6 to a recommend question.</summary>
    /// <param name="question">The question, on the scale <see cref="Nps"/>.</param>
    /// <returns>The rules with one more.</returns>
    /// <exception cref="ArgumentException">The question is the empty id.</exception>
    public LoopRules WithDetractor(QuestionId question) => With(LoopReason.Detractor, question);

    /// <summary>Also opens a case for an answer at the hard end of an effort question.</summary>
    /// <param name="question">The question, on any scale with an unfavourable box.</param>
    /// <returns>The rules with one more.</returns>
    /// <exception cref="ArgumentException">The question is the empty id.</exception>
    public LoopRules WithHighEffort(QuestionId question) => With(LoopReason.HighEffort, question);

    /// <summary>Also opens a case for an unfavourable answer to a satisfaction question.</summary>
    /// <param name="question">The question, on any scale with an unfavourable box.</param>
    /// <returns>The rules with one more.</returns>
    /// <exception cref="ArgumentException">The question is the empty id.</exception>
    public LoopRules WithLowSatisfaction(QuestionId question) => With(LoopReason.LowSatisfaction, question);

    /// <summary>Also opens a case for a person who tried in one place again and again.</summary>
    /// <param name="attempts">How many tries make a person stuck, 2 or more.</param>
    /// <returns>The rules with this one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One try makes nobody stuck.</exception>
    public LoopRules WithStuck(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 2);
        return new LoopRules(_scores, attempts, PromiseGrace);
    }

    /// <summary>Also opens a case for a promise that was not kept in time.</summary>
    /// <param name="grace">How late it may be kept, 0 or more.</param>
    /// <returns>The rules with this one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The grace is negative.</exception>
    public LoopRules WithBrokenPromise(TimeSpan grace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grace, TimeSpan.Zero);
        return new LoopRules(_scores, StuckAttempts, grace);
    }

    /// <summary>The reasons that a response gives to open a case.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The reasons, each once, in the order of the rules; none when all is well.</returns>
    /// <exception cref="ScaleMismatchException">A detractor rule meets an answer that is not on the recommend scale.</exception>
    /// <exception cref="InvalidOperationException">A rule meets an answer on a scale without unfavourable box, so that nobody can say whether it is low.</exception>
    public IReadOnlyList<LoopReason> Judge(SurveyResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        List<LoopReason> reasons = [];
        foreach (var (reason, question) in _scores)
        {
            var rating = reason == LoopReason.Detractor ? response.Answer<Nps>(question).ToRating() : response.Answer(question);
            if (rating.IsAnswered && rating.Scale!.UnfavourableBox is null)
                throw new InvalidOperationException($"The scale \"{rating.Scale.Id}\" of the question \"{question}\" has no unfavourable box, so no answer on it is low. Give the scale boxes with WithBoxes.");
            if (rating.IsUnfavourable == true && !reasons.Contains(reason)) reasons.Add(reason);
        }

        return reasons;
    }

    /// <summary>Opens a case for a response, if a rule says so.</summary>
    /// <param name="id">The id of the case.</param>
    /// <param name="response">The response.</param>
    /// <returns>The case, opened when the response was answered; <see langword="null"/> when all is well.</returns>
    /// <exception cref="ScaleMismatchException">A detractor rule meets an answer that is not on the recommend scale.</exception>
    /// <exception cref="InvalidOperationException">A rule meets an answer on a scale without unfavourable box.</exception>
    public OpenedCase? Open(LoopCaseId id, SurveyResponse response) =>
        Judge(response) is { Count: > 0 } reasons ? LoopCase.OpenFor(id, response.AnsweredAt, [.. reasons], response.Respondent, response.Id, response.Touchpoint) : null;

    /// <summary>Opens a case for a person who is stuck, if a rule says so.</summary>
    /// <param name="id">The id of the case.</param>
    /// <param name="customer">The person.</param>
    /// <param name="touchpoint">The place.</param>
    /// <param name="attempts">How often the person tried.</param>
    /// <param name="at">When it was seen.</param>
    /// <returns>The case; <see langword="null"/> when the person did not try often enough, or without such a rule.</returns>
    public OpenedCase? OpenStuck(LoopCaseId id, CustomerId customer, TouchpointId touchpoint, int attempts, DateTimeOffset at) =>
        attempts >= StuckAttempts ? LoopCase.OpenFor(id, at, [LoopReason.Stuck], customer, null, touchpoint) : null;

    /// <summary>Opens a case for a promise, if a rule says so.</summary>
    /// <param name="id">The id of the case.</param>
    /// <param name="customer">The person.</param>
    /// <param name="promise">The promise.</param>
    /// <param name="asOf">The instant of the look: what was fulfilled later was not fulfilled then.</param>
    /// <returns>The case, opened when the grace was over; <see langword="null"/> when the promise was kept or is not due yet, or without such a rule.</returns>
    public OpenedCase? OpenBrokenPromise(LoopCaseId id, CustomerId customer, Promise promise, DateTimeOffset asOf)
    {
        if (PromiseGrace is not { } grace) return null;
        // An instant near the end of time has no grace after it; nothing is late there.
        var isLate = promise.Fulfilled is { } fulfilled && fulfilled <= asOf ? fulfilled - promise.Due > grace : asOf - promise.Due > grace;
        return isLate ? LoopCase.OpenFor(id, promise.Due + grace, [LoopReason.BrokenPromise], customer, null, null) : null;
    }

    /// <inheritdoc/>
    public bool Equals(LoopRules? other) => other is not null && StuckAttempts == other.StuckAttempts && PromiseGrace == other.PromiseGrace && _scores.AsSpan().SequenceEqual(other._scores);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LoopRules);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_scores.Length, StuckAttempts, PromiseGrace);

    /// <summary>Whether two sets of rules are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(LoopRules? left, LoopRules? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two sets of rules differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(LoopRules? left, LoopRules? right) => !(left == right);

    /// <summary>All rules.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
    {
        List<string> rules = [.. _scores.Select(rule => $"{rule.Reason} of {rule.Question}")];
        if (StuckAttempts is { } attempts) rules.Add(string.Create(CultureInfo.InvariantCulture, $"Stuck after {attempts} tries"));
        if (PromiseGrace is { } grace) rules.Add(string.Create(CultureInfo.InvariantCulture, $"BrokenPromise after {grace:c}"));
        return rules.Count == 0 ? "no rule" : string.Join("; ", rules);
    }

    private LoopRules With(LoopReason reason, QuestionId question) =>
        question.IsEmpty ? throw new ArgumentException("A rule looks at a question, and this id is empty.", nameof(question))
        : _scores.Contains((reason, question)) ? this
        : new LoopRules([.. _scores, (reason, question)], StuckAttempts, PromiseGrace);
}
