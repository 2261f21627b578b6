using System.Globalization;

namespace Cx.Core.Durations;

/// <summary>What happened to one case, from which its durations are read: first response, first and full resolution, and who waited for whom.</summary>
/// <remarks>
/// <para>Every reading takes the instant of the look: what happened later is not known yet, and a clock that has not stopped is still open. Without a calendar a reading is calendar time, with one it is business time.</para>
/// <para>Events may be given in any order; of two at the same moment the one given first comes first. An event before the opening is refused.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: opening and events in their order. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
/// var ticket = CaseHistory.Of(noon,
///     new CaseEvent(noon.AddHours(1), CaseEventKind.PublicReply),
///     new CaseEvent(noon.AddHours(2), CaseEventKind.Resolved),
///     new CaseEvent(noon.AddHours(5), CaseEventKind.Reopened));
/// CensoredDuration answer = ticket.FirstResponse(asOf: noon.AddHours(9));    // resolved after 01:00:00
/// CensoredDuration whole = ticket.FullResolution(asOf: noon.AddHours(9));    // still open after 09:00:00
/// </code>
/// </example>
public sealed class CaseHistory : IEquatable<CaseHistory>
{
    private readonly CaseEvent[] _events;

    private CaseHistory(DateTimeOffset opened, CaseEvent[] events)
    {
        Opened = opened;
        _events = events;
    }

    /// <summary>When the case began.</summary>
    public DateTimeOffset Opened { get; }

    /// <summary>What happened, in the order in which it happened.</summary>
    public IReadOnlyList<CaseEvent> Events => _events;

    /// <summary>Makes the history of a case.</summary>
    /// <param name="opened">When it began.</param>
    /// <param name="events">What happened, in any order.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An event is before the opening.</exception>
    public static CaseHistory Of(DateTimeOffset opened, params ReadOnlySpan<CaseEvent> events)
    {
        // OrderBy keeps events of one moment in the order given.
        CaseEvent[] sorted = [.. events.ToArray().OrderBy(one => one.At)];
        if (sorted.Length > 0 && sorted[0].At < opened)
        {
            throw new ArgumentOutOfRangeException(
                nameof(events), sorted[0].At, string.Create(CultureInfo.InvariantCulture, $"Nothing happens to a case before it begins, at {opened:O}. Count such a case as invalid."));
        }

        return new CaseHistory(opened, sorted);
    }

    /// <summary>From the opening to the first answer that the customer could see.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The duration; open while there is no answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look is before the opening.</exception>
    public CensoredDuration FirstResponse(DateTimeOffset asOf) => CensoredDuration.From(Opened, First(CaseEventKind.PublicReply, asOf), asOf);

    /// <summary>From the opening to the first answer, in business time.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The duration; open while there is no answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look is before the opening.</exception>
    public CensoredBusinessDuration FirstResponse(DateTimeOffset asOf, BusinessCalendar calendar) => Measured(calendar, First(CaseEventKind.PublicReply, asOf), asOf, []);

    /// <summary>From the opening to the first resolution, whatever came after it.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The duration; open while it was never resolved.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look is before the opening.</exception>
    public CensoredDuration FirstResolution(DateTimeOffset asOf) => CensoredDuration.From(Opened, First(CaseEventKind.Resolved, asOf), asOf);

    /// <summary>From the opening to the first resolution, in business time without the waiting for the customer.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The duration; open while it was never resolved.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look is before the opening.</exception>
    public CensoredBusinessDuration FirstResolution(DateTimeOffset asOf, BusinessCalendar calendar) => Measured(calendar, First(CaseEventKind.Resolved, asOf), asOf, Pauses(asOf));

    /// <summary>Time to resolution: from the opening to the last resolution. A case that was opened again is open again.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The duration; open while the case is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look is before the opening.</exception>
    public CensoredDuration FullResolution(DateTimeOffset asOf) => CensoredDuration.From(Opened, LastResolution(asOf), asOf);

    /// <summary>Time to resolution in business time, without the waiting for the customer. A case that was opened again is open again.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The duration; open while the case is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look is before the opening.</exception>
    public CensoredBusinessDuration FullResolution(DateTimeOffset asOf, BusinessCalendar calendar) => Measured(calendar, LastResolution(asOf), asOf, Pauses(asOf));

