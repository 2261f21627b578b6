using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cx.Core.Statistics;

/// <summary>The checks of counts, which are doubles since weighted samples have an effective size.</summary>
internal static class SampleArguments
{
    public static void Size(double n, [CallerArgumentExpression(nameof(n))] string name = "")
    {
        if (!(n > 0) || !double.IsFinite(n))
        {
            throw new ArgumentOutOfRangeException(
                name, n, $"{name} is a sample size above 0, and {DistributionArguments.Text(n)} is not. Without answers there is no result: test for that first.");
        }
    }

    public static void Count(double count, [CallerArgumentExpression(nameof(count))] string name = "")
    {
        if (!(count >= 0) || !double.IsFinite(count))
        {
            throw new ArgumentOutOfRangeException(name, count, $"{name} is a count of 0 or more, and {DistributionArguments.Text(count)} is not.");
        }
    }

    public static void Hits(double hits, double n, [CallerArgumentExpression(nameof(hits))] string name = "")
    {
        Size(n);
        if (!(hits >= 0 && hits <= n))
        {
            throw new ArgumentOutOfRangeException(
                name, hits, $"{name} is a count from 0 to n = {DistributionArguments.Text(n)}, and {DistributionArguments.Text(hits)} is not.");
        }
    }

    public static void Share(double share, [CallerArgumentExpression(nameof(share))] string name = "")
    {
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, share, $"{name} lies within 0…1, and {DistributionArguments.Text(share)} does not.");
        }
    }

    public static void SameLength(int expected, int actual, string name)
    {
        if (expected != actual)
        {
            throw new ArgumentException($"{name} has {actual.ToString(CultureInfo.InvariantCulture)} entries where {expected.ToString(CultureInfo.InvariantCulture)} are expected. Pass one for each cell.", name);
        }
    }

    public static double Sum(double unfavourable, double neutral, double favourable)
    {
        Count(unfavourable);
        Count(neutral);
        Count(favourable);
        var n = unfavourable + neutral + favourable;
        Size(n);
        return n;
    }

    public static ArgumentOutOfRangeException UnknownMethod<TEnum>(TEnum method)
        where TEnum : struct, Enum
        => new(nameof(method), method, $"{method} is no {typeof(TEnum).Name}. Use one of its named values.");
}
