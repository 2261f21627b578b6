using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>What every score reads: a scale and its counters, checked once. The one door from a state to a score.</summary>
internal readonly ref struct CountsView
{
    public CountsView(ScaleDefinition scale, ReadOnlySpan<long> levels, Sample sample)
    {
        Scale = scale;
        Levels = levels;
        Sample = sample;
    }

    public ScaleDefinition Scale { get; }

    /// <summary>One counter per level, from the scale's min to its max; empty where nothing was counted.</summary>
    public ReadOnlySpan<long> Levels { get; }

    public Sample Sample { get; }

    public bool IsEmpty => Sample.N == 0;

    /// <summary>How many answers stand in the first levels from one end.</summary>
    public long Box(int levels, bool goodEnd)
    {
        var high = (Scale.Polarity == Polarity.HigherIsBetter) == goodEnd;
        var sum = 0L;
        foreach (var count in Levels.IsEmpty ? Levels : high ? Levels[^levels..] : Levels[..levels]) sum += count;
        return sum;
    }

    public static CountsView Of(ScaleDefinition scale, in CountRow row) => Of(scale, row.Levels(scale.Levels), in row);

    private static CountsView Of(ScaleDefinition scale, ReadOnlySpan<long> levels, in CountRow row)
    {
        for (var i = 0; i < levels.Length; i++)
            if (levels[i] < 0) ThrowNegative(scale, string.Create(CultureInfo.InvariantCulture, $"the answer {scale.Min + i}"), levels[i]);
        var count = scale.Levels;
        return new CountsView(scale, levels, new Sample(
            row.Answered(count),
            NotNegative(scale, "not answered", row.NotAnswered(count)),
            NotNegative(scale, "skipped", row.Skipped(count)),
            NotNegative(scale, "not applicable", row.NotApplicable(count)),
            NotNegative(scale, "invalid", row.Invalid(count))));
    }

    private static long NotNegative(ScaleDefinition scale, string slot, long count)
    {
        if (count < 0) ThrowNegative(scale, slot, count);
        return count;
    }

    private static void ThrowNegative(ScaleDefinition scale, string slot, long count) =>
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The counter of {slot} on scale {scale.Id} stands at {count}: more was removed than added. Merge the state that holds the missing answers before reading a score."));
}
