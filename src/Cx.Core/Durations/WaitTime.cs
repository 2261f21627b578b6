using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>How long customers wait in a queue, where giving up is an outcome of its own and no wait that ended well.</summary>
/// <remarks>
/// <para>Shares 0…1 of everybody who joined: answered within t, given up within t, and still waiting after t add up to 1 (Aalen and Johansen 1978). The mean wait of those who were answered is short where the others hang up.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, nobody joined. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
/// var waits = WaitTime.From(
///     [new QueueVisit(noon, noon.AddMinutes(1)), new QueueVisit(noon, answered: null, gaveUp: noon.AddMinutes(10)), new QueueVisit(noon, answered: null)],
///     asOf: noon.AddMinutes(12));
/// Console.WriteLine(waits);   // answered 1, gave up 1, waiting 1
/// </code>
/// </example>
public sealed class WaitTime : IEquatable<WaitTime>
{
    private const int ByAnswer = 1;
    private const int ByGivingUp = 2;

    private readonly CumulativeIncidence _ends;

    private WaitTime(CumulativeIncidence ends, long invalid)
    {
        _ends = ends;
        Invalid = invalid;
    }

    /// <summary>Everybody who joined, 1 or more.</summary>
    public long N => _ends.Overall.N;

    /// <summary>Customers who were answered.</summary>
    public long Answered => _ends.EventsOf(ByAnswer);

    /// <summary>Customers who gave up.</summary>
    public long GaveUp => _ends.EventsOf(ByGivingUp);

    /// <summary>Customers who were still waiting.</summary>
    public long Waiting => _ends.Overall.Censored;

    /// <summary>Visits whose moments contradict each other, or that began after the look: counted, never used.</summary>
    public long Invalid { get; }

    /// <summary>Reads the waits of visits.</summary>
    /// <param name="visits">Everybody who joined.</param>
    /// <param name="asOf">The instant of the look: who was answered or went later was still waiting then.</param>
    /// <returns>The waits, or <see langword="null"/> when nobody joined.</returns>
    public static WaitTime? From(IEnumerable<QueueVisit> visits, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(visits);
        List<double> times = [];
        List<int> ends = [];
        var invalid = 0L;
        foreach (var visit in visits)
        {
            if (!CensoredDuration.TryFrom(visit.Joined, visit.Answered ?? visit.GaveUp, asOf, out var wait))
            {
                invalid++;
                continue;
            }

            times.Add(wait.ElapsedTicks);
            ends.Add(wait.IsOpen ? 0 : visit.Answered is not null ? ByAnswer : ByGivingUp);
        }

        return CumulativeIncidence.Of([.. times], [.. ends], ByGivingUp) is { } incidence ? new WaitTime(incidence, invalid) : null;
    }

    /// <summary>The share of everybody who joined that is answered within a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>A share 0…1; <see langword="null"/> beyond the longest wait observed, unless nobody is left waiting.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public double? AnsweredWithin(TimeSpan time) => _ends.At(ByAnswer, time.Ticks);

    /// <summary>The share of everybody who joined that gives up within a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>A share 0…1; <see langword="null"/> beyond the longest wait observed, unless nobody is left waiting.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public double? GaveUpWithin(TimeSpan time) => _ends.At(ByGivingUp, time.Ticks);

    /// <summary>The share of everybody who joined that still waits after a time.</summary>
    /// <param name="time">The time, 0 or more.</param>
    /// <returns>A share 0…1; <see langword="null"/> beyond the longest wait observed, unless nobody is left waiting.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public double? WaitingAfter(TimeSpan time) => _ends.Overall.At(time.Ticks);

    /// <inheritdoc/>
    public bool Equals(WaitTime? other) => other is not null && Invalid == other.Invalid && _ends.Equals(other._ends);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WaitTime);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_ends, Invalid);

    /// <summary>Whether two readings are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(WaitTime? left, WaitTime? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two readings differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(WaitTime? left, WaitTime? right) => !(left == right);

    /// <summary>The counts, such as <c>answered 1, gave up 1, waiting 1</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"answered {Answered}, gave up {GaveUp}, waiting {Waiting}");
}
