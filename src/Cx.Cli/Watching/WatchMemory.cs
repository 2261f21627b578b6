namespace Cx.Cli.Watching;

/// <summary>What a run remembers beside the windows, as it stands in the state file.</summary>
internal sealed record WatchMemory
{
    /// <summary>The line with the names of the columns, or <see langword="null"/> for JSON Lines.</summary>
    public string? Header { get; set; }

    /// <summary>Lines with something in them.</summary>
    public long Lines { get; set; }

    /// <summary>Lines that are no record.</summary>
    public long Malformed { get; set; }

    public List<GroupMemory> Groups { get; init; } = [];
}
