using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cx.Core.Statistics;

/// <summary>The checks that every distribution makes at its edge.</summary>
internal static class DistributionArguments
{
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0) || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number above 0, and {Text(value)} is not.");
        }
    }

    public static void Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a probability strictly between 0 and 1, and {Text(value)} is not.");
        }
    }

    public static void Number(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a number, and NaN is none.");
        }
    }

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
