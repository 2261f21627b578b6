namespace Cx.Core.Tests.LawKit;

/// <summary>The defects that real aggregates had, one at a time.</summary>
internal enum Fault
{
    None,

    /// <summary>A merge that subtracts what it should add.</summary>
    MergeSubtracts,

    /// <summary>A merge that forgets one of the two halves.</summary>
    MergeForgetsInvalid,

    /// <summary>A merge that keeps the minimum of the one state.</summary>
    MergeLosesMinimum,

    /// <summary>A merge with an empty state that changes the result.</summary>
    MergeOfEmptyCounts,

    /// <summary>A merge that takes the larger of the last values for the sum of both.</summary>
    MergeDoubles,

    /// <summary>A batch that forgets its last value.</summary>
    BatchForgetsLast,

    /// <summary>A removal that takes out more than one.</summary>
    RemoveTakesAll,

    /// <summary>A subtraction that stops at zero.</summary>
    SubtractStopsAtZero,

    /// <summary>A state that depends on the last value.</summary>
    LastWins,

    /// <summary>A merge that takes over the array of the other state.</summary>
    MergeShares,

    /// <summary>A copy by assignment of a state that owns an array.</summary>
    CopyShares,

    /// <summary>Bad input that is neither counted nor refused.</summary>
    BadInputVanishes,

    /// <summary>Bad input that throws.</summary>
    BadInputThrows,

    /// <summary>Quantiles that fall as the level rises.</summary>
    QuantilesFall,

    /// <summary>A shift of 32 bits where 64 are needed.</summary>
    ShortShift,

    /// <summary>A scratch array that all states share.</summary>
    StaticScratch,
}
