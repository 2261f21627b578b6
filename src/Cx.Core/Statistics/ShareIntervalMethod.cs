namespace Cx.Core.Statistics;

/// <summary>How the interval of a share is made.</summary>
public enum ShareIntervalMethod
{
    /// <summary>The score interval, the default (Wilson, <i>Probable Inference</i>, 1927).</summary>
    Wilson = 0,

    /// <summary>A Wald interval after adding z²/2 hits and z²/2 misses (Agresti and Coull 1998).</summary>
    AgrestiCoull,

    /// <summary>Quantiles of the beta posterior under the Jeffreys prior (Brown, Cai and DasGupta 2001).</summary>
    Jeffreys,

    /// <summary>The exact interval: never covers less than asked, usually more (Clopper and Pearson 1934).</summary>
    ClopperPearson,

    /// <summary>p ± z·se: for comparison with other tools only. Too narrow near 0 and 1, and of width 0 at both.</summary>
    Wald,
}
