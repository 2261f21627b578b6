namespace Cx.Core.Tests.Journeys;

/// <summary>Seeded draws for oracles that run thousands of cases: SplitMix64 (Steele, Lea, Flood 2014).</summary>
internal sealed class SplitMixOfTests(ulong seed)
{
    private ulong _state = seed;

    public int Below(int limit)
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)limit);
        }
    }

    public bool OneIn(int cases) => Below(cases) == 0;
}
