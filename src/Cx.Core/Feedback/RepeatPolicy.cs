namespace Cx.Core.Feedback;

/// <summary>What is done with several responses of one respondent. There is no right one, so it is always asked for and kept with the result.</summary>
/// <remarks><see langword="default"/> is <see cref="All"/>: nothing is left out. Anonymous responses stand for themselves by every policy.</remarks>
public enum RepeatPolicy
{
    /// <summary>Every response counts: who answers often weighs more.</summary>
    All,

    /// <summary>The latest response of each respondent.</summary>
    LatestPerRespondent,

    /// <summary>The first response of each respondent.</summary>
    FirstPerRespondent,

    /// <summary>Every response, each of m of one respondent with weight 1/m.</summary>
    MeanPerRespondent,
}
