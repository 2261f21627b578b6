using Cx.Core.Scores;

namespace Cx.Cli.Scoring;

/// <summary>How the rows of a group were counted.</summary>
internal sealed class OutcomeCounts
{
    private readonly long[] _levels;

    public OutcomeCounts(in RatingCounts counts, Frame frame)
    {
        _levels = new long[counts.Scale!.Levels];
        counts.CopyTo(_levels);
        N = counts.Answered;
        NotAnswered = counts.NotAnswered;
        NotApplicable = counts.NotApplicable;
        Skipped = counts.Skipped;
        Invalid = counts.Invalid;
        Parts = frame.PartsOf(_levels);
    }

    public long N { get; }

    public long NotAnswered { get; }

    public long NotApplicable { get; }

    public long Skipped { get; }

    public long Invalid { get; }

    /// <summary>The answers of each level, from the lowest number on.</summary>
    public IReadOnlyList<long> Levels => _levels;

    /// <summary>The answers by what the method makes of them.</summary>
    public Parts Parts { get; }

    public long Rows => N + NotAnswered + NotApplicable + Skipped + Invalid;
}
