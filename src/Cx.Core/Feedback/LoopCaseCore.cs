namespace Cx.Core.Feedback;

/// <summary>What a case is, in whatever state: its origin and its steps.</summary>
internal sealed class LoopCaseCore(LoopCaseId id, DateTimeOffset openedAt, LoopReason[] reasons, CustomerId? customer, ResponseId? response, TouchpointId? touchpoint, LoopStep[] steps)
{
    public LoopCaseId Id { get; } = id;

    public DateTimeOffset OpenedAt { get; } = openedAt;

    public LoopReason[] Reasons { get; } = reasons;

    public CustomerId? Customer { get; } = customer;

    public ResponseId? Response { get; } = response;

    public TouchpointId? Touchpoint { get; } = touchpoint;

    public LoopStep[] Steps { get; } = steps;

    public LoopState State => Steps.Length == 0 ? LoopState.Opened : Steps[^1].To;

    public LoopCaseCore With(LoopStep step) => new(Id, OpenedAt, Reasons, Customer, Response, Touchpoint, [.. Steps, step]);

    public bool IsSameAs(LoopCaseCore other) =>
        Id == other.Id && OpenedAt == other.OpenedAt && Customer == other.Customer && Response == other.Response && Touchpoint == other.Touchpoint
        && Reasons.AsSpan().SequenceEqual(other.Reasons) && Steps.AsSpan().SequenceEqual(other.Steps);

    public int Hash => HashCode.Combine(Id, OpenedAt, Steps.Length);
}
