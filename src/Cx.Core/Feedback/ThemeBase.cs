namespace Cx.Core.Feedback;

/// <summary>Which answers a theme is weighed against. People who write nothing score differently from people who write, so it is always asked for.</summary>
/// <remarks><see langword="default"/> is <see cref="AnswersWithWords"/>.</remarks>
public enum ThemeBase
{
    /// <summary>Answers of people who also said something in words: a theme is compared with other things that were said.</summary>
    AnswersWithWords,

    /// <summary>All answers: an answer without words is one without the theme.</summary>
    AllAnswers,
}
