using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>How journeys are remembered: by their strongest moment and their last.</summary>
/// <remarks>
/// <para>Of a journey: (peak + last)/2, with the peak the largest emotion in absolute size, the negative one of two that are equal (Kahneman, Fredrickson, Schreiber and Redelmeier, <em>When More Pain Is Preferred to Less</em>, 1993). Journeys without answers have none.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record PeakEnd
{
    internal PeakEnd(long journeys, double mean)
    {
        Journeys = journeys;
        Mean = mean;
    }

    /// <summary>How many journeys have an answer, 1 or more.</summary>
    public long Journeys { get; }

    /// <summary>The mean of those journeys, -1…1.</summary>
    public double Mean { get; }

    /// <summary>The mean with the number of journeys.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:0.####} (n {Journeys})");
}
