namespace Cx.Core.Journeys;

/// <summary>What every result about journeys says of itself: the instant of the look, what it rests on, and whether it is final and exact.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public abstract record JourneyResult
{
    private protected JourneyResult(JourneyLook look, bool isExact)
    {
        Partition = look.Engine.Partition;
        Blueprint = look.Blueprint;
        AsOf = look.AsOf;
        IsProvisional = look.IsProvisional;
        IsExact = isExact;
        Tally = look.Tally;
        Journeys = look.CountJourneys();
        Interactions = look.Engine.Interactions;
    }

    /// <summary>Which interactions form one journey.</summary>
    public JourneyPartition Partition { get; }

    /// <summary>Id and version of the blueprint, such as <c>saas@1.0.0</c>; <see langword="null"/> without one.</summary>
    public string? Blueprint { get; }

    /// <summary>The instant of the look: what happened later had not happened then.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Whether interactions from before <see cref="AsOf"/> may still come.</summary>
    public bool IsProvisional { get; }

    /// <summary>Whether every figure is exact; otherwise some are bounds.</summary>
    public bool IsExact { get; }

    /// <summary>What became of all interactions that were offered.</summary>
    public OfferTally Tally { get; }

    /// <summary>How many journeys had begun.</summary>
    public long Journeys { get; }

    /// <summary>How many interactions of them were applied.</summary>
    public long Interactions { get; }
}
