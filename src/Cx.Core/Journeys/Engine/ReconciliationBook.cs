using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Compares the figures of results and notes whether they agree.</summary>
internal sealed class ReconciliationBook(IReadOnlyList<JourneyResult> all)
{
    private const double Slack = 1e-9;

    private readonly List<ReconciliationCheck> _checks = [];

    public ValueList<ReconciliationCheck> Checks()
    {
        foreach (var result in all)
        {
            Same("journeys of the results", all[0].Journeys, result.Journeys);
            Same("interactions of the results", all[0].Interactions, result.Interactions);
            switch (result)
            {
                case TransitionGraph graph: OfGraph(graph); break;
                case VariantTable variants: Same("journeys of all variants", variants.Journeys, variants.All.Sum(one => one.Count) + variants.OtherJourneys + variants.Overflow); break;
                case FunnelResult funnel: OfFunnel(funnel); break;
                case HandoffMatrix handoffs: OfHandoffs(handoffs); break;
                case Attribution attribution: OfAttribution(attribution); break;
                case ConformanceResult conformance: OfConformance(conformance); break;
                case FrictionIndex friction: InRange("friction, 0 to 1", friction.Points.SelectMany(point => point.Components).Select(component => component.Value)); break;
                case EmotionCurve emotion: InRange("size of emotions, 0 to 1", emotion.Points.Select(point => Math.Abs(point.Emotion))); break;
                case StuckPoints stuck: AtMost("customers present", stuck.Journeys, stuck.Points.Sum(point => point.Present)); break;
            }
        }

        return ValueList<ReconciliationCheck>.Of(_checks.Distinct());
    }

    private void Same(string name, double expected, double found) => _checks.Add(new ReconciliationCheck(name, expected, found, Math.Abs(expected - found) <= Slack * Math.Max(1, Math.Abs(expected))));

    private void AtMost(string name, double limit, double found) => _checks.Add(new ReconciliationCheck(name + " are at most", limit, found, found <= limit));

    private void InRange(string name, IEnumerable<double> values)
    {
        foreach (var value in values) _checks.Add(new ReconciliationCheck(name, 1, value, value is >= 0 and <= 1));
    }

    private void OfGraph(TransitionGraph graph)
    {
        Same("starts", graph.Journeys, graph.Events.Sum(one => one.Starts));
        Same("ends", graph.Journeys, graph.Events.Sum(one => one.Ends));
        Same("occurrences", graph.Interactions, graph.Events.Sum(one => one.Occurrences));
        if (graph.Spec.OncePerJourney) return;
        Same("pairs of the graph", graph.Interactions - graph.Journeys - graph.BrokenGaps, graph.Edges.Sum(one => one.Count));
        if (graph.BrokenGaps > 0) return;
        foreach (var one in graph.Events)
        {
            Same($"starts and ways into {one.Event}", one.Occurrences, one.Starts + graph.Edges.Where(edge => edge.To == one.Event).Sum(edge => edge.Count));
            Same($"ends and ways out of {one.Event}", one.Occurrences, one.Ends + graph.Edges.Where(edge => edge.From == one.Event).Sum(edge => edge.Count));
        }
    }

    private void OfFunnel(FunnelResult funnel)
    {
        Same("entrants of the funnel", funnel.Entrants, funnel.Converted + funnel.InProgress + funnel.Dropped + funnel.Excluded);
        for (var j = 0; j < funnel.Steps.Count; j++)
        {
            var step = funnel.Steps[j];
            Same($"journeys at step {Number(j)}", step.Reached, step.Converted + step.InProgress + step.Dropped + step.Excluded);
            if (j > 0) AtMost($"journeys that reached step {Number(j)}", funnel.Steps[j - 1].Reached, step.Reached);
        }

        // A funnel that allows more, all else alike, is reached by no fewer.
        foreach (var looser in all.OfType<FunnelResult>().Where(other => IsLooser(other.Spec, funnel.Spec)))
        {
            for (var j = 0; j < funnel.Steps.Count; j++) AtMost($"journeys at step {Number(j)} of {funnel.Spec} beside {looser.Spec}", looser.Steps[j].Reached, funnel.Steps[j].Reached);
        }
    }

    private void OfHandoffs(HandoffMatrix handoffs)
    {
        Same("pairs of interactions", handoffs.Interactions - handoffs.Journeys, handoffs.Pairs);
        AtMost("changes of the channel", handoffs.KnownPairs, handoffs.All.Sum(one => one.Count));
        if (all.OfType<TransitionGraph>().FirstOrDefault(graph => !graph.Spec.OncePerJourney) is { } graph)
            Same("pairs of hand-offs and of the graph", graph.Edges.Sum(one => one.Count) + graph.BrokenGaps, handoffs.Pairs);
    }

    private void OfConformance(ConformanceResult conformance)
    {
        AtMost("costs of beginnings", conformance.TotalCost, conformance.TotalPrefixCost);
        AtMost("journeys without cost", conformance.PrefixFitting?.Hits ?? 0, conformance.Fitting?.Hits ?? 0);
        InRange("fitness, 0 to 1", new[] { conformance.MeanFitness, conformance.LogFitness }.OfType<double>());
    }

    private void OfAttribution(Attribution attribution)
    {
        Same("journeys with a path", attribution.Journeys - attribution.Active, attribution.Converted + attribution.Lost);
        if (attribution.Spec.Game == ShapleyGame.Conversions) Same("conversions by Shapley", attribution.Converted - attribution.Shapley.WithoutPlayers, attribution.Shapley.Players.Sum(player => player.Credit));
        if (attribution.Removal is { } removal && removal.Players.Any(player => player.Effect > 0)) Same("conversions by removal", attribution.Converted, removal.Players.Sum(player => player.Credit));
    }

    private static bool IsLooser(FunnelSpec one, FunnelSpec other)
    {
        if (one == other || one.TiesInStepOrder != other.TiesInStepOrder) return false;
        if (one.Within is { } within && !(other.Within <= within)) return false;
        return Order(one.Order) >= Order(other.Order) && one.Anchor <= other.Anchor && one.Steps.SequenceEqual(other.Steps)
            && one.Exclusions.Count == 0 && other.Exclusions.Count == 0 && one.EnteredBefore is null && other.EnteredBefore is null;

        static int Order(FunnelOrder order) => order switch { FunnelOrder.Contiguous => 0, FunnelOrder.Strict => 1, FunnelOrder.Ordered => 2, _ => 3 };
    }

    private static string Number(int j) => (j + 1).ToString(CultureInfo.InvariantCulture);
}
