using System.Globalization;
using System.Text;

namespace Cx.Cli.Samples;

/// <summary>Customers who rated everything and each part of it, with what they rated well or badly together, some gaps and one mistake.</summary>
internal static class RatingSample
{
    private const int Rows = 400;
    private const int Lowest = 1;
    private const int Highest = 5;

    private static readonly string[] Journeys = ["buy", "use", "leave"];
    private static readonly string[] Components = ["sales", "onboarding", "support"];

    public static string Text()
    {
        var dice = new Dice(400);
        var text = new StringBuilder("response_id,journey,component,overall,speed,friendliness,clarity,price\n");
        for (var row = 1; row <= Rows; row++)
        {
            var (journey, component) = (dice.Place(45, 45, 10), dice.Place(40, 35, 25));
            // A mood that colours all answers, and what each part has of its own; support is slow.
            var mood = dice.Place(15, 25, 35, 25);
            var speed = Rating(mood + dice.Place(20, 40, 30, 10) - (component == 2 ? 1 : 0));
            var (friendliness, clarity, price) = (Rating(mood + dice.Place(10, 30, 40, 20)), Rating(mood + dice.Place(20, 35, 30, 15)), Rating(dice.Place(10, 20, 35, 25, 10)));
            var tenths = (5 * speed) + (3 * friendliness) + (2 * clarity) + dice.Below(11) - 5;
            var overall = Rating(((tenths + 5) / 10) - Lowest);
            text.Append(CultureInfo.InvariantCulture, $"A{row:D3},{Journeys[journey]},{Components[component]},{overall},{Answer(speed, dice)},{Answer(friendliness, dice)},{(row == 211 ? "7" : Answer(clarity, dice))},{Answer(price, dice)}\n");
        }

        return text.ToString();
    }

    private static int Rating(int steps) => Math.Clamp(Lowest + steps, Lowest, Highest);

    private static string Answer(int rating, Dice dice) => dice.Place(97, 3) == 0 ? rating.ToString(CultureInfo.InvariantCulture) : string.Empty;
}
