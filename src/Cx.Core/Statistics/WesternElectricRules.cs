namespace Cx.Core.Statistics;

/// <summary>The rules of Western Electric that a point of a control chart breaks, each side for itself.</summary>
/// <remarks>Western Electric, Statistical Quality Control Handbook, 1956. More rules find more changes and raise more false alarms: together about one in 92 points without a change, the first alone one in 370.</remarks>
[Flags]
public enum WesternElectricRules
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The point lies beyond three standard deviations.</summary>
    OneBeyondThree = 1,

    /// <summary>Of the last three points two lie beyond two standard deviations on one side, this one among them.</summary>
    TwoOfThreeBeyondTwo = 2,

    /// <summary>Of the last five points four lie beyond one standard deviation on one side, this one among them.</summary>
    FourOfFiveBeyondOne = 4,

    /// <summary>The last eight points lie on one side.</summary>
    EightOnOneSide = 8,
}
