namespace Cx.Core.Journeys;

/// <summary>The total order of the interactions of one customer: instant, sequence, event id by characters.</summary>
internal sealed class InteractionOrder : IComparer<Interaction>
{
    public static InteractionOrder Instance { get; } = new();

    public int Compare(Interaction x, Interaction y) => Compare(in x, in y);

    public static int Compare(in Interaction x, in Interaction y)
    {
        var order = x.OccurredAt.UtcTicks.CompareTo(y.OccurredAt.UtcTicks);
        if (order != 0) return order;
        order = x.Sequence.CompareTo(y.Sequence);
        return order != 0 ? order : string.CompareOrdinal(x.EventId.Text, y.EventId.Text);
    }
}
