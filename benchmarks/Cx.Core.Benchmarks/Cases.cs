using Cx.Core.Durations;

namespace Cx.Core.Benchmarks;

/// <summary>Seeded cases with the shape of a help desk: most end within hours, some take weeks, a fifth is still open. To the minute, so that times repeat.</summary>
internal static class Cases
{
    private const int Seed = 19_580_601;
    private const int YearsOfMinutes = 5 * 365 * 24 * 60;

    public static CensoredDuration[] Tickets(int count, int seed = 0, double meanHours = 30)
    {
        var random = new Random(Seed + seed);
        var tickets = new CensoredDuration[count];
        for (var i = 0; i < count; i++)
        {
            var minutes = TimeSpan.FromMinutes(Math.Floor(-Math.Log(1 - random.NextDouble()) * meanHours * 60));
            tickets[i] = random.Next(5) == 0 ? CensoredDuration.StillOpen(minutes) : CensoredDuration.Resolved(minutes);
        }

        return tickets;
    }

    /// <summary>Intervals of up to five weeks within five years.</summary>
    public static (DateTimeOffset Start, DateTimeOffset End)[] Intervals(int count)
    {
        var random = new Random(Seed + 1);
        var origin = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var intervals = new (DateTimeOffset, DateTimeOffset)[count];
        for (var i = 0; i < count; i++)
        {
            var start = origin.AddMinutes(random.Next(YearsOfMinutes));
            intervals[i] = (start, start.AddMinutes(random.Next(35 * 24 * 60)));
        }

        return intervals;
    }

    /// <summary>200 different days off within the same five years.</summary>
    public static DateOnly[] Holidays()
    {
        var random = new Random(Seed + 2);
        var days = new HashSet<DateOnly>();
        while (days.Count < 200) days.Add(new DateOnly(2020, 1, 1).AddDays(random.Next(5 * 365)));
        return [.. days];
    }
}
