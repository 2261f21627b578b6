namespace Cx.Core.Statistics;

/// <summary>How two independent shares are tested.</summary>
public enum ShareTestMethod
{
    /// <summary>The pooled z test times sqrt((N − 1)/N), the default: better in small samples (Campbell 2007).</summary>
    PooledZNMinus1 = 0,

    /// <summary>The pooled z test of the textbooks.</summary>
    PooledZ,
}
