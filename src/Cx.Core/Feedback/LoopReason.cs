namespace Cx.Core.Feedback;

/// <summary>Why a case of the closed loop was opened.</summary>
/// <remarks><see langword="default"/> is <see cref="ByHand"/>.</remarks>
public enum LoopReason
{
    /// <summary>Somebody opened it.</summary>
    ByHand,

    /// <summary>A person answered 0 to 6 to the recommend question.</summary>
    Detractor,

    /// <summary>A person found it hard.</summary>
    HighEffort,

    /// <summary>A person was dissatisfied.</summary>
    LowSatisfaction,

    /// <summary>A person tried in one place again and again.</summary>
    Stuck,

    /// <summary>What was promised did not happen in time.</summary>
    BrokenPromise,
}
