using System.Globalization;
using System.Text;

namespace Cx.Cli.Tests.Commands;

/// <summary>A stream of answers with what real ones have: 5 % late, 1 % malformed, 0.5 % double; and what an independent count makes of it.</summary>
internal sealed class EventStream
{
    private static readonly string[] Channels = ["web", "app", "shop", "phone"];

    private EventStream(string text, Dictionary<(string Channel, DateTimeOffset Hour), long[]> counts, long lines, long malformed, long doubles)
    {
        Text = text;
        Counts = counts;
        Lines = lines;
        Malformed = malformed;
        Doubles = doubles;
    }

    public string Text { get; }

    /// <summary>How often each answer 0…10 was given, by channel and hour; each response once.</summary>
    public Dictionary<(string Channel, DateTimeOffset Hour), long[]> Counts { get; }

    public long Lines { get; }

    public long Malformed { get; }

    public long Doubles { get; }

    /// <summary>Makes a stream; late answers are late by less than an hour.</summary>
    public static EventStream Of(int seed, int events, int secondsBetween)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        Dictionary<(string, DateTimeOffset), long[]> counts = [];
        long lines = 0, malformed = 0, doubles = 0;
        var at = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var last = string.Empty;
        for (var i = 0; i < events; i++, lines++)
        {
            at = at.AddSeconds(secondsBetween);
            var dice = random.Next(1000);
            if (dice < 10)
            {
                text.Append(dice < 5 ? "{\"at\":\"2026-0\n" : "not json at all\n");
                malformed++;
                continue;
            }

            if (dice < 15 && last.Length > 0)
            {
                text.Append(last);
                doubles++;
                continue;
            }

            var occurred = dice < 65 ? at.AddSeconds(-random.Next(60, 3500)) : at;
            var channel = Channels[random.Next(Channels.Length)];
            var score = random.Next(11);
            last = string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"r{seed}-{i}\",\"at\":\"{occurred:yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"channel\":\"{channel}\",\"score\":{score}}}\n");
            text.Append(last);
            var hour = new DateTimeOffset(occurred.Year, occurred.Month, occurred.Day, occurred.Hour, 0, 0, TimeSpan.Zero);
            if (!counts.TryGetValue((channel, hour), out var row)) counts.Add((channel, hour), row = new long[11]);
            row[score]++;
        }

        return new EventStream(text.ToString(), counts, lines, malformed, doubles);
    }
}
