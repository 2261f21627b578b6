namespace Cx.Cli.Timing;

/// <summary>Everything that <c>cx ttr</c> shows.</summary>
internal sealed record TtrReport
{
    public required TtrFrame Frame { get; init; }

    /// <summary>The instant of the look; <see langword="null"/> when none was said and the file holds no time.</summary>
    public required DateTimeOffset? AsOf { get; init; }

    public required long Rows { get; init; }

    /// <summary>The columns that make the groups.</summary>
    public required IReadOnlyList<string> By { get; init; }

    public required TtrOutcome Total { get; init; }

    public required IReadOnlyList<TtrOutcome> Groups { get; init; }
}
