namespace Cx.Cli.Watching;

/// <summary>Where windows are shown.</summary>
internal interface IWatchView
{
    /// <summary>One window of one group.</summary>
    void Show(Watched watched);

    /// <summary>A line was counted.</summary>
    void Lines(WatchRun run);

    /// <summary>Perhaps nothing comes in for a while.</summary>
    void Refresh(WatchRun run);

    /// <summary>Everything shown so far must be out before it is said to be.</summary>
    void Flush();

    /// <summary>Nothing follows.</summary>
    void End(WatchRun run);
}
