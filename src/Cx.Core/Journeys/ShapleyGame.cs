namespace Cx.Core.Journeys;

/// <summary>What a coalition of players is worth.</summary>
public enum ShapleyGame
{
    /// <summary>The conversions of the journeys whose players all belong to it. Solved for any number of players.</summary>
    Conversions = 0,

    /// <summary>The same per journey whose players all belong to it; 0 without journeys. At most 16 players.</summary>
    Rate,
}
