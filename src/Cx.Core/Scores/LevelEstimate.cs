using System.Runtime.InteropServices;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>The weighted mean of one number per level, its variance (divisor sum of weights) and its linearised standard error.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LevelEstimate(double Mean, double Variance, double? StandardError)
{
    public static LevelEstimate Of(in CountsView view, ReadOnlySpan<double> valueOfLevel)
    {
        var sum = 0.0;
        var mean = 0.0;
        for (var level = 0; level < valueOfLevel.Length; level++)
        {
            sum += view.Weights[level];
            mean += view.Weights[level] * valueOfLevel[level];
        }

        mean /= sum;
        var variance = 0.0;
        for (var level = 0; level < valueOfLevel.Length; level++)
            variance += view.Weights[level] * (valueOfLevel[level] - mean) * (valueOfLevel[level] - mean);
        return new LevelEstimate(mean, variance / sum, WeightedEstimates.StandardError(valueOfLevel, view.Weights, view.Squares, view.Sample.N));
    }
}
