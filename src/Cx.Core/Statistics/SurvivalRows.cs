namespace Cx.Core.Statistics;

/// <summary>Cases counted by time: different times, ascending, and what happened at each.</summary>
internal sealed class SurvivalRows
{
    private SurvivalRows(double[] times, long[] events, long[] censored, long[] entered)
    {
        Times = times;
        Events = events;
        Censored = censored;
        Entered = entered;
    }

    public double[] Times { get; }

    public long[] Events { get; }

    public long[] Censored { get; }

    public long[] Entered { get; }

    public static SurvivalRows Empty { get; } = new([], [], [], []);

    /// <summary>Takes the columns over.</summary>
    public static SurvivalRows Of(double[] times, long[] events, long[] censored, long[] entered) => new(times, events, censored, entered);

    /// <summary>The first so many entries of the columns.</summary>
    public static SurvivalRows Of(double[] times, long[] events, long[] censored, long[] entered, int count)
    {
        Array.Resize(ref times, count);
        Array.Resize(ref events, count);
        Array.Resize(ref censored, count);
        Array.Resize(ref entered, count);
        return new SurvivalRows(times, events, censored, entered);
    }

    /// <summary>The counts of two together.</summary>
    public SurvivalRows Merge(SurvivalRows other)
    {
        if (Times.Length == 0)
        {
            return other;
        }

        if (other.Times.Length == 0)
        {
            return this;
        }

        var longest = Times.Length + other.Times.Length;
        var times = new double[longest];
        long[] events = new long[longest], censored = new long[longest], entered = new long[longest];
        int i = 0, j = 0, row = 0;
        for (; i < Times.Length || j < other.Times.Length; row++)
        {
            var left = i < Times.Length ? Times[i] : double.PositiveInfinity;
            var right = j < other.Times.Length ? other.Times[j] : double.PositiveInfinity;
            times[row] = Math.Min(left, right);
            if (left <= right)
            {
                (events[row], censored[row], entered[row]) = (Events[i], Censored[i], Entered[i]);
                i++;
            }

            if (right <= left)
            {
                events[row] += other.Events[j];
                censored[row] += other.Censored[j];
                entered[row] += other.Entered[j];
                j++;
            }
        }

        return Of(times, events, censored, entered, row);
    }
}
