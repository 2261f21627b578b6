using System.Runtime.InteropServices;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys.Model;

/// <summary>The sums over the journeys of a log. Whole numbers only, so that no order of the journeys changes a digit.</summary>
internal sealed class ConformanceTally
{
    // How many journeys have so many interactions and such a cost.
    private readonly SortedDictionary<(int Interactions, int Cost), long> _costs = [];
    private readonly Dictionary<(DeviationKind Kind, TouchpointId Event), (long Count, long Journeys)> _deviations = [];

    public long Journeys { get; private set; }

    public long Interactions { get; private set; }

    public long Cost { get; private set; }

    public long PrefixCost { get; private set; }

    public long Fitting { get; private set; }

    public long PrefixFitting { get; private set; }

    public long Conforming { get; private set; }

    public bool IsExact { get; private set; } = true;

    public void Add(Alignment alignment, JourneyState state, ConformanceExplanation? explanation)
    {
        Journeys++;
        Interactions += alignment.Interactions;
        Cost += alignment.Cost;
        PrefixCost += alignment.PrefixCost;
        Fitting += alignment.IsFitting ? 1 : 0;
        PrefixFitting += alignment.IsPrefixFitting ? 1 : 0;
        Conforming += (state == JourneyState.Active ? alignment.IsPrefixFitting : alignment.IsFitting) ? 1 : 0;
        IsExact &= alignment.IsExact;
        var key = (alignment.Interactions, alignment.Cost);
        _costs[key] = _costs.GetValueOrDefault(key) + 1;
        if (explanation is null) return;
        foreach (var group in explanation.Deviations.GroupBy(one => (one.Kind, one.Event)))
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_deviations, group.Key, out _);
            count = (count.Count + group.Count(), count.Journeys + 1);
        }
    }

    public double MeanFitness(int shortestPath)
    {
        double sum = 0;
        foreach (var ((interactions, cost), count) in _costs) sum += count * (cost == 0 ? 1 : 1 - (cost / (double)(interactions + shortestPath)));
        return sum / Journeys;
    }

    public IEnumerable<DeviationCount> Deviations()
        => _deviations.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key.Kind).ThenBy(pair => pair.Key.Event.Text, StringComparer.Ordinal)
            .Select(pair => new DeviationCount(pair.Key.Kind, pair.Key.Event, pair.Value.Count, pair.Value.Journeys));
}
