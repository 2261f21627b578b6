namespace Cx.Core.Statistics;

/// <summary>How p-values are corrected when many are looked at together.</summary>
public enum Correction
{
    /// <summary>Controls the chance of any false alarm, and never rejects less than Bonferroni; the default (Holm 1979).</summary>
    Holm = 0,

    /// <summary>Controls the expected share of false alarms among the alarms (Benjamini and Hochberg 1995).</summary>
    BenjaminiHochberg,

    /// <summary>Controls the chance of any false alarm by multiplying every p-value with their number.</summary>
    Bonferroni,
}
