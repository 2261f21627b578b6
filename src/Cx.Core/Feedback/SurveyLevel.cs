namespace Cx.Core.Feedback;

/// <summary>What a survey asks about. Answers of two levels are never pooled.</summary>
/// <remarks><see langword="default"/> is <see cref="Transactional"/>.</remarks>
public enum SurveyLevel
{
    /// <summary>One interaction at one touchpoint, asked right after it.</summary>
    Transactional,

    /// <summary>A whole journey, asked at its end.</summary>
    Journey,

    /// <summary>The relationship as a whole, asked independently of what happened last.</summary>
    Relational,
}
