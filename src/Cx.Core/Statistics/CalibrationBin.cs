using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>Predictions of about the same size, and how often it happened: a row of a calibration table.</summary>
/// <remarks>
/// <para>Probabilities and shares 0…1. Where the predictions are right, <see cref="MeanPredicted"/> lies within the interval of <see cref="Observed"/> in about as many rows as its confidence says.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all numbers. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record CalibrationBin
{
    private CalibrationBin(double from, double to, double meanPredicted, Share observed)
    {
        From = from;
        To = to;
        MeanPredicted = meanPredicted;
        Observed = observed;
    }

    /// <summary>The lowest probability of the row, a share 0…1; it belongs to it.</summary>
    public double From { get; }

    /// <summary>The highest probability of the row, a share 0…1; it belongs to the last row only.</summary>
    public double To { get; }

    /// <summary>The mean of the predicted probabilities, a share 0…1.</summary>
    public double MeanPredicted { get; }

    /// <summary>How often it happened.</summary>
    public Share Observed { get; }

    /// <summary>The table of predictions, in rows of equal width.</summary>
    /// <param name="probabilities">The predicted probabilities, 0…1.</param>
    /// <param name="happened">Whether it happened, in the same order.</param>
    /// <param name="bins">How many rows of equal width 0…1 is cut into, 1 or more.</param>
    /// <returns>The rows that hold a prediction, lowest first.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not within 0…1, or there is no row.</exception>
    public static IReadOnlyList<CalibrationBin> Table(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened, int bins = 10)
    {
        SampleArguments.SameLength(probabilities.Length, happened.Length, nameof(happened));
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var (sums, hits, counts) = (new double[bins], new long[bins], new long[bins]);
        for (var i = 0; i < probabilities.Length; i++)
        {
            SampleArguments.Share(probabilities[i], nameof(probabilities));
            var bin = Math.Min(bins - 1, (int)(probabilities[i] * bins));
            sums[bin] += probabilities[i];
            hits[bin] += happened[i] ? 1 : 0;
            counts[bin]++;
        }

        var table = new List<CalibrationBin>();
        for (var bin = 0; bin < bins; bin++)
        {
            if (Share.Of(hits[bin], counts[bin]) is { } observed) table.Add(new CalibrationBin((double)bin / bins, (bin + 1.0) / bins, sums[bin] / counts[bin], observed));
        }

        return table;
    }

    /// <summary>The range, the mean prediction and what happened as invariant text.</summary>
    /// <returns>Text such as <c>0.2…0.3: predicted 0.25, observed 0.3 (3 of 10)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:G6}…{To:G6}: predicted {MeanPredicted:G6}, observed {Observed}");
}
