using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>One line of a <see cref="SeriesRanking{TState, TScore}"/>.</summary>
/// <remarks>Thread safety: immutable.</remarks>
/// <typeparam name="TState">The state of a series.</typeparam>
/// <typeparam name="TScore">The score that was ranked by.</typeparam>
public sealed class RankedSeries<TState, TScore>
    where TState : struct
    where TScore : class, IScore
{
    internal RankedSeries(int rank, SeriesEntry<TState> series, TScore score, Interval? interval, int firstPossibleRank, int lastPossibleRank)
    {
        Rank = rank;
        Series = series;
        Score = score;
        Interval = interval;
        FirstPossibleRank = firstPossibleRank;
        LastPossibleRank = lastPossibleRank;
    }

    /// <summary>The place by the score alone, from 1. Equal scores have equal ranks.</summary>
    public int Rank { get; }

    /// <summary>The series.</summary>
    public SeriesEntry<TState> Series { get; }

    /// <summary>Its score, with n and standard error.</summary>
    public TScore Score { get; }

    /// <summary>The interval of the score, by the default method of its kind; <see langword="null"/> where the answers are too few for one.</summary>
    public Interval? Interval { get; }

    /// <summary>The best rank that the intervals leave open: one more than the series whose whole interval lies ahead.</summary>
    public int FirstPossibleRank { get; }

    /// <summary>The worst rank that the intervals leave open: all series less those whose whole interval lies behind.</summary>
    public int LastPossibleRank { get; }

    /// <summary>Rank, members and score.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Rank} ({FirstPossibleRank}…{LastPossibleRank}) {string.Join(" / ", Series.Members)}: {Score}");
}
