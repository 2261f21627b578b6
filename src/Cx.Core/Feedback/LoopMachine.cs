namespace Cx.Core.Feedback;

/// <summary>The one table of what may follow what. The methods of the case types say the same; a test compares the two.</summary>
internal static class LoopMachine
{
    private static readonly LoopState[][] Next = MakeNext();

    public static IReadOnlyList<LoopState> From(LoopState state) => Next[(int)state];

    public static bool IsClosed(LoopState state) => state is LoopState.Resolved or LoopState.Verified;

    private static LoopState[][] MakeNext()
    {
        var next = new LoopState[Enum.GetValues<LoopState>().Length][];
        next[(int)LoopState.Opened] = [LoopState.Acknowledged, LoopState.Escalated];
        next[(int)LoopState.Acknowledged] = [LoopState.InProgress, LoopState.Escalated];
        next[(int)LoopState.InProgress] = [LoopState.AwaitingCustomer, LoopState.Resolved, LoopState.Escalated];
        next[(int)LoopState.AwaitingCustomer] = [LoopState.InProgress, LoopState.Resolved, LoopState.Escalated];
        next[(int)LoopState.Resolved] = [LoopState.Verified, LoopState.Reopened];
        next[(int)LoopState.Verified] = [LoopState.Reopened];
        next[(int)LoopState.Reopened] = [LoopState.InProgress, LoopState.Escalated];
        next[(int)LoopState.Escalated] = [LoopState.InProgress];
        return next;
    }
}
