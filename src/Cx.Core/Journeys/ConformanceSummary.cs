using System.Globalization;
using Cx.Core.Journeys.Model;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>How far journeys are from their blueprint, all together.</summary>
/// <remarks>
/// <para>Cost and fitness take every journey as one that has ended; the prefix figures take every journey as one that goes on. <see cref="Conforming"/> takes each as what it is.</para>
/// <para>Fitness of one: 1 − cost/(interactions + shortest path). Log fitness: the same of the sums (van der Aalst, Adriansyah, van Dongen 2012).</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ConformanceSummary
{
    private ConformanceSummary(CompiledBlueprint blueprint, ConformanceTally tally)
    {
        Blueprint = blueprint.Blueprint.ToString();
        ShortestPath = blueprint.ShortestPath;
        Journeys = tally.Journeys;
        Interactions = tally.Interactions;
        TotalCost = tally.Cost;
        TotalPrefixCost = tally.PrefixCost;
        IsExact = tally.IsExact;
        Fitting = Share.Of(tally.Fitting, tally.Journeys)!;
        PrefixFitting = Share.Of(tally.PrefixFitting, tally.Journeys)!;
        Conforming = Share.Of(tally.Conforming, tally.Journeys)!;
        AverageFitness = tally.MeanFitness(blueprint.ShortestPath);
        LogFitness = tally.Cost == 0 ? 1 : 1 - (tally.Cost / (double)(tally.Interactions + (tally.Journeys * blueprint.ShortestPath)));
        Deviations = ValueList<DeviationCount>.Of(tally.Deviations());
    }

    /// <summary>Id and version of the blueprint, such as <c>saas@1.0.0</c>.</summary>
    public string Blueprint { get; }

    /// <summary>The least number of mandatory touchpoints of the blueprint.</summary>
    public int ShortestPath { get; }

    /// <summary>How many journeys there are, 1 or more.</summary>
    public long Journeys { get; }

    /// <summary>How many interactions they have.</summary>
    public long Interactions { get; }

    /// <summary>The sum of the costs.</summary>
    public long TotalCost { get; }

    /// <summary>The sum of the prefix costs.</summary>
    public long TotalPrefixCost { get; }

    /// <summary>Whether every cost is exact; see <see cref="Alignment.IsExact"/>.</summary>
    public bool IsExact { get; }

    /// <summary>The share that went as intended up to an end.</summary>
    public Share Fitting { get; }

    /// <summary>The share that went as intended so far.</summary>
    public Share PrefixFitting { get; }

    /// <summary>The share that conforms: of an active journey what happened so far, of one that has ended the whole.</summary>
    public Share Conforming { get; }

    /// <summary>The mean of the fitness of the journeys, 0…1.</summary>
    public double AverageFitness { get; }

    /// <summary>The fitness of the log as a whole, 0…1: long journeys weigh more.</summary>
    public double LogFitness { get; }

    /// <summary>The deviations, most frequent first, then by kind and event. Of active journeys what is still to come is not missing.</summary>
    public IReadOnlyList<DeviationCount> Deviations { get; }

    /// <summary>Judges journeys.</summary>
    /// <param name="blueprint">The yardstick.</param>
    /// <param name="journeys">The journeys.</param>
    /// <returns>The result; <see langword="null"/> without journeys.</returns>
    public static ConformanceSummary? From(CompiledBlueprint blueprint, IEnumerable<ObservedJourney> journeys)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        ArgumentNullException.ThrowIfNull(journeys);
        var tally = new ConformanceTally();
        foreach (var journey in journeys)
            tally.Add(blueprint.Align(journey.Interactions.Select(one => one.Touchpoint)), journey.State, blueprint.Explain(journey));
        return Of(blueprint, tally);
    }

    internal static ConformanceSummary? Of(CompiledBlueprint blueprint, ConformanceTally tally) => tally.Journeys == 0 ? null : new ConformanceSummary(blueprint, tally);

    /// <summary>The main figures.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fitting.Hits} of {Journeys} journeys fit, cost {TotalCost}, fitness {AverageFitness:0.000}");
}
