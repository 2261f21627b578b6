namespace Cx.Core.Retention;

/// <summary>Divides the customers of each period into new, returning, resurrected and dormant ones.</summary>
/// <remarks>
/// <para>By activity alone: new is who was never active before. Every period from the first activity to the look has its line, also one without anybody.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
/// <example>
/// <code>
/// var january = new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);
/// var periods = CustomerLifecycle.From(
///     [[january, january.AddMonths(1)], [january]],
///     CalendarPeriod.Months(TimeZoneInfo.Utc), asOf: january.AddMonths(2));
/// Console.WriteLine(periods[1]);   // 2026-02-01: 0 new, 1 returning, 0 resurrected, 1 dormant
/// </code>
/// </example>
public static class CustomerLifecycle
{
    /// <summary>The most periods; more of them are a unit that is far too short, or an instant of another epoch.</summary>
    public const int MostPeriods = 100_000;

    /// <summary>Counts the customers of each period.</summary>
    /// <param name="customers">When each customer was active, in any order. What is later than <paramref name="asOf"/> is not known then and left out.</param>
    /// <param name="periods">The calendar periods.</param>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The periods from the first activity to the look, oldest first; empty without activity.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more than <see cref="MostPeriods"/> periods.</exception>
    public static IReadOnlyList<LifecyclePeriod> From(IEnumerable<IEnumerable<DateTimeOffset>> customers, CalendarPeriod periods, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(periods);
        var now = periods.NumberOf(asOf);
        var counts = new SortedDictionary<long, long[]>();
        foreach (var activity in customers)
        {
            long? before = null;
            foreach (var number in activity.Where(instant => instant <= asOf).Select(periods.NumberOf).Distinct().Order())
            {
                Row(number)[before is null ? 0 : before == number - 1 ? 1 : 2]++;
                if (before < number - 1) Row(before.Value + 1)[3]++;
                before = number;
            }

            if (before < now) Row(before.Value + 1)[3]++;
        }

        if (counts.Count == 0) return [];
        var first = counts.Keys.First();
        if (now - first >= MostPeriods) throw new ArgumentOutOfRangeException(nameof(periods), periods, "From the first activity to the look there are more periods than make sense. Take longer ones.");
        var result = new List<LifecyclePeriod>();
        for (var number = first; number <= now; number++)
        {
            var row = counts.GetValueOrDefault(number) ?? new long[4];
            result.Add(new LifecyclePeriod(periods.StartOf(number), row[0], row[1], row[2], number < now ? row[3] : null));
        }

        return result;

        long[] Row(long number)
        {
            if (!counts.TryGetValue(number, out var row)) counts.Add(number, row = new long[4]);
            return row;
        }
    }
}
