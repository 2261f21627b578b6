namespace Cx.Core.Scales;

/// <summary>What a rating holds: a number, or one of the ways not to give one.</summary>
/// <remarks>The zero member, and so the default, is <see cref="NotAnswered"/>.</remarks>
public enum AnswerKind
{
    /// <summary>Nothing was answered, or nothing is known of an answer.</summary>
    NotAnswered = 0,

    /// <summary>A number on the scale.</summary>
    Answered = 1,

    /// <summary>The question was shown and deliberately passed over.</summary>
    Skipped = 2,

    /// <summary>The respondent said that the question does not apply.</summary>
    NotApplicable = 3,

    /// <summary>A byte that stands for no answer on this scale. It comes only from memory reinterpreted as ratings, never from a factory.</summary>
    Invalid = 4,
}
