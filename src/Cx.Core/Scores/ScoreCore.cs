using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>What all scores share.</summary>
internal sealed record ScoreCore(ScaleDefinition Scale, Sample Sample, Weighting? Weighting)
{
    public static ScoreCore Of(in CountsView view) => new(view.Scale, view.Sample, view.IsWeighted ? view.Weighting() : null);

    /// <summary>What stands behind a score in text: the sample, and that it was weighted.</summary>
    public string Basis => Weighting is null ? Sample.ToString() : $"{Sample}, {Weighting}";
}
