using Cx.Core.Journeys;

namespace Cx.Core.Tests.Journeys;

/// <summary>A journey of a small log, divided and judged by plain loops.</summary>
internal sealed record SmallJourney(IReadOnlyList<Interaction> Steps, JourneyState State)
{
    public string Customer => Steps[0].Customer.Text;

    public string First => Event(0);

    public string Last => Event(Steps.Count - 1);

    public string Event(int i) => Steps[i].Touchpoint.Text;

    /// <summary>Seconds since midnight of the small logs.</summary>
    public double At(int i) => (Steps[i].OccurredAt - Small.Midnight).TotalSeconds;

    public IEnumerable<string> Events => Steps.Select(step => step.Touchpoint.Text);

    public static List<SmallJourney> Divide(IEnumerable<Interaction> all, JourneyPartition partition, DateTimeOffset asOf, TimeSpan abandonAfter)
    {
        var journeys = new List<List<Interaction>>();
        foreach (var own in all.GroupBy(one => one.Customer.Text, StringComparer.Ordinal))
        {
            var steps = own.OrderBy(one => one.OccurredAt).ThenBy(one => one.Sequence).ToList();
            if (partition.Kind == PartitionKind.ByCase)
            {
                journeys.AddRange(steps.GroupBy(step => step.Case!.Value.Text, StringComparer.Ordinal).Select(one => one.ToList()));
                continue;
            }

            var from = 0;
            for (var i = 1; i <= steps.Count; i++)
            {
                var ends = i == steps.Count
                    || (partition.Kind == PartitionKind.AfterEnd && steps[i - 1].Touchpoint.Text is "c" or "d")
                    || (partition.Kind == PartitionKind.AfterGap && steps[i].OccurredAt - steps[i - 1].OccurredAt > partition.Gap);
                if (!ends) continue;
                journeys.Add(steps[from..i]);
                from = i;
            }
        }

        return journeys.ConvertAll(steps => new SmallJourney(steps, StateOf(steps, asOf, abandonAfter)));
    }

    public override string ToString() => $"{Customer} {State}: {string.Join(' ', Steps.Select(step => $"{step.Touchpoint}{(step.OccurredAt - Small.Midnight).TotalSeconds}{(step.Channel is { } channel ? "/" + channel.Text : "")}{(step.Answer is { } answer ? "=" + answer : "")}"))}";

    private static JourneyState StateOf(List<Interaction> steps, DateTimeOffset asOf, TimeSpan abandonAfter)
        => steps.Find(step => step.Touchpoint.Text is "c" or "d") is { Touchpoint.Text: { } end } && end.Length > 0 ? (end == "c" ? JourneyState.Completed : JourneyState.Failed)
            : asOf - steps[^1].OccurredAt >= abandonAfter ? JourneyState.Abandoned
            : JourneyState.Active;
}
