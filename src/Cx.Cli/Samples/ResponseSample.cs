using System.Globalization;
using System.Text;

namespace Cx.Cli.Samples;

/// <summary>Survey answers as they come: most of them numbers, some missing, skipped or not applicable, and three that are mistakes.</summary>
internal static class ResponseSample
{
    private const int Rows = 600;

    private static readonly string[] Channels = ["web", "phone", "store", "app"];
    private static readonly string[] Comments = ["", "", "", "", "", "", "quick and friendly", "\"waited 20 minutes, then it was fine\"", "\"the agent said \"\"one moment\"\" and hung up\"", "très bien", "\"two things:\n1. the search\n2. the prices\""];

    // One row for each channel: how often each answer is given, from the lowest to the highest.
    private static readonly int[][] Recommend =
    [
        [2, 1, 1, 2, 2, 7, 6, 14, 22, 22, 21],
        [6, 3, 4, 4, 5, 12, 11, 17, 16, 11, 11],
        [1, 0, 1, 1, 2, 5, 5, 11, 22, 25, 27],
        [3, 1, 2, 3, 3, 9, 8, 16, 21, 18, 16],
    ];

    private static readonly int[][] Satisfaction = [[3, 6, 16, 45, 30], [9, 14, 25, 36, 16], [2, 4, 12, 43, 39], [5, 9, 19, 42, 25]];
    private static readonly int[][] Ease = [[2, 3, 6, 12, 25, 32, 20], [8, 11, 14, 19, 22, 17, 9], [2, 3, 7, 13, 26, 31, 18], [4, 6, 9, 15, 26, 26, 14]];

    public static string Text()
    {
        var dice = new Dice(2025);
        var text = new StringBuilder("response_id,answered_at,quarter,channel,recommend,satisfaction,ease,weight,comment\n");
        for (var row = 1; row <= Rows; row++) AddRow(text, row, dice);
        return text.ToString();
    }

    private static void AddRow(StringBuilder text, int row, Dice dice)
    {
        var channel = dice.Place(40, 25, 15, 20);
        var at = new DateTimeOffset(2025, 1, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes((row * 870L) + dice.Below(600));
        var recommend = row switch { 97 => "11", 251 => "8.5", 430 => "10 - likely", _ => Answer(dice, Recommend[channel], lowest: 0) };
        var satisfaction = Answer(dice, Satisfaction[channel], lowest: 1);
        var ease = Answer(dice, Ease[channel], lowest: 1);
        // Weights about 1, so that the channels count as in the whole customer base.
        var weight = (channel switch { 0 => 80, 1 => 130, 2 => 120, _ => 90 }) + dice.Below(21) - 10;
        text.Append(CultureInfo.InvariantCulture, $"R{row:D4},{at:yyyy-MM-dd'T'HH:mm:ss'Z'},{at.Year}-Q{(at.Month + 2) / 3},{Channels[channel]},");
        text.Append(CultureInfo.InvariantCulture, $"{recommend},{satisfaction},{ease},{weight / 100}.{weight % 100:D2},{Comments[dice.Below(Comments.Length)]}\n");
    }

    private static string Answer(Dice dice, int[] weights, int lowest) => dice.Place(90, 6, 3, 1) switch
    {
        0 => (lowest + dice.Place(weights)).ToString(CultureInfo.InvariantCulture),
        1 => string.Empty,
        2 => "skipped",
        _ => "notApplicable",
    };
}
