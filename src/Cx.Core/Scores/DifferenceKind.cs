namespace Cx.Core.Scores;

/// <summary>Which test a difference came from.</summary>
internal enum DifferenceKind
{
    /// <summary>Two net scores from three classes each.</summary>
    Net,

    /// <summary>Two shares from hits and n each.</summary>
    Share,

    /// <summary>Two means from mean, variance and n each.</summary>
    Mean,

    /// <summary>Two estimates from value and standard error each.</summary>
    Estimates,

    /// <summary>The mean change of the same respondents: mean, standard error and degrees of freedom.</summary>
    Paired,
}
