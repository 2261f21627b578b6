namespace Cx.Core.Feedback;

/// <summary>A number from 0 to 1 for a text and a seed, the same on every machine and runtime.</summary>
internal static class SampleHash
{
    // FNV-1a over the UTF-16 units, low byte first (Fowler, Noll and Vo), started from the seed; its last bits are weak, so
    // the finalizer of SplitMix64 (Steele, Lea and Flood, 2014) mixes it.
    public static double Unit(string text, int seed)
    {
        // Unchecked: both are arithmetic modulo 2^64.
        unchecked
        {
            var hash = 14695981039346656037UL ^ (uint)seed;
            hash = Mix(hash);
            foreach (var unit in text)
            {
                hash = (hash ^ (byte)unit) * 1099511628211UL;
                hash = (hash ^ (byte)(unit >> 8)) * 1099511628211UL;
            }

            return (Mix(hash) >> 11) * (1.0 / (1UL << 53));
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
