namespace Cx.Core.Journeys;

/// <summary>How an interaction that waits goes into an archive and comes out again.</summary>
internal static class StepText
{
    public static Step Exchange(JourneyArchive archive, Step step, Symbols events, Symbols channels)
    {
        step.Ticks = archive.Value(step.Ticks);
        step.Sequence = archive.Value(step.Sequence);
        step.EventId = archive.Text(step.EventId) ?? throw JourneyArchive.Bad();
        step.Case = archive.Text(step.Case);
        // Names that only waiting interactions have stand with them: they may never come to count.
        step.Event = events.NumberOf(archive.Text(archive.IsReading ? null : events[step.Event]) ?? throw JourneyArchive.Bad());
        var channel = archive.Text(archive.IsReading || step.Channel < 0 ? null : channels[step.Channel]);
        step.Channel = channel is null ? (short)-1 : (short)channels.NumberOf(channel);
        var answer = archive.Text(step.Answer is { } given ? AnswerText.Of(given) : null);
        var effort = archive.Text(step.Effort is { } felt ? AnswerText.Of(felt) : null);
        if (!archive.IsReading)
        {
            var sorted = (step.Attributes ?? new Dictionary<string, string>(StringComparer.Ordinal)).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
            archive.Count(sorted.Count);
            foreach (var (name, value) in sorted)
            {
                archive.Text(name);
                archive.Text(value);
            }

            return step;
        }

        step.Answer = answer is null ? null : AnswerText.ToRating(answer);
        step.Effort = effort is null ? null : AnswerText.ToRating(effort);
        var count = archive.Count(0);
        if (count == 0) return step;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++) attributes[archive.Text(null) ?? throw JourneyArchive.Bad()] = archive.Text(null) ?? throw JourneyArchive.Bad();
        step.Attributes = attributes;
        return step;
    }
}
