using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Cli.Loop;

/// <summary>What is reported of one group of cases.</summary>
internal sealed record LoopOutcomeOf
{
    /// <summary>The key cells; empty for the total.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The report; <see langword="null"/> without cases.</summary>
    public required LoopReport? Report { get; init; }

    public required Attainment? Acknowledged { get; init; }

    public required Attainment? Closed { get; init; }

    /// <summary>The recovery; <see langword="null"/> where no rating was asked for, or without cases.</summary>
    public required LoopRecovery? Recovery { get; init; }

    /// <summary>How many low scores have a case; <see langword="null"/> where no responses were given.</summary>
    public required LoopCoverage? Coverage { get; init; }

    public long N => Report?.N ?? 0;

    public Share? Solved => Report?.Solved;

    public static LoopOutcomeOf Of(LoopFrame frame, IReadOnlyList<string> key, IReadOnlyList<(LoopCase Case, Rating Before, Rating After)> cases, DateTimeOffset asOf, ScaleDefinition? scale, LoopCoverage? coverage)
    {
        var sla = new LoopSla(TimeSpan.FromHours(frame.AcknowledgeWithin ?? 0), TimeSpan.FromHours(frame.CloseWithin ?? 0));
        return new LoopOutcomeOf
        {
            Key = key,
            Report = LoopReport.From(cases.Select(one => one.Case), asOf),
            Acknowledged = frame.AcknowledgeWithin is null ? null : sla.Acknowledged(cases.Select(one => one.Case), asOf),
            Closed = frame.CloseWithin is null ? null : sla.Closed(cases.Select(one => one.Case), asOf),
            Recovery = scale is null ? null : LoopRecovery.From(scale, cases.Select(one => (one.Before, one.After))),
            Coverage = coverage,
        };
    }
}
