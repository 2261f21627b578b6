using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Feedback;

/// <summary>The answer to one question: what was asked, on which scale, and the rating.</summary>
/// <remarks>
/// <para>The rating carries its scale, also where it is no answer: a question that was shown and skipped is an answer here.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: question, kind, scale and rating. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record SurveyAnswer
{
    private SurveyAnswer(QuestionId question, QuestionKind kind, Rating rating)
    {
        Question = question;
        Kind = kind;
        Rating = rating;
    }

    /// <summary>The question.</summary>
    public QuestionId Question { get; }

    /// <summary>What the question asks for.</summary>
    public QuestionKind Kind { get; }

    /// <summary>The rating, on its scale.</summary>
    public Rating Rating { get; }

    /// <summary>Makes an answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="rating">The rating; a non-answer too, but on a scale.</param>
    /// <param name="kind">What the question asks for.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The question is the empty id, or the rating is on no scale.</exception>
    public static SurveyAnswer Of(QuestionId question, Rating rating, QuestionKind kind = QuestionKind.Other) =>
        question.IsEmpty ? throw new ArgumentException("An answer belongs to a question, and this id is empty.", nameof(question))
        : rating.Scale is null ? throw new ArgumentException($"The rating of the question \"{question}\" is on no scale. Make it with Rating.From or Rating.NotAnswered on the scale that was shown.", nameof(rating))
        : new SurveyAnswer(question, kind, rating);

    /// <summary>Question, scale and rating, such as <c>recommend: 9 on nps</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Question}: {(Rating.IsAnswered ? Rating.ToString() : Rating.Kind.ToString())} on {Rating.Scale!.Id}");
}
