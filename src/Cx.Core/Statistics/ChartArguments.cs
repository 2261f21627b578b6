namespace Cx.Core.Statistics;

/// <summary>What charts refuse.</summary>
internal static class ChartArguments
{
    public static void Finite(double value, string name)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, "A value of a chart is a finite number.");
    }

    public static void Positive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, value, "It must be a finite number above 0.");
    }
}
