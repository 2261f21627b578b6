using System.Globalization;

namespace Cx.Core.Durations;

/// <summary>What the instants of a case must keep, whichever clock measures it.</summary>
internal static class CaseInstants
{
    /// <summary>Why the instants make no case, or null when they are fine.</summary>
    public static string? Defect(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf)
    {
        if (resolved < opened)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The case ended at {resolved:O}, before it began at {opened:O}. Count it as invalid: the two are swapped, or of different zones.");
        }

        return opened > asOf
            ? string.Create(CultureInfo.InvariantCulture, $"The case began at {opened:O}, after the look at {asOf:O}: it was not there yet. Leave it out, or look later.")
            : null;
    }
}
