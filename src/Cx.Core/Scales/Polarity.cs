namespace Cx.Core.Scales;

/// <summary>Which end of a scale is the good one.</summary>
/// <remarks>
/// <para>It belongs to the scale, never to a calculation: 5 on an effort scale and 5 on a satisfaction scale mean opposite things.</para>
/// <para>The zero member, and so the default, is <see cref="HigherIsBetter"/>.</para>
/// </remarks>
public enum Polarity
{
    /// <summary>The highest answer is the best one: satisfaction, agreement, recommendation.</summary>
    HigherIsBetter = 0,

    /// <summary>The lowest answer is the best one: effort spent, difficulty, waiting.</summary>
    LowerIsBetter = 1,
}
