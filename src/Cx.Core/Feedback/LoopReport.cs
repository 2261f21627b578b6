using System.Globalization;
using Cx.Core.Durations;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Where the cases of a closed loop stood at an instant: every case is in one state, and the unsolved ones are in every total.</summary>
/// <remarks>
/// <para>Counts of cases, 0 or more; shares 0…1; times are calendar time with the open cases in them.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no cases. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class LoopReport
{
    private readonly long[] _states;

    private LoopReport(LoopCase[] cases, DateTimeOffset asOf, long later)
    {
        AsOf = asOf;
        NotYetOpened = later;
        N = cases.Length;
        _states = new long[Enum.GetValues<LoopState>().Length];
        long solved = 0, everClosed = 0, reopened = 0, escalated = 0;
        foreach (var one in cases)
        {
            _states[(int)one.StateAt(asOf)!.Value]++;
            if (!one.TimeToSolution(asOf).IsOpen) solved++;
            var steps = one.Steps.Where(step => step.At <= asOf).ToList();
            if (steps.Exists(step => step.To == LoopState.Resolved)) everClosed++;
            if (steps.Exists(step => step.To == LoopState.Reopened)) reopened++;
            if (steps.Exists(step => step.To == LoopState.Escalated)) escalated++;
        }

        Solved = Share.Of(solved, N)!;
        Reopened = Share.Of(reopened, everClosed);
        Escalated = Share.Of(escalated, N)!;
        TimeToAcknowledge = DurationDistribution.From(cases.Select(one => one.TimeToAcknowledge(asOf)))!;
        TimeToClose = DurationDistribution.From(cases.Select(one => one.TimeToClose(asOf)))!;
        TimeToSolution = DurationDistribution.From(cases.Select(one => one.TimeToSolution(asOf)))!;
    }

    /// <summary>The instant of the look.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The cases that had been opened, 1 or more.</summary>
    public long N { get; }

    /// <summary>The cases that were opened only after the look: counted here and nowhere else.</summary>
    public long NotYetOpened { get; }

    /// <summary>The cases that were neither resolved nor verified.</summary>
    public long Open => N - Closed;

    /// <summary>The cases that were resolved or verified.</summary>
    public long Closed => Count(LoopState.Resolved) + Count(LoopState.Verified);

    /// <summary>The cases that were closed with a solution, of all cases: those still open and those closed without a solution are in the total.</summary>
    public Share Solved { get; }

    /// <summary>The cases that were ever reopened, of those ever resolved; <see langword="null"/> when none was.</summary>
    public Share? Reopened { get; }

    /// <summary>The cases that were ever escalated, of all.</summary>
    public Share Escalated { get; }

    /// <summary>From the opening to the first step.</summary>
    public DurationDistribution TimeToAcknowledge { get; }

    /// <summary>From the opening to the last resolution, whatever its outcome.</summary>
    public DurationDistribution TimeToClose { get; }

    /// <summary>From the opening to a solution; what was closed without one stays open here.</summary>
    public DurationDistribution TimeToSolution { get; }

    /// <summary>Looks at cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="asOf">The instant of the look: later steps have not happened yet.</param>
    /// <returns>The report; <see langword="null"/> when no case had been opened.</returns>
    public static LoopReport? From(IEnumerable<LoopCase> cases, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(cases);
        LoopCase[] all = [.. cases];
        LoopCase[] opened = [.. all.Where(one => one.OpenedAt <= asOf)];
        return opened.Length == 0 ? null : new LoopReport(opened, asOf, all.Length - opened.Length);
    }

    /// <summary>The cases in a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>A count, 0 or more; all of them add up to <see cref="N"/>.</returns>
    public long Count(LoopState state) => _states[(int)state];

    /// <summary>Counts and solved share, such as <c>10 cases, 4 open; solved 0.5 (5 of 10)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{N} cases, {Open} open; solved {Solved}");
}
