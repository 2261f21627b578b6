using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>The first series of a table by a score of the caller's choice, and how many could not be ranked.</summary>
/// <remarks>
/// <para>A rank is as uncertain as its score: look at <see cref="RankedSeries{TState, TScore}.FirstPossibleRank"/> and <see cref="RankedSeries{TState, TScore}.LastPossibleRank"/> before naming a winner.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TState">The state of a series.</typeparam>
/// <typeparam name="TScore">The score that was ranked by.</typeparam>
public sealed class SeriesRanking<TState, TScore>
    where TState : struct
    where TScore : class, IScore
{
    internal SeriesRanking(IReadOnlyList<RankedSeries<TState, TScore>> series, int ranked, int withoutScore, int belowMinimum, bool isFolded)
    {
        Series = series;
        Ranked = ranked;
        WithoutScore = withoutScore;
        BelowMinimum = belowMinimum;
        IsFolded = isFolded;
    }

    /// <summary>The series asked for, best rank first; equal scores in the order of their members.</summary>
    public IReadOnlyList<RankedSeries<TState, TScore>> Series { get; }

    /// <summary>How many series were ranked in all.</summary>
    public int Ranked { get; }

    /// <summary>How many series have no score, for want of an answer.</summary>
    public int WithoutScore { get; }

    /// <summary>How many series have fewer answers than was asked for.</summary>
    public int BelowMinimum { get; }

    /// <summary>Whether the table has folded series, so that answers of a series may be missing from it.</summary>
    public bool IsFolded { get; }
}
