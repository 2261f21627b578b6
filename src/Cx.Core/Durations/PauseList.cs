namespace Cx.Core.Durations;

/// <summary>Pauses put in order.</summary>
internal static class PauseList
{
    /// <summary>The paused stretches in UTC ticks, ascending and apart from each other; the last may have no end.</summary>
    public static List<(long From, long? Until)> Merged(ReadOnlySpan<Pause> pauses)
    {
        var merged = new List<(long From, long? Until)>(pauses.Length);
        Pause[] sorted = [.. pauses];
        Array.Sort(sorted, static (left, right) => left.From.CompareTo(right.From));
        foreach (var pause in sorted)
        {
            long from = pause.From.UtcTicks;
            var until = pause.Until?.UtcTicks;
            if (merged.Count > 0 && (merged[^1].Until is not { } end || from <= end))
                merged[^1] = (merged[^1].From, merged[^1].Until is { } known && until is { } next ? Math.Max(known, next) : null);
            else
                merged.Add((from, until));
        }

        return merged;
    }
}
