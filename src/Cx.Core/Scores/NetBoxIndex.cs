using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The mean over several items of their net box scores, in points.</summary>
/// <remarks>
/// <para>Range −100…100 points. Index = mean over items of 100 (favourable − unfavourable)/n, each with the boxes of the scale: on five levels 4–5 minus 1–2.</para>
/// <para>It is an index over different questions to the same people. To put the same question from different people together, merge their counts instead.</para>
/// </remarks>
public static class NetBoxIndex
{
    /// <summary>The index of several items on one scale.</summary>
    /// <typeparam name="TScale">The scale of all items.</typeparam>
    /// <param name="items">The counts of each item.</param>
    /// <returns>The index in points, or <see langword="null"/> if there is no item or one has no answer.</returns>
    /// <exception cref="InvalidOperationException">The scale names no box, or a counter is negative.</exception>
    public static double? From<TScale>(params ReadOnlySpan<RatingCounts<TScale>> items)
        where TScale : struct, IScale<TScale>
    {
        if (items.IsEmpty) return null;
        var sum = 0.0;
        foreach (ref readonly var item in items)
        {
            if (NetBoxScore.From(in item) is not { } score) return null;
            sum += score.Points;
        }

        return sum / items.Length;
    }
}
