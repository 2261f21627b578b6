namespace Cx.Core.Statistics;

/// <summary>Finds where an increasing function crosses zero.</summary>
internal static class MonotoneRoot
{
    private const int Rounds = 400;

    /// <summary>The value of a function and of its derivative.</summary>
    public delegate (double Value, double Slope) Evaluation(double x);

    /// <summary>Newton's method, kept inside a bracket by bisection. The function rises from below to above 0 between the ends.</summary>
    public static double Newton(Evaluation function, double low, double high, double start)
    {
        var x = start > low && start < high ? start : low + ((high - low) / 2);
        for (var round = 0; round < Rounds; round++)
        {
            var (value, slope) = function(x);
            if (value == 0)
            {
                return x;
            }

            if (value < 0) { low = x; } else { high = x; }

            var next = x - (value / slope);
            // Also taken when the slope is 0 or the quotient is NaN.
            if (!(next > low && next < high))
            {
                next = low + ((high - low) / 2);
            }

            if (Math.Abs(next - x) <= 4e-16 * Math.Abs(x) || next == low || next == high)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    /// <summary>Bisection until neighbouring numbers are reached. <paramref name="isAbove"/> is false at the low and true at the high end.</summary>
    public static double Bisect(Func<double, bool> isAbove, double low, double high)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            if (isAbove(middle)) { high = middle; } else { low = middle; }
        }

        return low + ((high - low) / 2);
    }
}
