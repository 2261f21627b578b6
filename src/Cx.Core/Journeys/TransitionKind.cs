namespace Cx.Core.Journeys;

/// <summary>What a transition means. The automaton treats all kinds alike, the validator does not.</summary>
/// <remarks><see langword="default"/> is <see cref="Next"/>.</remarks>
public enum TransitionKind
{
    /// <summary>The intended next step.</summary>
    Next,

    /// <summary>One of several ways.</summary>
    Choice,

    /// <summary>A way back that is meant to be taken.</summary>
    Loop,

    /// <summary>A way past something.</summary>
    Skip,
}
