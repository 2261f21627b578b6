using Cx.Core.Statistics;

namespace Cx.Cli.Loop;

/// <summary>How one run of <c>cx loop</c> measures: the same for the total and every group.</summary>
internal sealed record LoopFrame
{
    public required Confidence Confidence { get; init; }

    /// <summary>The zone of local times, if one was said.</summary>
    public required TimeZoneInfo? Zone { get; init; }

    /// <summary>The instant of the look, if it was said.</summary>
    public required DateTimeOffset? AsOf { get; init; }

    /// <summary>How soon a case must be seen, in hours; <see langword="null"/> where nothing was said.</summary>
    public required double? AcknowledgeWithin { get; init; }

    /// <summary>How soon a case must be closed, in hours; <see langword="null"/> where nothing was said.</summary>
    public required double? CloseWithin { get; init; }
}
