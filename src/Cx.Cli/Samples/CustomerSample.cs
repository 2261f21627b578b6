using System.Globalization;
using System.Text;

namespace Cx.Cli.Samples;

/// <summary>Customers with how many months they stayed, or have stayed so far.</summary>
internal static class CustomerSample
{
    private const int Customers = 300;
    private const int Months = 36;
    private const int Thousand = 1000;

    // Plan, and how many of a thousand leave in a month.
    private static readonly (string Plan, int Leave)[] Plans = [("monthly", 55), ("yearly", 14)];

    public static string Text()
    {
        var dice = new Dice(300);
        var text = new StringBuilder("customer_id,plan,tenure_months,churned\n");
        for (var customer = 1; customer <= Customers; customer++)
        {
            var (plan, leave) = Plans[dice.Place(60, 40)];
            var sinceJoining = 1 + dice.Below(Months);
            var tenure = 0;
            var hasLeft = false;
            while (tenure < sinceJoining && !hasLeft)
            {
                tenure++;
                hasLeft = dice.Below(Thousand) < leave;
            }

            text.Append(CultureInfo.InvariantCulture, $"C{customer:D3},{plan},{tenure},{(hasLeft ? "yes" : "no")}\n");
        }

        return text.ToString();
    }
}
