namespace Cx.Core.Journeys;

/// <summary>The instant of a look and what was known then.</summary>
internal sealed record JourneyLook
{
    public required JourneyEngine Engine { get; init; }

    /// <summary>The customers by their numbers.</summary>
    public required IReadOnlyList<Feedback.CustomerId> Customers { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required bool IsProvisional { get; init; }

    public required OfferTally Tally { get; init; }

    public string? Blueprint { get; init; }

    public long Ticks => AsOf.UtcTicks;

    public string Event(int number) => Engine.Events[number];

    public string Channel(int number) => Engine.Channels[number];

    /// <summary>Every journey that has an interaction.</summary>
    public IEnumerable<int> Journeys()
    {
        for (var journey = 0; journey < Engine.Journeys; journey++)
        {
            if (Engine.Heads[journey].Count > 0) yield return journey;
        }
    }

    public long CountJourneys()
    {
        long count = 0;
        for (var journey = 0; journey < Engine.Journeys; journey++)
        {
            if (Engine.Heads[journey].Count > 0) count++;
        }

        return count;
    }

    public JourneyState StateOf(int journey) => Engine.StateOf(in Engine.Heads[journey], Ticks);
}
