using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

/// <summary>Generators of what the statistics take.</summary>
internal static class Draws
{
    private static readonly double[] Levels = [0.51, 0.8, 0.9, 0.95, 0.99, 0.999];

    public static Gen<double> Level { get; } = Gen.Elements(Levels);

    /// <summary>Hits and n, with the edges often: no hit, all hits, one answer.</summary>
    public static Gen<(int Hits, int N)> Share { get; } =
        from n in Gen.OneOf(Gen.Choose(1, 5), Gen.Choose(1, 100), Gen.Choose(1, 1_000_000))
        from hits in Gen.OneOf(Gen.Constant(0), Gen.Constant(n), Gen.Choose(0, n))
        select (hits, n);

    /// <summary>Unfavourable, neutral and favourable counts, not all 0, with empty classes often.</summary>
    public static Gen<(int U, int M, int F)> Net { get; } =
        from u in Count
        from m in Count
        from f in Count
        select u + m + f == 0 ? (0, 1, 0) : (u, m, f);

    private static Gen<int> Count => Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 6), Gen.Choose(0, 300));
}
