namespace Cx.Core.Statistics;

/// <summary>Sorts keys digit by digit from the lowest on, which for millions of them takes a fraction of the time that comparisons take.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 6;
    private const int Values = 1 << DigitBits;

    // Below it the counters cost more than comparisons.
    private const int WorthFrom = 1 << 12;

    public static void Ascending(Span<ulong> keys)
    {
        if (keys.Length < WorthFrom)
        {
            keys.Sort();
            return;
        }

        var counts = new int[Digits * Values];
        foreach (var key in keys)
        {
            for (var digit = 0; digit < Digits; digit++)
            {
                counts[(digit * Values) + Digit(key, digit)]++;
            }
        }

        Span<ulong> from = keys, to = new ulong[keys.Length];
        var isElsewhere = false;
        for (var digit = 0; digit < Digits; digit++)
        {
            var starts = counts.AsSpan(digit * Values, Values);
            // A digit that all keys share changes no order.
            if (starts[Digit(keys[0], digit)] == keys.Length)
            {
                continue;
            }

            var start = 0;
            for (var value = 0; value < Values; value++)
            {
                (starts[value], start) = (start, start + starts[value]);
            }

            foreach (var key in from)
            {
                to[starts[Digit(key, digit)]++] = key;
            }

            var written = to;
            to = from;
            from = written;
            isElsewhere = !isElsewhere;
        }

        if (isElsewhere)
        {
            from.CopyTo(keys);
        }
    }

    private static int Digit(ulong key, int digit) => (int)((key >> (digit * DigitBits)) & (Values - 1));
}
