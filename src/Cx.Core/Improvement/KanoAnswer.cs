namespace Cx.Core.Improvement;

/// <summary>The five answers to each of Kano's two questions: how would you feel if the product had this, and how if it had not.</summary>
/// <remarks>The zero member, and so the default, is <see cref="NotAnswered"/>.</remarks>
public enum KanoAnswer
{
    /// <summary>No answer.</summary>
    NotAnswered = 0,

    /// <summary>I like it that way.</summary>
    Like = 1,

    /// <summary>It must be that way.</summary>
    MustBe = 2,

    /// <summary>I am neutral.</summary>
    Neutral = 3,

    /// <summary>I can live with it that way.</summary>
    LiveWith = 4,

    /// <summary>I dislike it that way.</summary>
    Dislike = 5,
}
