namespace Cx.Core.Durations;

/// <summary>How many cases were resolved at the first contact, under three names for three definitions that are all called so.</summary>
/// <remarks>
/// <para>A reopen window is part of every definition: until it has passed after the resolution, nobody knows whether the customer comes back, and the case is undecided. A reopening or a message of the customer within the window is a return.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class FirstContactResolution
{
    /// <summary>Of the cases that were resolved: how many needed no further message of the customer after the first answer.</summary>
    /// <param name="cases">The cases; those never resolved are not part of this definition.</param>
    /// <param name="reopenWindow">How long after the resolution a return still counts, above 0.</param>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The attainment, or <see langword="null"/> when no case was resolved.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is not above 0.</exception>
    public static Attainment? NoFurtherReply(IEnumerable<CaseHistory> cases, TimeSpan reopenWindow, DateTimeOffset asOf)
        => Count(cases, reopenWindow, (history, window) => history.First(CaseEventKind.Resolved, asOf) is null ? null : Judge(history, window, asOf, history.First(CaseEventKind.PublicReply, asOf)));

    /// <summary>Of all cases: how many were resolved without a further contact of the customer. An open case with a further contact has missed it; one without is undecided.</summary>
    /// <param name="cases">All cases, the open ones included.</param>
    /// <param name="reopenWindow">How long after the resolution a return still counts, above 0.</param>
    /// <param name="asOf">The instant of the look; cases opened later are left out.</param>
    /// <returns>The attainment, or <see langword="null"/> without cases.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is not above 0.</exception>
    public static Attainment? FirstInteraction(IEnumerable<CaseHistory> cases, TimeSpan reopenWindow, DateTimeOffset asOf)
        => Count(cases, reopenWindow, (history, window) => history.Opened > asOf ? null : Judge(history, window, asOf, history.Opened));

    /// <summary>The same as <see cref="FirstInteraction"/>, with the cases taken out that the first level cannot resolve.</summary>
    /// <param name="cases">All cases, the open ones included.</param>
    /// <param name="reopenWindow">How long after the resolution a return still counts, above 0.</param>
    /// <param name="asOf">The instant of the look; cases opened later are left out.</param>
    /// <param name="isBeyondFirstLevel">Whether the first level cannot resolve a case.</param>
    /// <returns>The attainment, or <see langword="null"/> without cases.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is not above 0.</exception>
    public static Attainment? NetFirstContact(IEnumerable<CaseHistory> cases, TimeSpan reopenWindow, DateTimeOffset asOf, Predicate<CaseHistory> isBeyondFirstLevel)
    {
        ArgumentNullException.ThrowIfNull(isBeyondFirstLevel);
        ArgumentNullException.ThrowIfNull(cases);
        return FirstInteraction(cases.Where(one => !isBeyondFirstLevel(one)), reopenWindow, asOf);
    }

    private static Attainment? Count(IEnumerable<CaseHistory> cases, TimeSpan reopenWindow, Func<CaseHistory, TimeSpan, Outcome?> judge)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (reopenWindow <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(reopenWindow), reopenWindow, "A reopen window is above 0: without one, nobody could come back.");
        long met = 0, missed = 0, undecided = 0;
        foreach (var history in cases)
        {
            switch (judge(history, reopenWindow))
            {
                case Outcome.Met: met++; break;
                case Outcome.Missed: missed++; break;
                case Outcome.Undecided: undecided++; break;
                default: break;
            }
        }

        return Attainment.Of(met, missed, undecided);
    }

    // A message after the clock began is a further contact, unless it came after the window had closed.
    private static Outcome Judge(CaseHistory history, TimeSpan window, DateTimeOffset asOf, DateTimeOffset? from)
    {
        var resolved = history.First(CaseEventKind.Resolved, asOf);
        // A window may be longer than the calendar of the library.
        var closes = window > DateTimeOffset.MaxValue - resolved ? DateTimeOffset.MaxValue : resolved + window;
        var start = from ?? resolved;
        foreach (var one in history.Until(asOf))
        {
            if (one.Kind is CaseEventKind.CustomerMessage or CaseEventKind.Reopened && one.At > start && !(one.At > closes)) return Outcome.Missed;
        }

        return closes <= asOf ? Outcome.Met : Outcome.Undecided;
    }

    private enum Outcome
    {
        Undecided = 0,
        Met,
        Missed,
    }
}
