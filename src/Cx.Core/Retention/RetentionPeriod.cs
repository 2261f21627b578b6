using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>How the age of a customer is counted: in equal stretches from their own birth, or in calendar periods.</summary>
/// <remarks>
/// <para>Rolling: age k holds the instants from birth + k·p up to, but not including, birth + (k+1)·p. Calendar: the difference of the calendar periods of instant and birth, so age 0 ends at the next midnight, Monday or first of the month.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(RetentionPeriodJsonConverter))]
public sealed class RetentionPeriod : IEquatable<RetentionPeriod>
{
    private RetentionPeriod(TimeSpan? length, CalendarPeriod? calendar)
    {
        Length = length;
        CalendarPeriod = calendar;
    }

    /// <summary>The length of a rolling period; <see langword="null"/> for calendar periods.</summary>
    public TimeSpan? Length { get; }

    /// <summary>The calendar periods; <see langword="null"/> for rolling ones.</summary>
    public CalendarPeriod? CalendarPeriod { get; }

    /// <summary>Equal stretches of time from the birth of each customer.</summary>
    /// <param name="length">The length of a period, above 0.</param>
    /// <returns>The periods.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is not above 0.</exception>
    public static RetentionPeriod Rolling(TimeSpan length)
        => length > TimeSpan.Zero
            ? new RetentionPeriod(length, null)
            : throw new ArgumentOutOfRangeException(nameof(length), length, "A rolling period is longer than no time.");

    /// <summary>Calendar periods.</summary>
    /// <param name="periods">Days, weeks or months of a zone.</param>
    /// <returns>The periods.</returns>
    public static RetentionPeriod Calendar(CalendarPeriod periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        return new RetentionPeriod(null, periods);
    }

    /// <inheritdoc/>
    public bool Equals(RetentionPeriod? other) => other is not null && Length == other.Length && CalendarPeriod == other.CalendarPeriod;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RetentionPeriod);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Length, CalendarPeriod);

    /// <summary>Whether two periods are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(RetentionPeriod? left, RetentionPeriod? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two periods differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(RetentionPeriod? left, RetentionPeriod? right) => !(left == right);

    /// <summary>The periods, such as <c>rolling 30.00:00:00</c> or <c>months (Europe/Berlin)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Length is { } length ? "rolling " + length.ToString("c", CultureInfo.InvariantCulture) : CalendarPeriod!.ToString();

    /// <summary>The age at an instant of a customer born at or before it.</summary>
    internal long Age(DateTimeOffset birth, DateTimeOffset instant)
        => Length is { } length ? (instant - birth).Ticks / length.Ticks : CalendarPeriod!.NumberOf(instant) - CalendarPeriod.NumberOf(birth);
}
