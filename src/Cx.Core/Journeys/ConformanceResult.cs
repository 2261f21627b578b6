using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>How far journeys are from a blueprint, summed up: the costs of their cheapest alignments.</summary>
/// <remarks>
/// <para>Cost: an unexpected interaction 1, a mandatory touchpoint that was passed over 1, an optional one 0. The prefix cost is that of an active journey, which need not have reached an end.</para>
/// <para>Fitness of a journey is 1 − cost/(n + shortest path) (van der Aalst, Adriansyah, van Dongen 2012). Which deviations the costs are made of is told by <see cref="CompiledBlueprint.CountDeviations"/>: that needs the interactions, which a stream does not keep.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ConformanceResult : JourneyResult
{
    internal ConformanceResult(JourneyLook look, ConformanceSpec spec, ValueList<(int Interactions, int Cost, long Journeys)> costs, long prefixCost, long prefixFitting, long conforming, bool isExact)
        : base(look, isExact)
    {
        Spec = spec;
        Costs = costs;
        TotalCost = costs.Sum(one => one.Cost * one.Journeys);
        TotalPrefixCost = prefixCost;
        Fitting = Share.Of(costs.Where(one => one.Cost == 0).Sum(one => one.Journeys), Journeys);
        PrefixFitting = Share.Of(prefixFitting, Journeys);
        Conforming = Share.Of(conforming, Journeys);
    }

    /// <summary>What was asked.</summary>
    public ConformanceSpec Spec { get; }

    /// <summary>The sum of the costs of all journeys, each taken as ended.</summary>
    public long TotalCost { get; }

    /// <summary>The sum of the costs of all journeys, each taken as going on.</summary>
    public long TotalPrefixCost { get; }

    /// <summary>The share of journeys without cost: as intended up to an end; <see langword="null"/> without journeys.</summary>
    public Share? Fitting { get; }

    /// <summary>The share of journeys without prefix cost: as intended so far; <see langword="null"/> without journeys.</summary>
    public Share? PrefixFitting { get; }

    /// <summary>The share that conforms: active journeys by their prefix cost, the others by their cost; <see langword="null"/> without journeys.</summary>
    public Share? Conforming { get; }

    /// <summary>The mean fitness of the journeys, 0…1; <see langword="null"/> without journeys.</summary>
    public double? MeanFitness => Journeys == 0 ? null : Costs.Sum(one => one.Journeys * (one.Cost == 0 ? 1 : 1 - (one.Cost / (double)(one.Interactions + Spec.Blueprint.ShortestPath)))) / Journeys;

    /// <summary>The fitness of all together, 0…1: 1 − Σ cost/Σ (n + shortest path); <see langword="null"/> without journeys.</summary>
    public double? LogFitness => Journeys == 0 ? null : TotalCost == 0 ? 1 : 1 - (TotalCost / (double)(Interactions + (Journeys * Spec.Blueprint.ShortestPath)));

    // How many journeys have so many interactions and such a cost: whole numbers, sorted, so that no order of journeys changes a digit.
    private ValueList<(int Interactions, int Cost, long Journeys)> Costs { get; }

    /// <summary>The sums.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fitting?.Hits ?? 0} of {Journeys} journeys fit, total cost {TotalCost}, mean fitness {MeanFitness:0.####}");
}