    /// <summary>How long the customer waited for us: the time the case was neither resolved nor waiting for the customer.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The sum; open while the case is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look is before the opening.</exception>
    public CensoredDuration RequesterWait(DateTimeOffset asOf) => Wait(CaseEventKind.WaitingForUs, asOf);

    /// <summary>How long we waited for the customer.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The sum; open while the case is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look is before the opening.</exception>
    public CensoredDuration AgentWait(DateTimeOffset asOf) => Wait(CaseEventKind.WaitingForCustomer, asOf);

    /// <summary>How often the case was opened again after it had been resolved.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The number.</returns>
    public int Reopenings(DateTimeOffset asOf)
    {
        var count = 0;
        var isResolved = false;
        foreach (var one in Until(asOf))
        {
            if (one.Kind == CaseEventKind.Reopened && isResolved) count++;
            if (one.Kind is CaseEventKind.Resolved or CaseEventKind.Reopened) isResolved = one.Kind == CaseEventKind.Resolved;
        }

        return count;
    }

    /// <summary>The stretches of waiting for the customer, as pauses for a <see cref="BusinessCalendar"/>.</summary>
    /// <param name="asOf">The instant of the look; a stretch that lasts then has no end.</param>
    /// <returns>The pauses, in their order.</returns>
    public Pause[] Pauses(DateTimeOffset asOf) => [.. Stretches(asOf).Where(stretch => stretch.Kind == CaseEventKind.WaitingForCustomer).Select(stretch => new Pause(stretch.From, stretch.Until))];

    /// <inheritdoc/>
    public bool Equals(CaseHistory? other) => other is not null && Opened == other.Opened && _events.AsSpan().SequenceEqual(other._events);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CaseHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Opened, _events.Length);

    /// <summary>Whether two histories are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CaseHistory? left, CaseHistory? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two histories differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CaseHistory? left, CaseHistory? right) => !(left == right);

    /// <summary>The opening and the number of events.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"opened at {Opened:O}, {_events.Length} events");

    internal IEnumerable<CaseEvent> Until(DateTimeOffset asOf) => _events.Where(one => one.At <= asOf);

    internal DateTimeOffset? First(CaseEventKind kind, DateTimeOffset asOf)
    {
        foreach (var one in Until(asOf))
            if (one.Kind == kind) return one.At;
        return null;
    }

    private DateTimeOffset? LastResolution(DateTimeOffset asOf)
    {
        DateTimeOffset? resolved = null;
        foreach (var one in Until(asOf))
        {
            // Resolved twice without a reopening between: the last one counts.
            if (one.Kind == CaseEventKind.Resolved) resolved = one.At;
            else if (one.Kind == CaseEventKind.Reopened) resolved = null;
        }

        return resolved;
    }

    private CensoredDuration Wait(CaseEventKind kind, DateTimeOffset asOf)
    {
        // Refuses a look before the opening.
        var whole = FullResolution(asOf);
        var sum = TimeSpan.Zero;
        foreach (var stretch in Stretches(asOf))
            if (stretch.Kind == kind) sum += (stretch.Until ?? asOf) - stretch.From;
        return whole.IsOpen ? CensoredDuration.StillOpen(sum) : CensoredDuration.Resolved(sum);
    }

    // The states one after the other: waiting for us, for the customer, or resolved.
    private IEnumerable<(CaseEventKind Kind, DateTimeOffset From, DateTimeOffset? Until)> Stretches(DateTimeOffset asOf)
    {
        var (kind, from) = (CaseEventKind.WaitingForUs, Opened);
        foreach (var one in Until(asOf))
        {
            var next = one.Kind switch
            {
                CaseEventKind.Resolved => CaseEventKind.Resolved,
                CaseEventKind.Reopened => CaseEventKind.WaitingForUs,
                // A word of thanks does not open a resolved case.
                _ when kind == CaseEventKind.Resolved => kind,
                CaseEventKind.CustomerMessage or CaseEventKind.WaitingForUs => CaseEventKind.WaitingForUs,
                CaseEventKind.WaitingForCustomer => CaseEventKind.WaitingForCustomer,
                _ => kind,
            };
            if (next == kind) continue;
            yield return (kind, from, one.At);
            (kind, from) = (next, one.At);
        }

        yield return (kind, from, null);
    }

    private CensoredBusinessDuration Measured(BusinessCalendar calendar, DateTimeOffset? end, DateTimeOffset asOf, Pause[] pauses)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Measure(Opened, end, asOf, pauses);
    }
}
