using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>Days, weeks or months by the clock of a place.</summary>
/// <remarks>
/// <para>Which day it is depends on where one stands, so the zone is always said. Weeks begin on Monday. A month is a month, and a day on which the clock changes has 23 or 25 hours.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: unit and zone. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var months = CalendarPeriod.Months(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
/// Console.WriteLine(months);   // months (Europe/Berlin)
/// </code>
/// </example>
[JsonConverter(typeof(CalendarPeriodJsonConverter))]
public sealed class CalendarPeriod : IEquatable<CalendarPeriod>
{
    private const int MonthsPerYear = 12;
    private const int DaysPerWeek = 7;

    private CalendarPeriod(CalendarUnit unit, TimeZoneInfo zone)
    {
        Unit = unit;
        Zone = zone;
    }

    /// <summary>The length of a period.</summary>
    public CalendarUnit Unit { get; }

    /// <summary>The zone whose clock and calendar count.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Days from midnight to midnight.</summary>
    /// <param name="zone">The zone.</param>
    /// <returns>The periods.</returns>
    public static CalendarPeriod Days(TimeZoneInfo zone) => Of(CalendarUnit.Day, zone);

    /// <summary>Weeks from Monday to Monday.</summary>
    /// <param name="zone">The zone.</param>
    /// <returns>The periods.</returns>
    public static CalendarPeriod Weeks(TimeZoneInfo zone) => Of(CalendarUnit.Week, zone);

    /// <summary>Calendar months.</summary>
    /// <param name="zone">The zone.</param>
    /// <returns>The periods.</returns>
    public static CalendarPeriod Months(TimeZoneInfo zone) => Of(CalendarUnit.Month, zone);

    /// <summary>Calendar periods of a length.</summary>
    /// <param name="unit">The length.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>The periods.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The unit is none.</exception>
    public static CalendarPeriod Of(CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return unit is CalendarUnit.Day or CalendarUnit.Week or CalendarUnit.Month
            ? new CalendarPeriod(unit, zone)
            : throw new ArgumentOutOfRangeException(nameof(unit), unit, "A calendar period is a day, a week or a month.");
    }

    /// <summary>When the period that holds an instant began.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The first instant of its day, week or month, in the offset of the zone.</returns>
    public DateTimeOffset StartOf(DateTimeOffset instant) => StartOf(NumberOf(instant));

    /// <inheritdoc/>
    public bool Equals(CalendarPeriod? other) => other is not null && Unit == other.Unit && Zone.Equals(other.Zone);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CalendarPeriod);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Unit, Zone);

    /// <summary>Whether two periods are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CalendarPeriod? left, CalendarPeriod? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two periods differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CalendarPeriod? left, CalendarPeriod? right) => !(left == right);

    /// <summary>Unit and zone, such as <c>months (Europe/Berlin)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{UnitName}s ({Zone.Id})";

    internal string UnitName => Unit switch { CalendarUnit.Day => "day", CalendarUnit.Week => "week", _ => "month" };

    /// <summary>The number of the period that holds an instant, counted from the year 1, whose first day was a Monday.</summary>
    internal long NumberOf(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        var day = local.Ticks / TimeSpan.TicksPerDay;
        return Unit switch
        {
            CalendarUnit.Day => day,
            CalendarUnit.Week => day / DaysPerWeek,
            _ => ((local.Year - 1) * (long)MonthsPerYear) + local.Month - 1,
        };
    }

    /// <summary>The first instant of a period. Where a clock skips midnight, the period begins when it has skipped it.</summary>
    internal DateTimeOffset StartOf(long number)
    {
        var midnight = Unit switch
        {
            CalendarUnit.Day => number * TimeSpan.TicksPerDay,
            CalendarUnit.Week => number * DaysPerWeek * TimeSpan.TicksPerDay,
            _ => new DateTimeOffset((int)(number / MonthsPerYear) + 1, (int)(number % MonthsPerYear) + 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks,
        };
        // No zone is more than 14 hours from UTC.
        long low = Math.Max(0, midnight - TimeSpan.TicksPerDay), high = Math.Min(DateTimeOffset.MaxValue.Ticks, midnight + TimeSpan.TicksPerDay);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (NumberOf(new DateTimeOffset(middle, TimeSpan.Zero)) >= number) high = middle;
            else low = middle + 1;
        }

        return TimeZoneInfo.ConvertTime(new DateTimeOffset(low, TimeSpan.Zero), Zone);
    }
}
