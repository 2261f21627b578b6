using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Durations;

namespace Cx.Core.Feedback;

/// <summary>A case of the closed loop: somebody was unhappy, and somebody sees to it. Its type says where it stands.</summary>
/// <remarks>
/// <para>opened → acknowledged → in progress ⇄ awaiting customer → resolved → verified; resolved and verified → reopened → in progress; any open one → escalated → in progress. Work in progress may be resolved without asking the customer.</para>
/// <para>Each state is a type that has only the steps it allows, so a forbidden step does not compile. Where the state is known only at run time, <see cref="MoveTo"/> takes the step or fails with what is allowed.</para>
/// <para>Times begin with the opening and are censored while a case is open: what is still open counts. A step changes nothing: it gives the case after it.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: origin and steps. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var opened = LoopCase.Open(new("case-1"), DateTimeOffset.UnixEpoch, LoopReason.Detractor, customer: new CustomerId("c1"));
/// InProgressCase working = opened.Acknowledge(DateTimeOffset.UnixEpoch.AddHours(1)).Start(DateTimeOffset.UnixEpoch.AddHours(2));
/// ResolvedCase done = working.Resolve(DateTimeOffset.UnixEpoch.AddHours(9), LoopOutcome.Solved);
/// Console.WriteLine(done.TimeToClose(DateTimeOffset.UnixEpoch.AddDays(1)));   // resolved after 09:00:00
/// </code>
/// </example>
[JsonConverter(typeof(LoopCaseJsonConverter))]
public abstract class LoopCase : IEquatable<LoopCase>
{
    private readonly LoopCaseCore _core;

    private protected LoopCase(LoopCaseCore core) => _core = core;

    /// <summary>The id of the case.</summary>
    public LoopCaseId Id => _core.Id;

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt => _core.OpenedAt;

    /// <summary>Why it was opened, 1 reason or more.</summary>
    public IReadOnlyList<LoopReason> Reasons => _core.Reasons;

    /// <summary>Whose it is; <see langword="null"/> when not known.</summary>
    public CustomerId? Customer => _core.Customer;

    /// <summary>The response that opened it; <see langword="null"/> when none did.</summary>
    public ResponseId? Response => _core.Response;

    /// <summary>The touchpoint that it is about; <see langword="null"/> when it is about none.</summary>
    public TouchpointId? Touchpoint => _core.Touchpoint;

    /// <summary>What happened since it was opened, in order.</summary>
    public IReadOnlyList<LoopStep> Steps => _core.Steps;

    /// <summary>Where it stands.</summary>
    public LoopState State => _core.State;

    /// <summary>Where it can go from here.</summary>
    public IReadOnlyList<LoopState> Allowed => LoopMachine.From(State);

    /// <summary>Whether it is neither resolved nor verified.</summary>
    public bool IsOpen => !LoopMachine.IsClosed(State);

    /// <summary>How it ended for the customer; <see langword="null"/> while it is open.</summary>
    public LoopOutcome? Outcome => IsOpen ? null : OutcomeAt(_core.Steps);

    /// <summary>The instant of the last step, or of the opening.</summary>
    public DateTimeOffset LastAt => _core.Steps.Length == 0 ? OpenedAt : _core.Steps[^1].At;

    /// <summary>Opens a case for one reason.</summary>
    /// <param name="id">The id of the case.</param>
    /// <param name="openedAt">When.</param>
    /// <param name="reason">Why.</param>
    /// <param name="customer">Whose it is; <see langword="null"/> when not known.</param>
    /// <param name="response">The response that opened it; <see langword="null"/> when none did.</param>
    /// <param name="touchpoint">The touchpoint that it is about; <see langword="null"/> when it is about none.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static OpenedCase Open(LoopCaseId id, DateTimeOffset openedAt, LoopReason reason = LoopReason.ByHand, CustomerId? customer = null, ResponseId? response = null, TouchpointId? touchpoint = null) =>
        OpenFor(id, openedAt, [reason], customer, response, touchpoint);

    /// <summary>Takes a step that is known only at run time.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <param name="outcome">How it ended for the customer: needed for <see cref="LoopState.Resolved"/>, and only there.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="LoopTransitionException">The case cannot go there from where it stands.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    /// <exception cref="ArgumentException">The outcome is missing, or stands where there is none.</exception>
    public LoopCase MoveTo(LoopState to, DateTimeOffset at, string? by = null, LoopOutcome? outcome = null)
    {
        if (!Allowed.Contains(to)) throw new LoopTransitionException(Id, State, to, Allowed);
        if ((to == LoopState.Resolved) != outcome is not null)
            throw new ArgumentException(to == LoopState.Resolved ? "A resolved case says how it ended for the customer: give an outcome, also when it is not solved." : $"A step to {to} has no outcome; only Resolved has.", nameof(outcome));
        return InState(After(to, at, by, outcome));
    }

    /// <summary>The state as it was known at an instant; <see langword="null"/> before the case was opened.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The state.</returns>
    public LoopState? StateAt(DateTimeOffset instant)
    {
        if (instant < OpenedAt) return null;
        var taken = StepsUntil(instant);
        return taken.Length == 0 ? LoopState.Opened : taken[^1].To;
    }

    /// <summary>From the opening to the first step, whatever it was.</summary>
    /// <param name="asOf">The instant of the look, not before the opening; later steps have not happened yet.</param>
    /// <returns>The time, still open when there was no step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look lies before the opening.</exception>
    public CensoredDuration TimeToAcknowledge(DateTimeOffset asOf) => CensoredDuration.From(OpenedAt, FirstStep, asOf);

