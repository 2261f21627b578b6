namespace Cx.Core.Journeys;

/// <summary>The chains of one journey through a funnel, as <see cref="FunnelMachine"/> keeps them.</summary>
internal ref struct FunnelCells
{
    /// <summary>For each step the instant of the first interaction of its chain, plus 1.</summary>
    public Span<long> Starts;

    /// <summary>For each step the instant of the latest interaction of its chain, plus 1.</summary>
    public Span<long> Times;

    /// <summary>For an explanation the number of the last link of each chain; empty where none is wanted.</summary>
    public Span<int> Trails;

    /// <summary>The links of those chains.</summary>
    public List<(int Index, int Before)>? Links;

    /// <summary>The level so far.</summary>
    public byte Level;

    /// <summary>The time since the step before, where the level has just risen above 1; else -1.</summary>
    public long Gap;
}
