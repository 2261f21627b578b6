using System.Globalization;
using System.Text;

namespace Cx.Cli.Samples;

/// <summary>What customers did on their way from a first look to a purchase; most leave before the end.</summary>
internal static class EventSample
{
    private const int Customers = 120;

    // Touchpoint, usual channel, and how many of a hundred go on from here.
    private static readonly (string Touchpoint, string Channel, int GoOn)[] Steps =
    [
        ("ad", "web", 85), ("product_page", "web", 70), ("cart", "web", 75), ("checkout", "web", 80), ("delivery", "store", 60), ("support_call", "phone", 40), ("survey", "email", 0),
    ];

    public static string Text()
    {
        var dice = new Dice(120);
        var text = new StringBuilder("customer_id,at,touchpoint,channel\n");
        for (var customer = 1; customer <= Customers; customer++)
        {
            var at = new DateTimeOffset(2025, 2, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes((customer * 310L) + dice.Below(300));
            foreach (var (touchpoint, usual, goOn) in Steps)
            {
                var channel = usual is "web" && dice.Below(3) == 0 ? "app" : usual;
                text.Append(CultureInfo.InvariantCulture, $"C{customer:D3},{at:yyyy-MM-dd'T'HH:mm:ss'Z'},{touchpoint},{channel}\n");
                if (dice.Below(100) >= goOn) break;
                at = at.AddMinutes(5 + (dice.Below(40) * dice.Below(40)));
            }
        }

        return text.ToString();
    }
}
