using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Journeys;

/// <summary>Answers counted by event and scale.</summary>
internal sealed class AnswerTable
{
    private readonly List<List<Box>> _byEvent = [];

    public void Add(int number, Rating answer)
    {
        // A rating on no scale was never asked properly: there is no scale on which it could be counted.
        if (answer.Scale is not { } scale) return;
        BoxOf(number, scale).Counts.Add(answer);
    }

    /// <summary>The counts of an event, by the id of the scale.</summary>
    public IReadOnlyList<RatingCounts> Of(int number) => number >= _byEvent.Count ? [] : [.. _byEvent[number].Where(box => box.Counts.Offered > 0).OrderBy(box => box.Scale.Id, StringComparer.Ordinal).Select(box => box.Counts)];

    /// <summary>The counts of an event whose answers are all on one scale.</summary>
    public RatingCounts? OnOneScale(int number)
    {
        var all = Of(number);
        if (all.Count == 0) return null;
        if (all.Count > 1) ScaleMismatchException.ThrowUnlessSame(all[0].Scale!, all[1].Scale!, "The answers at one event are on two scales. Show them side by side, or give the two questions two events.");
        return all[0];
    }

    public void Exchange(JourneyArchive archive)
    {
        foreach (var number in archive.Events)
        {
            var own = archive.IsReading ? [] : Of(number).Where(counts => counts.Offered > 0).ToList();
            var count = archive.Count(own.Count);
            for (var i = 0; i < count; i++)
            {
                var text = archive.Text(archive.IsReading ? null : AnswerText.Of(own[i]));
                if (archive.IsReading) Take(number, AnswerText.ToCounts(text), archive.TakesOut);
            }
        }
    }

    public AnswerTable Copy()
    {
        var copy = new AnswerTable();
        foreach (var boxes in _byEvent) copy._byEvent.Add(boxes.ConvertAll(box => new Box(box.Scale) { Counts = box.Counts }));
        return copy;
    }

    private void Take(int number, RatingCounts counts, bool takesOut)
    {
        if (counts.Scale is not { } scale) throw JourneyArchive.Bad();
        var box = BoxOf(number, scale);
        if (takesOut) box.Counts.Subtract(in counts);
        else box.Counts.Merge(in counts);
    }

    private Box BoxOf(int number, ScaleDefinition scale)
    {
        while (_byEvent.Count <= number) _byEvent.Add([]);
        foreach (var box in _byEvent[number])
        {
            if (ReferenceEquals(box.Scale, scale) || box.Scale.IsSameScaleAs(scale)) return box;
        }

        var added = new Box(scale);
        _byEvent[number].Add(added);
        return added;
    }

    private sealed class Box(ScaleDefinition scale)
    {
        public RatingCounts Counts = RatingCounts.On(scale);

        public ScaleDefinition Scale { get; } = scale;
    }
}
