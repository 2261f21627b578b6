namespace Cx.Core.Statistics;

/// <summary>Capped weights, and how much of the total was taken from the heaviest.</summary>
/// <remarks>Thread safety: immutable.</remarks>
public sealed class TrimResult
{
    internal TrimResult(double[] weights, long trimmed, double trimmedMass, double total)
    {
        Weights = Array.AsReadOnly(weights);
        Trimmed = trimmed;
        TrimmedMass = trimmedMass;
        TrimmedShare = trimmedMass / total;
    }

    /// <summary>The new weights in the order of the input. Their total is that of the input, so the heaviest may stand a little above the cap.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>How many weights were above the cap.</summary>
    public long Trimmed { get; }

    /// <summary>The sum of what stood above the cap, in the unit of the weights: it was spread over all.</summary>
    public double TrimmedMass { get; }

    /// <summary>The same as a share 0…1 of the total.</summary>
    public double TrimmedShare { get; }
}
