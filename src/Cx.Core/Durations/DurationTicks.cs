namespace Cx.Core.Durations;

/// <summary>Between the whole ticks of durations and the times of a survival curve.</summary>
internal static class DurationTicks
{
    // The largest double below 2^63: the next one no longer is a number of ticks.
    private const double Largest = 9223372036854774784;

    /// <summary>The nearest whole number of ticks.</summary>
    public static long Of(double time) => (long)Math.Min(Largest, Math.Round(time, MidpointRounding.AwayFromZero));

    /// <summary>Ticks of hours or minutes, refused with the name of the argument unless they are 0 or more and fit.</summary>
    public static long From(double amount, long ticksPerUnit, string name)
        => amount >= 0 && amount * ticksPerUnit <= Largest
            ? Of(amount * ticksPerUnit)
            : throw new ArgumentOutOfRangeException(name, amount, "An amount of business time is 0 or more, finite, and at most 29 000 years.");
}
