namespace Cx.Cli.Samples;

/// <summary>Whole random numbers that are the same on every machine and in every version.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014.</remarks>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below the given one.</summary>
    public int Below(int count)
    {
        // The arithmetic is modulo 2^64 by definition.
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            mixed ^= mixed >> 31;
            return (int)(mixed % (ulong)count);
        }
    }

    /// <summary>The place of a number drawn with the given weights.</summary>
    public int Place(params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights) sum += weight;
        var left = Below(sum);
        var place = 0;
        while (left >= weights[place]) left -= weights[place++];
        return place;
    }
}
