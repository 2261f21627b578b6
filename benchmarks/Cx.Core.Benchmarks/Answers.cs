using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks;

/// <summary>Seeded answers with the shape of a real recommend question: most at 8–10, a few at 5, a long thin tail, some non-answers.</summary>
internal static class Answers
{
    private const int Seed = 20_031_201;

    // Percent for 0, 1, … 10, then not answered, skipped, not applicable.
    private static readonly int[] Percent = [2, 1, 1, 2, 2, 6, 5, 12, 21, 17, 26, 3, 1, 1];

    /// <summary>Slots as a hand-made row of counters would have them: 0 not answered, 1–11 the levels, 12 skipped, 13 not applicable.</summary>
    public static byte[] Slots(int count)
    {
        var random = new Random(Seed);
        var table = Percent.SelectMany((percent, i) => Enumerable.Repeat(i < 11 ? i + 1 : i == 11 ? 0 : i, percent)).ToArray();
        var slots = new byte[count];
        for (var i = 0; i < count; i++) slots[i] = (byte)table[random.Next(table.Length)];
        return slots;
    }

    public static Rating<Nps>[] Nps(int count) => Array.ConvertAll(Slots(count), slot => slot switch
    {
        0 => default,
        12 => Rating<Nps>.Skipped,
        13 => Rating<Nps>.NotApplicable,
        _ => Rating<Nps>.From(slot - 1),
    });

    /// <summary>What a program without typed ratings holds: a number or nothing.</summary>
    public static int?[] Numbers(int count) => Array.ConvertAll(Nps(count), rating => rating.Value);

    public static int[] Sliders(int count)
    {
        var random = new Random(Seed);
        var values = new int[count];
        for (var i = 0; i < count; i++) values[i] = Math.Min(100, (random.Next(101) + random.Next(101) + random.Next(50)) / 2);
        return values;
    }

    public static double[] Weights(int count)
    {
        var random = new Random(Seed + 1);
        var weights = new double[count];
        for (var i = 0; i < count; i++) weights[i] = 0.25 + (random.NextDouble() * 3);
        return weights;
    }

    /// <summary>Samples of 100 to 2,000 responses, as the groups of a report are.</summary>
    public static RatingCounts<Nps>[] Groups(int count)
    {
        var random = new Random(Seed + 2);
        var all = Nps(2_000 + count);
        var groups = new RatingCounts<Nps>[count];
        for (var i = 0; i < count; i++) groups[i].AddRange(all.AsSpan(i, random.Next(100, 2_000)));
        return groups;
    }
}
