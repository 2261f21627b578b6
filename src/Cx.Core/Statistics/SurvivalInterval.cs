namespace Cx.Core.Statistics;

/// <summary>How the interval of a survival probability is made from Greenwood's variance.</summary>
public enum SurvivalInterval
{
    /// <summary>Symmetric on the scale of ln(−ln S), the default: S^exp(±z·sqrt(G)/|ln S|). Stays within 0…1 by itself (Kalbfleisch and Prentice 1980).</summary>
    LogLog = 0,

    /// <summary>Symmetric on the scale of ln S: S·exp(±z·sqrt(G)), cut at 1. The default of R's survival package.</summary>
    Log,

    /// <summary>Symmetric around S itself: S ± z·S·sqrt(G), cut to 0…1. Too narrow in the tails.</summary>
    Plain,
}
