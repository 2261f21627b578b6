using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>A score as a mean of level values in 0…1, and its way back to the unit in which it is reported.</summary>
internal sealed class BoundedMean
{
    private BoundedMean(string name, ScaleDefinition scale, double[] values, double low, double high)
    {
        Name = name;
        Scale = scale;
        Values = values;
        Low = low;
        High = high;
    }

    public string Name { get; }

    public ScaleDefinition Scale { get; }

    /// <summary>The value of each level, from the scale's min to its max.</summary>
    public double[] Values { get; }

    /// <summary>What a mean of 0 is reported as.</summary>
    public double Low { get; }

    /// <summary>What a mean of 1 is reported as.</summary>
    public double High { get; }

    public static BoundedMean Nps() => new("net promoter score", Scales.Nps.Definition, Each(Scales.Nps.Definition, value => value >= 9 ? 1 : value >= 7 ? 0.5 : 0), -100, 100);

    public static BoundedMean TopBox<TScale>()
        where TScale : struct, IScale<TScale>
    {
        var scale = ScaleFacts<TScale>.Definition;
        return ScaleFacts<TScale>.HasBoxes
            ? new("top box", scale, Each(scale, value => scale.IsFavourable(value) == true ? 1 : 0), 0, 1)
            : throw new InvalidOperationException($"Scale '{scale.Id}' names no box, so nothing says which answers are favourable. Give it boxes (WithBoxes), or watch its mean.");
    }

    public static BoundedMean Mean<TScale>()
        where TScale : struct, IScale<TScale>
    {
        var scale = ScaleFacts<TScale>.Definition;
        return new("mean", scale, Each(scale, value => (double)(value - scale.Min) / (scale.Max - scale.Min)), scale.Min, scale.Max);
    }

    /// <summary>What the counts mean, as one text: the score, the scale and the value of each level.</summary>
    public string Canonical => string.Create(CultureInfo.InvariantCulture, $"{Name} {ScaleSchema.Of(Scale)} values={string.Join(',', Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");

    public double ToReported(double mean) => Low + (mean * (High - Low));

    /// <summary>The mean of a target in the unit of the report; it must lie strictly inside.</summary>
    public double OfTarget(double target, string name)
    {
        var mean = (target - Low) / (High - Low);
        return mean > 0 && mean < 1
            ? mean
            : throw new ArgumentOutOfRangeException(name, target, string.Create(CultureInfo.InvariantCulture, $"A target of the {Name} lies strictly between {Low} and {High}: at the ends no answer could speak against it."));
    }

    /// <summary>The counts by level, refused on another scale.</summary>
    public long[] Levels<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        if (!ScaleFacts<TScale>.Definition.IsSameScaleAs(Scale))
            throw new ScaleMismatchException(Scale, ScaleFacts<TScale>.Definition, "Give the counts of the scale that the alarm was made for.");
        var levels = new long[Values.Length];
        counts.CopyTo(levels);
        return levels;
    }

    private static double[] Each(ScaleDefinition scale, Func<int, double> value) => [.. Enumerable.Range(scale.Min, scale.Levels).Select(value)];
}
