namespace Cx.Core.Journeys;

/// <summary>Notes which interactions went to which journey, by their positions.</summary>
internal sealed class TrailOperator : StepOperator
{
    private int _next;

    public List<List<int>> Journeys { get; } = [];

    protected override void Apply(int journey, in Step step, in JourneyHead head)
    {
        while (Journeys.Count <= journey) Journeys.Add([]);
        Journeys[journey].Add(_next++);
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => throw new InvalidOperationException("A trail is read where it was laid.");

    public override void Exchange(JourneyArchive archive) => throw new InvalidOperationException("A trail is read where it was laid.");
}
