namespace Cx.Core.Improvement;

/// <summary>What a measure did to a score, as far as the interval of the difference lets one say.</summary>
/// <remarks>The zero member, and so the default, is <see cref="NotMeasured"/>.</remarks>
public enum ImprovementEffect
{
    /// <summary>Nobody measured again yet.</summary>
    NotMeasured = 0,

    /// <summary>The interval of the difference holds 0: no effect can be claimed.</summary>
    Undecided = 1,

    /// <summary>The whole interval of the difference lies on the good side of 0.</summary>
    Improved = 2,

    /// <summary>The whole interval of the difference lies on the bad side of 0.</summary>
    Worsened = 3,
}
