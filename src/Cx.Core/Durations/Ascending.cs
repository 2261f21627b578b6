namespace Cx.Core.Durations;

/// <summary>Searches in numbers that ascend.</summary>
internal static class Ascending
{
    /// <summary>How many of the numbers are at most a value. The differences must fit into 64 bits, as those of ticks and of day numbers do.</summary>
    /// <remarks>The sign of a difference chooses the half, not a jump: which half it is, no processor can guess.</remarks>
    public static int CountUpTo(ReadOnlySpan<long> ascending, long value)
    {
        int first = 0, count = ascending.Length;
        while (count > 1)
        {
            var half = count >> 1;
            first += half & (int)((ascending[first + half - 1] - value - 1) >> 63);
            count -= half;
        }

        return count == 0 ? 0 : first + (ascending[first] <= value ? 1 : 0);
    }
}
