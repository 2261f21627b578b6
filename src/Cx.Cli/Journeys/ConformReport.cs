using Cx.Core.Journeys;

namespace Cx.Cli.Journeys;

/// <summary>Everything that <c>cx journey conform</c> shows.</summary>
/// <param name="Blueprint">The yardstick.</param>
/// <param name="Result">The sums.</param>
/// <param name="Deviations">How often each deviation occurs, and in how many cases.</param>
internal sealed record ConformReport(CompiledBlueprint Blueprint, ConformanceResult Result, IReadOnlyList<ConformReport.Deviation> Deviations)
{
    public static ConformReport Of(CompiledBlueprint blueprint, JourneyLog log, DateTimeOffset asOf)
    {
        var counts = new Dictionary<(DeviationKind Kind, string Event), (long Count, long Cases)>();
        foreach (var journey in log.Journeys(asOf))
        {
            foreach (var group in blueprint.Explain(journey).Deviations.GroupBy(one => (one.Kind, one.Event.Text)))
            {
                var (count, cases) = counts.GetValueOrDefault(group.Key);
                counts[group.Key] = (count + group.Count(), cases + 1);
            }
        }

        return new ConformReport(blueprint, log.Read(ConformanceSpec.Of(blueprint), asOf),
            [.. counts.Select(one => new Deviation(one.Key.Kind, one.Key.Event, one.Value.Count, one.Value.Cases)).OrderByDescending(one => one.Count).ThenBy(one => one.Kind).ThenBy(one => one.Event, StringComparer.Ordinal)]);
    }

    /// <summary>A deviation with its counts.</summary>
    /// <param name="Kind">Which kind.</param>
    /// <param name="Event">Of which activity.</param>
    /// <param name="Count">How often.</param>
    /// <param name="Cases">In how many cases.</param>
    internal sealed record Deviation(DeviationKind Kind, string Event, long Count, long Cases);
}
