using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>What both forms of counts say about themselves.</summary>
internal static class CountsCopy
{
    public static void Levels(in CountRow row, ScaleDefinition scale, Span<long> levels)
    {
        if (levels.Length < scale.Levels)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The scale {scale} has {scale.Levels} levels; there is room for {levels.Length}. Give a span of at least {scale.Levels} counts."), nameof(levels));
        for (var offset = 0; offset < scale.Levels; offset++) levels[offset] = row.Level(offset, scale.Levels);
    }

    public static string Text(in CountRow row, ScaleDefinition scale)
    {
        var count = scale.Levels;
        // A text never throws: counters that each fit may have a sum that does not.
        Int128 answered = 0;
        foreach (var level in row.Levels(count)) answered += level;
        var offered = answered + row.NotAnswered(count) + row.Skipped(count) + row.NotApplicable(count) + row.Invalid(count);
        return string.Create(CultureInfo.InvariantCulture, $"{scale.Id}: n {answered} of {offered}");
    }
}
