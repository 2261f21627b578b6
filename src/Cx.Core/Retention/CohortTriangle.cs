using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Retention by cohort and age: a row for each period in which customers were won, a column for each age.</summary>
/// <remarks>
/// <para>A cell is retained(age)/cohort, of all customers ever won in the period, whatever became of them. A cell that is not over for every member has no share: <see langword="null"/>, not 0. Without customers there is no triangle.</para>
/// <para>Give every customer who was ever won, not those who are still there: a cohort made of survivors retains everybody.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var utc = TimeZoneInfo.Utc;
/// var signup = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
/// var triangle = CohortTriangle.From(
///     [(signup, [signup.AddDays(3), signup.AddDays(40)]), (signup.AddDays(10), [])],
///     CalendarPeriod.Months(utc), RetentionPeriod.Calendar(CalendarPeriod.Months(utc)), RetentionMode.On, asOf: signup.AddDays(60));
/// Console.WriteLine(triangle?.Cohorts[0]);   // 2026-01-01 (2): 0.5, 0.5, -
/// </code>
/// </example>
[JsonConverter(typeof(CohortTriangleJsonConverter))]
public sealed class CohortTriangle : IEquatable<CohortTriangle>
{
    /// <summary>The most ages of a cohort; more of them are a period that is far too short.</summary>
    public const int MostAges = 100_000;

    private readonly Cohort[] _cohorts;

    internal CohortTriangle(CalendarPeriod cohortPeriod, RetentionPeriod period, RetentionMode mode, DateTimeOffset asOf, long beforeBirth, Cohort[] cohorts)
    {
        CohortPeriod = cohortPeriod;
        Period = period;
        Mode = mode;
        AsOf = asOf;
        BeforeBirth = beforeBirth;
        _cohorts = cohorts;
    }

    /// <summary>The calendar periods that make the cohorts.</summary>
    public CalendarPeriod CohortPeriod { get; }

    /// <summary>How ages are counted.</summary>
    public RetentionPeriod Period { get; }

    /// <summary>When a customer counts as retained.</summary>
    public RetentionMode Mode { get; }

    /// <summary>The instant of the look: nothing later is known.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>How many activities lay before the birth of their customer, and were not used.</summary>
    public long BeforeBirth { get; }

    /// <summary>The cohorts that have customers, oldest first.</summary>
    public IReadOnlyList<Cohort> Cohorts => _cohorts;

    /// <summary>Makes the triangle of customers.</summary>
    /// <param name="customers">For every customer ever won: when they became one, and when they were active since, in any order. What is later than <paramref name="asOf"/> is not known then and left out.</param>
    /// <param name="cohorts">The calendar periods that make the cohorts.</param>
    /// <param name="period">How ages are counted.</param>
    /// <param name="mode">When a customer counts as retained.</param>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The triangle, or <see langword="null"/> when nobody had become a customer by then.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mode is none, or a cohort has more than <see cref="MostAges"/> ages.</exception>
    public static CohortTriangle? From(
        IEnumerable<(DateTimeOffset Birth, IEnumerable<DateTimeOffset> Activity)> customers, CalendarPeriod cohorts, RetentionPeriod period, RetentionMode mode, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(cohorts);
        ArgumentNullException.ThrowIfNull(period);
        if (mode is not (RetentionMode.On or RetentionMode.OnOrAfter or RetentionMode.OnOrBefore or RetentionMode.Streak))
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode of retention.");
        var rows = new SortedDictionary<long, CohortCounts>();
        long beforeBirth = 0;
        foreach (var (birth, activity) in customers)
        {
            if (birth > asOf) continue;
            var number = cohorts.NumberOf(birth);
            if (!rows.TryGetValue(number, out var row)) rows.Add(number, row = new CohortCounts());
            var ages = new SortedSet<int>();
            foreach (var instant in activity)
            {
                if (instant < birth) beforeBirth++;
                else if (instant <= asOf) ages.Add(Checked(period.Age(birth, instant), period));
            }

            row.Add(birth, [.. ages], mode, Checked(period.Age(birth, asOf), period));
        }

        var now = cohorts.NumberOf(asOf);
        return rows.Count == 0
            ? null
            : new CohortTriangle(cohorts, period, mode, asOf, beforeBirth, [.. rows.Select(row =>
                // As long as its calendar period lasts, a cohort may still grow.
                row.Value.ToCohort(cohorts.StartOf(row.Key), row.Key < now ? (int)period.Age(row.Value.LatestBirth, asOf) : 0))]);
    }

    /// <summary>The share retained at an age over all cohorts in which that age is complete: the sum of those retained over the sum of the sizes.</summary>
    /// <param name="age">The age in periods, 0 or more.</param>
    /// <returns>The share, or <see langword="null"/> when the age is complete in no cohort. Cohorts that retained nobody are part of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative.</exception>
    public Share? At(int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        long retained = 0, size = 0;
        foreach (var cohort in _cohorts)
        {
            if (age >= cohort.Complete) continue;
            retained += cohort.Cells[age].Retained;
            size += cohort.Size;
        }

        return Share.Of(retained, size);
    }

    /// <inheritdoc/>
    public bool Equals(CohortTriangle? other) => other is not null && CohortPeriod == other.CohortPeriod && Period == other.Period && Mode == other.Mode && AsOf == other.AsOf
            && BeforeBirth == other.BeforeBirth && _cohorts.AsSpan().SequenceEqual(other._cohorts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CohortTriangle);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(CohortPeriod, Period, Mode, AsOf, _cohorts.Length, _cohorts[0]);

    /// <summary>Whether two triangles are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CohortTriangle? left, CohortTriangle? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two triangles differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CohortTriangle? left, CohortTriangle? right) => !(left == right);

    /// <summary>A line for each cohort.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join('\n', _cohorts.Select(cohort => cohort.ToString()));

    private static int Checked(long age, RetentionPeriod period)
        => age < MostAges
            ? (int)age
            : throw new ArgumentOutOfRangeException(nameof(period), period, string.Create(CultureInfo.InvariantCulture, $"With these periods a customer is {age} of them old; the most is {MostAges}. Take longer ones."));
}
