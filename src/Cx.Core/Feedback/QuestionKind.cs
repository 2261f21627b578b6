namespace Cx.Core.Feedback;

/// <summary>What a question asks for, whatever its scale.</summary>
/// <remarks><see langword="default"/> is <see cref="Other"/>. Two questions of one kind on two scales are still not pooled.</remarks>
public enum QuestionKind
{
    /// <summary>Anything else, such as one attribute of a service.</summary>
    Other,

    /// <summary>Whether the person would recommend.</summary>
    Recommend,

    /// <summary>How satisfied the person is.</summary>
    Satisfaction,

    /// <summary>How much effort it took, or how easy it was.</summary>
    Effort,

    /// <summary>Whether expectations were met.</summary>
    Expectation,

    /// <summary>How the person felt.</summary>
    Emotion,

    /// <summary>Whether a task was done, or a problem solved.</summary>
    Success,
}
