using System.Globalization;
using System.Text;

namespace Cx.Cli.Samples;

/// <summary>Support tickets; the last ones are still open, and an open ticket has no end.</summary>
internal static class TicketSample
{
    private const int Rows = 240;

    private static readonly string[] Channels = ["email", "phone", "chat"];
    private static readonly string[] Priorities = ["low", "normal", "high"];
    private static readonly DateTimeOffset Start = new(2025, 3, 3, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2025, 3, 31, 18, 0, 0, TimeSpan.Zero);

    public static string Text()
    {
        var dice = new Dice(240);
        var text = new StringBuilder("ticket_id,opened_at,first_response_at,resolved_at,channel,priority,reopened\n");
        for (var row = 1; row <= Rows; row++)
        {
            var channel = dice.Place(50, 30, 20);
            var priority = dice.Place(30, 55, 15);
            var opened = Start.AddMinutes((row * 165L) + dice.Below(120));
            var answered = opened.AddMinutes(3 + dice.Below(channel switch { 0 => 600, 1 => 10, _ => 40 }));
            var resolved = answered.AddMinutes(15 + (dice.Below(60) * dice.Below(60) * (3 - priority)));
            text.Append(CultureInfo.InvariantCulture, $"T{row:D4},{Instant(opened)},{Until(answered)},{Until(resolved)},{Channels[channel]},{Priorities[priority]},{dice.Place(88, 9, 3)}\n");
        }

        return text.ToString();
    }

    private static string Until(DateTimeOffset at) => at <= End ? Instant(at) : string.Empty;

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
