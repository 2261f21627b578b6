namespace Cx.Core.Streaming;

/// <summary>The 64-bit hash of an id, the same in every process: the SplitMix64 finaliser for numbers, XXH64 of UTF-8 for texts.</summary>
internal static class DistinctHash
{
    // Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014. A bijection: two numbers never meet.
    public static ulong Of(ulong id)
    {
        // Unchecked: the hash is arithmetic modulo 2^64.
        unchecked
        {
            id = (id ^ (id >> 30)) * 0xBF58476D1CE4E5B9;
            id = (id ^ (id >> 27)) * 0x94D049BB133111EB;
            return id ^ (id >> 31);
        }
    }

    public static ulong Of(ReadOnlySpan<char> id) => XxHash64.Of(id);
}
