namespace Cx.Core.Statistics;

/// <summary>Which definition of a sample quantile is meant; the types are those of Hyndman and Fan (<i>Sample Quantiles in Statistical Packages</i>, 1996).</summary>
public enum QuantileMethod
{
    /// <summary>Type 1, the default: the value of rank ceil(n·q). A number that was observed; agrees with survival curves and histograms.</summary>
    InverseCdf = 0,

    /// <summary>Type 5: between the values around rank n·q + 1/2 (Hazen 1914).</summary>
    Hazen,

    /// <summary>Type 6: between the values around rank (n + 1)·q (Weibull 1939). PERCENTILE.EXC of spreadsheets.</summary>
    Weibull,

    /// <summary>Type 7: between the values around rank (n − 1)·q + 1 (Gumbel 1939). The default of R and NumPy, PERCENTILE.INC of spreadsheets.</summary>
    Linear,

    /// <summary>Type 8: between the values around rank (n + 1/3)·q + 1/3, nearly unbiased for the median of the quantile whatever the distribution.</summary>
    MedianUnbiased,
}
