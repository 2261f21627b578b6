namespace Cx.Core.Scores;

/// <summary>A score that can be compared with another of its kind, uncertainty included.</summary>
/// <typeparam name="TSelf">The score itself.</typeparam>
public interface IComparableScore<TSelf> : IScore
    where TSelf : class, IComparableScore<TSelf>
{
    /// <summary>This score minus another, by the default method of its kind.</summary>
    /// <param name="other">The other score.</param>
    /// <returns>The signed difference, or <see langword="null"/> where the samples are too small for one.</returns>
    ScoreDifference? CompareWith(TSelf other);
}
