using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>An amount of business time: time during which a <see cref="BusinessCalendar"/> was open.</summary>
/// <remarks>
/// <para>0 or more, to 100 ns. It is no <see cref="TimeSpan"/> and converts to none: eight business hours are a working day, eight hours of calendar time are a night. Measured amounts come from a calendar; <see cref="FromHours"/> states a target.</para>
/// <para>Amounts of different calendars are different units; this type cannot see that.</para>
/// <para>The default value is no time at all, <see cref="Zero"/>. Equal and ordered by length. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var calendar = BusinessCalendar.Parse("Mon-Fri 09:00-17:00", TimeZoneInfo.Utc);
/// var friday = new DateTimeOffset(2026, 9, 18, 16, 30, 0, TimeSpan.Zero);
/// BusinessDuration taken = calendar.Elapsed(friday, friday.AddDays(3));
/// bool late = taken > BusinessDuration.FromHours(4);   // True
/// </code>
/// </example>
[JsonConverter(typeof(BusinessDurationJsonConverter))]
public readonly struct BusinessDuration : IEquatable<BusinessDuration>, IComparable<BusinessDuration>
{
    internal BusinessDuration(long ticks) => Ticks = ticks;

    /// <summary>No time at all, which is also the default.</summary>
    public static BusinessDuration Zero => default;

    /// <summary>The amount in hours, with fraction.</summary>
    public double TotalHours => (double)Ticks / TimeSpan.TicksPerHour;

    /// <summary>The amount in minutes, with fraction.</summary>
    public double TotalMinutes => (double)Ticks / TimeSpan.TicksPerMinute;

    internal long Ticks { get; }

    /// <summary>States an amount in business hours, such as the target of an agreement.</summary>
    /// <param name="hours">Hours, 0 or more.</param>
    /// <returns>The amount, to the nearest 100 ns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, not finite or too large.</exception>
    public static BusinessDuration FromHours(double hours) => new(DurationTicks.From(hours, TimeSpan.TicksPerHour, nameof(hours)));

    /// <summary>States an amount in business minutes, such as the target of an agreement.</summary>
    /// <param name="minutes">Minutes, 0 or more.</param>
    /// <returns>The amount, to the nearest 100 ns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, not finite or too large.</exception>
    public static BusinessDuration FromMinutes(double minutes) => new(DurationTicks.From(minutes, TimeSpan.TicksPerMinute, nameof(minutes)));

    /// <summary>Two amounts together; both must be of one calendar.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static BusinessDuration Add(BusinessDuration left, BusinessDuration right) => new(left.Ticks + right.Ticks);

    /// <inheritdoc/>
    public bool Equals(BusinessDuration other) => Ticks == other.Ticks;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is BusinessDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Ticks.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(BusinessDuration other) => Ticks.CompareTo(other.Ticks);

    /// <summary>Two amounts together; both must be of one calendar.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static BusinessDuration operator +(BusinessDuration left, BusinessDuration right) => Add(left, right);

    /// <summary>Whether two amounts are the same.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(BusinessDuration left, BusinessDuration right) => left.Equals(right);

    /// <summary>Whether two amounts differ.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(BusinessDuration left, BusinessDuration right) => !left.Equals(right);

    /// <summary>Whether an amount is shorter than another.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is shorter.</returns>
    public static bool operator <(BusinessDuration left, BusinessDuration right) => left.Ticks < right.Ticks;

    /// <summary>Whether an amount is longer than another.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is longer.</returns>
    public static bool operator >(BusinessDuration left, BusinessDuration right) => left.Ticks > right.Ticks;

    /// <summary>Whether an amount is at most another.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is shorter or the same.</returns>
    public static bool operator <=(BusinessDuration left, BusinessDuration right) => left.Ticks <= right.Ticks;

    /// <summary>Whether an amount is at least another.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is longer or the same.</returns>
    public static bool operator >=(BusinessDuration left, BusinessDuration right) => left.Ticks >= right.Ticks;

    /// <summary>Hours, minutes and seconds with the word <c>business</c>, such as <c>26:30:00 business</c>.</summary>
    /// <returns>The text, the same in every culture; JSON has the same.</returns>
    public override string ToString() => DurationText.Business(Ticks);
}
