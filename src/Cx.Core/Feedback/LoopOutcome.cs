namespace Cx.Core.Feedback;

/// <summary>How a case of the closed loop ended for the customer.</summary>
/// <remarks><see langword="default"/> is <see cref="NotSolved"/>: a solution is never assumed. Unsolved cases stay in every total.</remarks>
public enum LoopOutcome
{
    /// <summary>The customer got no solution.</summary>
    NotSolved,

    /// <summary>The customer got a part of it, or something instead.</summary>
    PartlySolved,

    /// <summary>The customer got what was needed.</summary>
    Solved,
}
