namespace Cx.Core.Statistics;

/// <summary>The SplitMix64 generator (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014): the same numbers on every machine and runtime.</summary>
internal sealed class SplitMix(int seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    // Unchecked: a negative seed is as good as any other.
    private ulong _state = unchecked((ulong)seed);

    /// <summary>A number from 0 (included) to 1 (excluded), of 53 random bits.</summary>
    public double Next()
    {
        // Unchecked: the generator is arithmetic modulo 2^64.
        unchecked
        {
            _state += GoldenGamma;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>A whole number from 0 to below the given one, which is 1 or more.</summary>
    public int Below(int count) => (int)(Next() * count);
}
