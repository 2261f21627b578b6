namespace Cx.Core.Retention;

/// <summary>Which number of customers a <see cref="ChurnHazard"/> was divided by.</summary>
public enum ChurnBase
{
    /// <summary>The time that customers were customers, added up.</summary>
    CustomerTime = 0,

    /// <summary>The mean of start and end, for one period.</summary>
    MidPoint,

    /// <summary>The mean of the daily counts, for one period.</summary>
    AverageDaily,
}
