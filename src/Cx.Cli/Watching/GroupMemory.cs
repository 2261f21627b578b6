using Cx.Core.Scores;

namespace Cx.Cli.Watching;

/// <summary>What is remembered of a group beyond its open windows: for the trend, what came before; for the alarm, all answers so far.</summary>
internal sealed record GroupMemory
{
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>By end: the windows that a later one may be compared with.</summary>
    public List<WindowMemory> Windows { get; init; } = [];

    /// <summary>The answers of all final windows that do not overlap, each answer once.</summary>
    public RatingCounts<WatchedScale> Watched { get; set; }

    /// <summary>Up to where they reach.</summary>
    public DateTimeOffset WatchedUntil { get; set; }

    /// <summary>The end of the window at which the alarm was raised; it stays raised.</summary>
    public DateTimeOffset? AlarmAt { get; set; }

    /// <summary>The newest window that ended by the start of another one, so that no answer is in both.</summary>
    public WindowMemory? Before(DateTimeOffset start)
    {
        WindowMemory? before = null;
        foreach (var window in Windows)
        {
            if (window.End > start) break;
            before = window;
        }

        return before;
    }

    /// <summary>Keeps a window in place of what was known of it. Windows become final in order, so what ended before one of them began is of no use to those after it.</summary>
    public void Keep(WindowMemory window, bool isFinal)
    {
        var at = Windows.FindIndex(known => known.End >= window.End);
        if (at >= 0 && Windows[at].End == window.End) Windows[at] = window;
        else Windows.Insert(at < 0 ? Windows.Count : at, window);
        if (isFinal && Before(window.Start) is { } before) Windows.RemoveAll(known => known.End < before.End);
    }
}
