namespace Cx.Core.Testing;

/// <summary>Numbers of the SplitMix64 generator (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014): the same from the same seed everywhere.</summary>
internal sealed class Draws(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to the top, both included.</summary>
    public int Next(int top)
    {
        // Unchecked: the generator is arithmetic modulo 2^64.
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)(top + 1));
        }
    }
}
