namespace Cx.Core.Statistics;

/// <summary>Ranks from 1, equal values sharing the mean of theirs.</summary>
internal static class MidRanks
{
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var places = new int[values.Length];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(sorted, places);
        var ranks = new double[values.Length];
        for (var from = 0; from < sorted.Length;)
        {
            var to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from]) to++;
            // The places from + 1 to `to`, counted from 1.
            for (var i = from; i < to; i++) ranks[places[i]] = (from + 1 + to) / 2.0;
            from = to;
        }

        return ranks;
    }
}
