using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Feedback;

/// <summary>One response to one survey: who, where, when, what was rated and what was said.</summary>
/// <remarks>
/// <para>Only id and instant of the answer are required. The respondent may be unknown: experience begins before a person is a customer. <c>with { … }</c> gives a copy that says more.</para>
/// <para>Each answer carries its scale; <see cref="Answer{TScale}"/> gives it typed and refuses another scale. Weight above 0, 1 by default.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all members, answers and reasons in their order. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var response = SurveyResponse.Of(new("r-1"), DateTimeOffset.UnixEpoch) with { Verbatim = "Too slow.", Language = "en" };
/// response = response.WithAnswer(new("recommend"), Rating&lt;Nps&gt;.From(3), QuestionKind.Recommend);
/// Console.WriteLine(response.Answer&lt;Nps&gt;(new("recommend")).Value);   // 3
/// </code>
/// </example>
[JsonConverter(typeof(SurveyResponseJsonConverter))]
public sealed record SurveyResponse
{
    private SurveyAnswer[] _answers = [];
    private ReasonCode[] _reasons = [];

    private SurveyResponse()
    {
    }

    /// <summary>The id of the response.</summary>
    public ResponseId Id { get; private init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset AnsweredAt { get; private init; }

    /// <summary>When it was asked for; <see langword="null"/> when nobody asked or it is not known.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When the experience happened that was asked about; <see langword="null"/> when it is not known, or when the survey is about no single one.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Who answered; <see langword="null"/> for an anonymous response. The empty id is taken as <see langword="null"/>.</summary>
    public CustomerId? Respondent { get; init => field = value is { IsEmpty: true } ? null : value; }

    /// <summary>The touchpoint it is about; <see langword="null"/> when it is about none. The empty id is taken as <see langword="null"/>.</summary>
    public TouchpointId? Touchpoint { get; init => field = value is { IsEmpty: true } ? null : value; }

    /// <summary>The channel of the experience; <see langword="null"/> when not known. The empty id is taken as <see langword="null"/>.</summary>
    public ChannelId? Channel { get; init => field = value is { IsEmpty: true } ? null : value; }

    /// <summary>What the survey asked about. Responses of two levels are not pooled.</summary>
    public SurveyLevel Level { get; init; }

    /// <summary>What was said in words; <see langword="null"/> when nothing was. Blank text is taken as <see langword="null"/>.</summary>
    public string? Verbatim { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>The language of the words, a tag such as <c>de</c> or <c>pt-BR</c> (BCP 47) in its usual letter case; <see langword="null"/> when not known.</summary>
    /// <exception cref="ArgumentException">It is no language tag.</exception>
    public string? Language { get; init => field = value is null ? null : LanguageTag.Require(value, nameof(Language)); }

    /// <summary>How the answer was collected.</summary>
    public CollectionMode Mode { get; init; }

    /// <summary>Where the feedback comes from.</summary>
    public FeedbackSource Source { get; init; }

    /// <summary>The weight of the response, a finite number above 0; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or not finite.</exception>
    [ResponseWeight]
    public double Weight
    {
        get;
        init => field = double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The weight of a response is a finite number above 0. Leave a response that must not count out, and count it.");
    }
    = 1;

    /// <summary>The answers, in the order in which they were given to this response; one for each question.</summary>
    public IReadOnlyList<SurveyAnswer> Answers => _answers;

    /// <summary>The reasons that the person gave or staff noted, each once.</summary>
    public IReadOnlyList<ReasonCode> Reasons => _reasons;

    /// <summary>Makes a response that says nothing yet but who it is and when it was answered.</summary>
    /// <param name="id">The id of the response.</param>
    /// <param name="answeredAt">When it was answered.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static SurveyResponse Of(ResponseId id, DateTimeOffset answeredAt) =>
        id.IsEmpty ? throw new ArgumentException("A response has an id, and this one is empty.", nameof(id)) : new SurveyResponse { Id = id, AnsweredAt = answeredAt };

    /// <summary>The response with one more answer, or with another answer to a question that it has.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The changed copy.</returns>
    public SurveyResponse WithAnswer(SurveyAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var at = Array.FindIndex(_answers, one => one.Question == answer.Question);
        SurveyAnswer[] answers = at < 0 ? [.. _answers, answer] : [.. _answers[..at], answer, .. _answers[(at + 1)..]];
        return this with { _answers = answers };
    }

    /// <summary>The response with one more answer, on a scale known when you compile.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="question">The question.</param>
    /// <param name="rating">The rating; a non-answer says that the question was shown.</param>
    /// <param name="kind">What the question asks for.</param>
    /// <returns>The changed copy.</returns>
    /// <exception cref="ArgumentException">The question is the empty id.</exception>
    public SurveyResponse WithAnswer<TScale>(QuestionId question, Rating<TScale> rating, QuestionKind kind = QuestionKind.Other)
        where TScale : struct, IScale<TScale> => WithAnswer(SurveyAnswer.Of(question, rating.ToRating(), kind));

    /// <summary>The response with one more answer, on a scale known only at run time.</summary>
    /// <param name="question">The question.</param>
    /// <param name="rating">The rating, on its scale.</param>
    /// <param name="kind">What the question asks for.</param>
    /// <returns>The changed copy.</returns>
    /// <exception cref="ArgumentException">The question is the empty id, or the rating is on no scale.</exception>
    public SurveyResponse WithAnswer(QuestionId question, Rating rating, QuestionKind kind = QuestionKind.Other) => WithAnswer(SurveyAnswer.Of(question, rating, kind));

    /// <summary>The response with one more reason; one that it has changes nothing.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>The changed copy.</returns>
    /// <exception cref="ArgumentException">The reason is the empty one.</exception>
    public SurveyResponse WithReason(ReasonCode reason) =>
        reason.IsEmpty ? throw new ArgumentException("A reason has a code, and this one is empty.", nameof(reason))
        : _reasons.Contains(reason) ? this
        : this with { _reasons = [.. _reasons, reason] };

    /// <summary>The rating of a question, on its scale.</summary>
    /// <param name="question">The question.</param>
    /// <returns>The rating; the default, which is not answered and on no scale, when the question was not asked.</returns>
    public Rating Answer(QuestionId question)
    {
        foreach (var answer in _answers)
        {
            if (answer.Question == question) return answer.Rating;
        }

        return default;
    }

    /// <summary>The rating of a question on a scale known when you compile.</summary>
    /// <typeparam name="TScale">The scale that the question was asked on.</typeparam>
    /// <param name="question">The question.</param>
    /// <returns>The rating; not answered when the question was not asked.</returns>
    /// <exception cref="ScaleMismatchException">The question was asked on another scale.</exception>
    public Rating<TScale> Answer<TScale>(QuestionId question)
        where TScale : struct, IScale<TScale> => Answer(question).ToRating<TScale>();

    /// <summary>Whether the question was asked, answered or not.</summary>
    /// <param name="question">The question.</param>
    /// <returns>Whether an answer to it stands in <see cref="Answers"/>.</returns>
    public bool Asks(QuestionId question) => Array.Exists(_answers, answer => answer.Question == question);

    internal SurveyResponse At(ResponseId id, DateTimeOffset answeredAt) => this with { Id = id, AnsweredAt = answeredAt };

    /// <inheritdoc/>
    public bool Equals(SurveyResponse? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Id == other.Id && AnsweredAt == other.AnsweredAt && AskedAt == other.AskedAt && OccurredAt == other.OccurredAt
            && Respondent == other.Respondent && Touchpoint == other.Touchpoint && Channel == other.Channel && Level == other.Level
            && string.Equals(Verbatim, other.Verbatim, StringComparison.Ordinal) && string.Equals(Language, other.Language, StringComparison.Ordinal)
            && Mode == other.Mode && Source == other.Source && Weight.Equals(other.Weight)
            && _answers.AsSpan().SequenceEqual(other._answers) && _reasons.AsSpan().SequenceEqual(other._reasons));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, AnsweredAt, Respondent, Touchpoint, Level, _answers.Length, _reasons.Length);

    /// <summary>Id, level and answers. Neither the words nor the person: text ends up in logs.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} ({Level}): {(_answers.Length == 0 ? "no answer" : string.Join(", ", (object[])_answers))}");
}
