namespace Cx.Core.Journeys;

/// <summary>How a journey deviates from its blueprint.</summary>
/// <remarks><see langword="default"/> is <see cref="Missing"/>.</remarks>
public enum DeviationKind
{
    /// <summary>A mandatory touchpoint was skipped. Costs 1.</summary>
    Missing,

    /// <summary>An interaction that the blueprint does not foresee there. Costs 1.</summary>
    Unexpected,

    /// <summary>One touchpoint both missing and unexpected: it came at another place. Costs 2.</summary>
    OutOfOrder,

    /// <summary>An unexpected interaction of an event that was matched before. Costs 1.</summary>
    Repeated,

    /// <summary>The next interaction came after the longest intended wait. Costs nothing.</summary>
    Late,

    /// <summary>The interaction took a channel that its touchpoint does not allow. Costs nothing.</summary>
    WrongChannel,
}
