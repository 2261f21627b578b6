using System.Globalization;
using System.Text;

namespace Cx.Cli.Samples;

/// <summary>Answers as a queue delivers them: some late, two sent twice, two lines that are no record, and a phone line that gets worse on the second day.</summary>
internal static class StreamSample
{
    private const int Lines = 480;

    private static readonly string[] Channels = ["web", "phone", "app"];
    private static readonly int[] Usual = [2, 1, 1, 2, 2, 7, 6, 14, 22, 22, 21];
    private static readonly int[] Bad = [9, 6, 6, 7, 8, 14, 12, 14, 12, 7, 5];

    public static string Text()
    {
        var dice = new Dice(480);
        var text = new StringBuilder();
        var start = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        var last = string.Empty;
        for (var i = 0; i < Lines; i++)
        {
            var at = start.AddMinutes((i * 6L) + dice.Below(6));
            if (dice.Below(20) == 0) at = at.AddMinutes(-10 - dice.Below(110));
            var channel = dice.Place(45, 30, 25);
            var score = dice.Place(channel == 1 && at >= start.AddDays(1) ? Bad : Usual);
            if (i is 150 or 330) text.Append(i is 150 ? "{\"id\":\"A0150\",\"at\":\"2026-03-0\n" : "upstream timeout\n");
            if (i is 200 or 410) text.Append(last);
            last = string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"A{i:D4}\",\"at\":\"{at:yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"channel\":\"{Channels[channel]}\",\"recommend\":{score}}}\n");
            text.Append(last);
        }

        return text.ToString();
    }
}
