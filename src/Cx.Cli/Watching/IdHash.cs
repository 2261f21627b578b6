namespace Cx.Cli.Watching;

/// <summary>A 64-bit hash of an id, the same in every process.</summary>
internal static class IdHash
{
    /// <summary>FNV-1a (Fowler, Noll and Vo), its bits mixed by the finaliser of SplitMix64; never 0, which means no id.</summary>
    public static ulong Of(ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty) return 0;
        // Unchecked: the hash is arithmetic modulo 2^64.
        unchecked
        {
            var hash = 0xCBF29CE484222325UL;
            foreach (var unit in id) hash = (hash ^ unit) * 0x100000001B3UL;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
            hash ^= hash >> 31;
            return hash == 0 ? 1 : hash;
        }
    }
}
