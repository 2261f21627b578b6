namespace Cx.Core.Testing;

/// <summary>The laws that the kit knows, in the order in which it checks them.</summary>
public enum Law
{
    /// <summary>No law.</summary>
    None,

    /// <summary>Adding throws for no value: bad input is counted.</summary>
    AddTakesEveryValue,

    /// <summary>Merging an empty state changes nothing, on either side.</summary>
    MergeHasIdentity,

    /// <summary>The order of two merged states does not matter.</summary>
    MergeIsCommutative,

    /// <summary>Which of three states are merged first does not matter.</summary>
    MergeIsAssociative,

    /// <summary>Adding a value is merging a state that holds it alone.</summary>
    AddIsMergeOfSingleton,

    /// <summary>Adding many values is adding them one by one.</summary>
    AddRangeIsRepeatedAdd,

    /// <summary>Removing a value undoes adding it, and the other way round from an empty state.</summary>
    RemoveUndoesAdd,

    /// <summary>Subtracting a state undoes merging it, and the other way round from an empty state.</summary>
    SubtractUndoesMerge,

    /// <summary>Any order of the values, any split into shards, empty shards and readings in between give one answer.</summary>
    OrderAndShardsDoNotMatter,

    /// <summary>A state does not change when one that was merged into it, or it into one, changes later.</summary>
    MergeKeepsNothingOfTheOther,

    /// <summary>A copy and its original do not change each other.</summary>
    CopySharesNothing,

    /// <summary>What was put in is counted, as valid or as invalid.</summary>
    NothingIsLost,

    /// <summary>A higher quantile is not lower.</summary>
    QuantilesRise,

    /// <summary>A quantile's limits contain its estimate and the value of its rank.</summary>
    QuantilesHoldTheirValue,

    /// <summary>States that are filled on threads of their own and merged are the one that is filled on one thread.</summary>
    ThreadsDoNotMatter,

    /// <summary>A reading while others write never falls.</summary>
    CountersNeverFall,

    /// <summary>After all writers are done, the total is that of one writer, those of ended threads included.</summary>
    NoWriterIsForgotten,

    /// <summary>What was written is read back equal.</summary>
    SnapshotComesBack,

    /// <summary>Equal states are written as equal bytes, and a state that was read is written as the bytes it was read from.</summary>
    SnapshotIsCanonical,

    /// <summary>A snapshot fits in as many bytes as the codec says.</summary>
    SnapshotFits,

    /// <summary>Damaged bytes are refused, or are the bytes of the state that is read from them; nothing throws.</summary>
    DamageIsSeen,

    /// <summary>Reading allocates no more than the limits allow.</summary>
    ReadingIsBounded,

    /// <summary>A scale's definition can be made.</summary>
    ScaleIsDefined,

    /// <summary>Every rating of a scale goes through text and back.</summary>
    RatingsComeBackFromText,

    /// <summary>Each answer is favourable, unfavourable or neither, and labels lead back to their answers.</summary>
    AnswersHaveOneClass,

    /// <summary>Reversing an answer twice gives the answer.</summary>
    ReversingTwiceChangesNothing,

    /// <summary>On 0…100 the worst answer is 0 and the best 100.</summary>
    PompRunsFromWorstToBest,
}
