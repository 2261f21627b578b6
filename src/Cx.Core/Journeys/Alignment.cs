using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>How far one journey is from its blueprint.</summary>
/// <remarks>
/// <para>The cost is that of the cheapest alignment: each unexpected interaction 1, each skipped mandatory touchpoint 1, skipped optional ones and matches 0.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record Alignment
{
    internal Alignment(int interactions, int shortestPath, int cost, int prefixCost, bool isExact)
    {
        Interactions = interactions;
        ShortestPath = shortestPath;
        Cost = cost;
        PrefixCost = prefixCost;
        IsExact = isExact;
    }

    /// <summary>How many interactions the journey has.</summary>
    public int Interactions { get; }

    /// <summary>The least number of mandatory touchpoints of the blueprint.</summary>
    public int ShortestPath { get; }

    /// <summary>The cost for a journey that has ended, 0 or more: it must have reached an end.</summary>
    public int Cost { get; }

    /// <summary>The cost for a journey that goes on, 0 up to <see cref="Cost"/>: it may still reach an end.</summary>
    public int PrefixCost { get; }

    /// <summary>Whether <see cref="Cost"/> is exact. Not when states more than 254 above the cheapest were given up and could have been cheaper in the end: then it is an upper limit.</summary>
    public bool IsExact { get; }

    /// <summary>1 − cost / (interactions + shortest path), 0…1; 1 for a journey that costs nothing.</summary>
    public double Fitness => Cost == 0 ? 1 : 1 - ((double)Cost / (Interactions + ShortestPath));

    /// <summary>Whether the journey went as it was meant to, up to an end.</summary>
    public bool IsFitting => Cost == 0;

    /// <summary>Whether the journey went as it was meant to so far.</summary>
    public bool IsPrefixFitting => PrefixCost == 0;

    /// <summary>The cost and the fitness.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"cost {Cost} of {Interactions} interactions, fitness {Fitness:0.000}");
}
