using System.Runtime.CompilerServices;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Cli.Scoring;

/// <summary>The counts of one group.</summary>
internal sealed class Tally
{
    private readonly int _offScale;
    private readonly bool _isWeighted;
    private RatingCounts _counts;
    private WeightedRatingCounts _weighted;

    public Tally(ScaleDefinition scale, bool isWeighted)
    {
        _isWeighted = isWeighted;
        _offScale = scale.Max == int.MaxValue ? scale.Min - 1 : scale.Max + 1;
        if (isWeighted) _weighted = WeightedRatingCounts.On(scale);
        else _counts = RatingCounts.On(scale);
    }

    /// <summary>The counts, each answer once.</summary>
    public RatingCounts Counts => _isWeighted ? _weighted.Unweighted : _counts;

    /// <summary>The counts by weight, or <see langword="null"/> where there are no weights.</summary>
    public WeightedRatingCounts? Weighted => _isWeighted ? _weighted : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Rating rating) => _counts.Add(rating);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Rating rating, double weight) => _weighted.Add(rating, weight);

    public void AddInvalid()
    {
        // A number off the scale is what the library counts as invalid.
        if (_isWeighted) _weighted.AddValue(_offScale, 1);
        else _counts.AddValue(_offScale);
    }

    public void Merge(Tally other)
    {
        if (_isWeighted) _weighted.Merge(in other._weighted);
        else _counts.Merge(in other._counts);
    }
}