    /// <summary>From the opening to the last resolution, whatever its outcome; a reopened case is open again.</summary>
    /// <param name="asOf">The instant of the look, not before the opening; later steps have not happened yet.</param>
    /// <returns>The time, still open while the case is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look lies before the opening.</exception>
    public CensoredDuration TimeToClose(DateTimeOffset asOf) => CensoredDuration.From(OpenedAt, ClosedAt(asOf), asOf);

    /// <summary>From the opening to a solution. A case that was closed without one never had it and stays open here, so that it is in the total.</summary>
    /// <param name="asOf">The instant of the look, not before the opening; later steps have not happened yet.</param>
    /// <returns>The time, still open unless the case is closed and solved.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look lies before the opening.</exception>
    public CensoredDuration TimeToSolution(DateTimeOffset asOf) =>
        CensoredDuration.From(OpenedAt, OutcomeAt(StepsUntil(asOf)) == LoopOutcome.Solved ? ClosedAt(asOf) : null, asOf);

    /// <summary>From the opening to the first step, in business time.</summary>
    /// <param name="asOf">The instant of the look, not before the opening.</param>
    /// <param name="calendar">The hours that count.</param>
    /// <returns>The time, still open when there was no step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look lies before the opening.</exception>
    public CensoredBusinessDuration TimeToAcknowledge(DateTimeOffset asOf, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Measure(OpenedAt, FirstStep, asOf);
    }

    /// <summary>From the opening to the last resolution, in business time without the waits for the customer.</summary>
    /// <param name="asOf">The instant of the look, not before the opening.</param>
    /// <param name="calendar">The hours that count.</param>
    /// <returns>The time, still open while the case is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The look lies before the opening.</exception>
    public CensoredBusinessDuration TimeToClose(DateTimeOffset asOf, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Measure(OpenedAt, ClosedAt(asOf), asOf, CustomerWaits(asOf));
    }

    /// <summary>The stretches in which the case waited for the customer.</summary>
    /// <param name="asOf">The instant of the look; a wait that had not ended then has no end.</param>
    /// <returns>The stretches, in order.</returns>
    public Pause[] CustomerWaits(DateTimeOffset asOf)
    {
        var steps = StepsUntil(asOf);
        List<Pause> waits = [];
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].To == LoopState.AwaitingCustomer) waits.Add(new Pause(steps[i].At, i + 1 < steps.Length ? steps[i + 1].At : null));
        }

        return [.. waits];
    }

    /// <summary>Whether two cases have the same origin and steps.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(LoopCase? other) => ReferenceEquals(this, other) || (other is not null && _core.IsSameAs(other._core));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LoopCase);

    /// <inheritdoc/>
    public override int GetHashCode() => _core.Hash;

    /// <summary>Whether two cases have the same origin and steps.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(LoopCase? left, LoopCase? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two cases differ in origin or steps.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(LoopCase? left, LoopCase? right) => !(left == right);

    /// <summary>Id, reasons and state, such as <c>case-1 (Detractor): Resolved (Solved)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} ({string.Join(", ", Reasons)}): {State}{(Outcome is { } outcome ? $" ({outcome})" : string.Empty)}");

    internal static OpenedCase OpenFor(LoopCaseId id, DateTimeOffset openedAt, LoopReason[] reasons, CustomerId? customer, ResponseId? response, TouchpointId? touchpoint) =>
        id.IsEmpty
            ? throw new ArgumentException("A case has an id, and this one is empty.", nameof(id))
            : new OpenedCase(new LoopCaseCore(
                id, openedAt, reasons,
                customer is { IsEmpty: true } ? null : customer, response is { IsEmpty: true } ? null : response, touchpoint is { IsEmpty: true } ? null : touchpoint, []));

    internal LoopCaseCore After(LoopState to, DateTimeOffset at, string? by, LoopOutcome? outcome) => at < LastAt
        ? throw new ArgumentOutOfRangeException(nameof(at), at, string.Create(CultureInfo.InvariantCulture, $"The case \"{Id}\" became {State} at {LastAt:O}, and a step does not lie before the last one. Look at the clocks and zones of the two."))
        : _core.With(new LoopStep(to, at, string.IsNullOrWhiteSpace(by) ? null : by, outcome));

    private static LoopCase InState(LoopCaseCore core) => core.State switch
    {
        LoopState.Acknowledged => new AcknowledgedCase(core),
        LoopState.InProgress => new InProgressCase(core),
        LoopState.AwaitingCustomer => new AwaitingCustomerCase(core),
        LoopState.Resolved => new ResolvedCase(core),
        LoopState.Verified => new VerifiedCase(core),
        LoopState.Reopened => new ReopenedCase(core),
        _ => new EscalatedCase(core),
    };

    private static LoopOutcome? OutcomeAt(ReadOnlySpan<LoopStep> steps)
    {
        for (var i = steps.Length - 1; i >= 0 && LoopMachine.IsClosed(steps[i].To); i--)
        {
            if (steps[i].Outcome is { } outcome) return outcome;
        }

        return null;
    }

    private DateTimeOffset? FirstStep => _core.Steps.Length == 0 ? null : _core.Steps[0].At;

    private ReadOnlySpan<LoopStep> StepsUntil(DateTimeOffset instant)
    {
        var count = 0;
        while (count < _core.Steps.Length && _core.Steps[count].At <= instant) count++;
        return _core.Steps.AsSpan(0, count);
    }

    // Closed since the last resolution; verifying it later does not make it take longer.
    private DateTimeOffset? ClosedAt(DateTimeOffset asOf)
    {
        var steps = StepsUntil(asOf);
        for (var i = steps.Length - 1; i >= 0 && LoopMachine.IsClosed(steps[i].To); i--)
        {
            if (steps[i].To == LoopState.Resolved) return steps[i].At;
        }

        return null;
    }
}
