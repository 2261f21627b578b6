using Cx.Core.Scales;

namespace Cx.Core.Benchmarks;

/// <summary>Columns of series and ratings, drawn word by word as <c>peers/counts.mjs</c> draws them, so that engines outside .NET count the same answers.</summary>
internal static class Columns
{
    public const int Series = 1_024;

    private const uint Seed = 20_031_201;

    public static (int[] Keys, Rating<Nps>[] Ratings) Draw(int count)
    {
        var state = Seed;
        var keys = new int[count];
        var ratings = new Rating<Nps>[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = Next(ref state, Series);
            ratings[i] = Next(ref state, 100) switch
            {
                < 3 => default,
                < 4 => Rating<Nps>.Skipped,
                < 5 => Rating<Nps>.NotApplicable,
                // The square root of a level draw leans to the high end, as answers do.
                _ => Rating<Nps>.From(10 - (int)Math.Sqrt(Next(ref state, 121))),
            };
        }

        return (keys, ratings);
    }

    /// <summary>The members of a series: 16 touchpoints, 8 channels, 8 segments.</summary>
    public static (string Touchpoint, string Channel, string Segment) Members(int series) =>
        ($"touchpoint-{series / 64}", $"channel-{series / 8 % 8}", $"segment-{series % 8}");

    // Marsaglia's xorshift on 32 bits (2003).
    private static int Next(ref uint state, uint below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % below);
    }
}
