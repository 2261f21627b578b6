using System.Runtime.InteropServices;

namespace Cx.Core.Benchmarks.Peers;

/// <summary>The transition graph as one would write it: the last event of each customer, and a count for each pair of names.</summary>
internal static class TransitionsByDictionary
{
    public static double Pairs(IEnumerable<(string Customer, string Event)> rows)
    {
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        var pairs = new Dictionary<(string From, string To), long>();
        foreach (var (customer, name) in rows)
        {
            ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(last, customer, out var exists);
            if (exists) CollectionsMarshal.GetValueRefOrAddDefault(pairs, (before!, name), out _)++;
            before = name;
        }

        return pairs.Values.Sum();
    }
}
