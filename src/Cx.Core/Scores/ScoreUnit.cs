namespace Cx.Core.Scores;

/// <summary>The unit of a score or of a difference of two.</summary>
/// <remarks>The zero member, and so the default, is <see cref="Points"/>.</remarks>
public enum ScoreUnit
{
    /// <summary>Points of a net score: −100…100, and −200…200 for a difference.</summary>
    Points = 0,

    /// <summary>A share: 0…1, and −1…1 for a difference.</summary>
    Share = 1,

    /// <summary>Units of the scale that was answered.</summary>
    ScaleUnits = 2,

    /// <summary>Percent of the maximum possible: 0…100, and −100…100 for a difference.</summary>
    PompPoints = 3,
}
