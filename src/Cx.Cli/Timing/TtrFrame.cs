using Cx.Core.Durations;
using Cx.Core.Statistics;

namespace Cx.Cli.Timing;

/// <summary>How one run of <c>cx ttr</c> measures: the same for the total and every group.</summary>
internal sealed record TtrFrame
{
    public required Confidence Confidence { get; init; }

    /// <summary>The zone of local times and of the calendar, if one was said.</summary>
    public required TimeZoneInfo? Zone { get; init; }

    /// <summary>The calendar whose business time is measured; <see langword="null"/> for calendar time.</summary>
    public required BusinessCalendar? Calendar { get; init; }

    /// <summary>The targets in hours, in the order in which they were said.</summary>
    public required IReadOnlyList<double> Targets { get; init; }

    /// <summary>The instant of the look, if it was said.</summary>
    public required DateTimeOffset? AsOf { get; init; }
}
