namespace Cx.Core.Statistics;

/// <summary>How the interval of a net share is made. The bootstrap is apart, since it needs a seed: <see cref="NetIntervals.Bootstrap"/>.</summary>
public enum NetIntervalMethod
{
    /// <summary>A Wald interval after adding ¾, 1½ and ¾ answers; the default (Rocks 2016; Sauro and Lewis 2021).</summary>
    AdjustedWald = 0,

    /// <summary>A Wald interval after adding z²/3 answers to each class (Rocks 2016).</summary>
    AdjustedWaldZSquared,

    /// <summary>The score interval: all net shares that a score test does not reject (Rocks 2016, after Tango 1998).</summary>
    Score,

    /// <summary>Student's t on −1, 0 and +1.</summary>
    TrinomialT,

    /// <summary>Wilson limits of both shares, combined with their correlation (Zou and Donner 2008).</summary>
    MoverWilson,

    /// <summary>Quantiles of the posterior under the Jeffreys prior: ½ added to each class of a Dirichlet.</summary>
    DirichletJeffreys,

    /// <summary>Holds for all contrasts of the three classes at once, so it is wider (Goodman 1965).</summary>
    GoodmanSimultaneous,

    /// <summary>For comparison with other tools only: of width 0 when all answers are in one class.</summary>
    Wald,
}
