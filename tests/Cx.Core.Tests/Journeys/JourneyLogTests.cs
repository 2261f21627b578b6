using Cx.Core.Journeys;

namespace Cx.Core.Tests.Journeys;

public sealed class JourneyLogTests
{
    // Given out of order; b and a happened at one instant, and their numbers say which came first.
    private static readonly Interaction[] Given =
    [
        Event("4", "anna", "support", 9), Event("2", "anna", "order", 2, sequence: 2), Event("5", "ben", "ad", 1), Event("1", "anna", "ad", 0), Event("3", "anna", "offer", 2, sequence: 1),
    ];

    [Fact]
    public void A_customer_has_one_story_in_the_order_in_which_it_happened()
    {
        List<ObservedJourney> journeys = [.. JourneyLog.Of(Given, JourneyPartition.OnePerCustomer).Journeys(Small.At(20))];

        Assert.Equal(["anna", "ben"], journeys.Select(journey => journey.Customer.Text));
        Assert.Equal(["ad", "offer", "order", "support"], journeys[0].Interactions.Select(one => one.Touchpoint.Text));
        Assert.Equal((Small.At(0), Small.At(9)), (journeys[0].StartedAt, journeys[0].LastAt));
    }

    [Fact]
    public void What_happens_after_the_look_has_not_happened_yet()
        => Assert.Equal(["ad", "offer", "order"], Assert.Single(JourneyLog.Of(Given, JourneyPartition.OnePerCustomer).Journeys(new("anna"), Small.At(5))).Interactions.Select(one => one.Touchpoint.Text));

    [Fact]
    public void An_end_closes_a_journey_and_what_comes_after_it_is_another_one()
    {
        IReadOnlyList<ObservedJourney> journeys = JourneyLog.Of(Given, JourneyPartition.AfterEnd, JourneyEnds.Of(["order"], [])).Journeys(new("anna"), Small.At(20));

        Assert.Equal([JourneyState.Completed, JourneyState.Active], journeys.Select(journey => journey.State));
        Assert.Equal([3, 1], journeys.Select(journey => journey.Interactions.Count));
    }

    private static Interaction Event(string id, string customer, string what, int second, int sequence = 0) =>
        new() { EventId = new(id), Customer = new(customer), Touchpoint = new(what), OccurredAt = Small.At(second), Sequence = sequence };
}
