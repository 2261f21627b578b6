namespace Cx.Core.Statistics;

/// <summary>The rules of Western Electric, on distances from the centre in standard deviations.</summary>
/// <remarks>Thread safety: any thread.</remarks>
/// <example>
/// <code>
/// var broken = WesternElectric.Of([0.2, 2.1, -0.3, 2.4]);
/// Console.WriteLine(broken[^1]);   // TwoOfThreeBeyondTwo
/// </code>
/// </example>
public static class WesternElectric
{
    /// <summary>Which rules each point breaks.</summary>
    /// <param name="distances">The distance of each point from the centre, in standard deviations: <see cref="ChartPoint.Distance"/>.</param>
    /// <returns>The rules, a set for each point.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A distance is not finite.</exception>
    public static IReadOnlyList<WesternElectricRules> Of(ReadOnlySpan<double> distances)
    {
        var broken = new WesternElectricRules[distances.Length];
        for (var i = 0; i < broken.Length; i++)
        {
            ChartArguments.Finite(distances[i], nameof(distances));
            var upTo = distances[..(i + 1)];
            if (Holds(upTo, 1, 1, 3)) broken[i] |= WesternElectricRules.OneBeyondThree;
            if (Holds(upTo, 2, 3, 2)) broken[i] |= WesternElectricRules.TwoOfThreeBeyondTwo;
            if (Holds(upTo, 4, 5, 1)) broken[i] |= WesternElectricRules.FourOfFiveBeyondOne;
            if (Holds(upTo, 8, 8, 0)) broken[i] |= WesternElectricRules.EightOnOneSide;
        }

        return broken;
    }

    // So many of the last so many beyond a limit, on the side of the last, which is one of them.
    private static bool Holds(ReadOnlySpan<double> distances, int many, int of, double limit)
    {
        var side = Math.Sign(distances[^1]);
        if (side * distances[^1] <= limit) return false;
        var count = 0;
        foreach (var distance in distances[Math.Max(0, distances.Length - of)..])
        {
            if (side * distance > limit) count++;
        }

        return count >= many;
    }
}
