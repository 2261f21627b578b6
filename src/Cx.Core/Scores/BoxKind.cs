namespace Cx.Core.Scores;

/// <summary>Which end of the scale a box stands at, and what it is called.</summary>
/// <remarks>The zero member, and so the default, is <see cref="Favourable"/>.</remarks>
public enum BoxKind
{
    /// <summary>Levels counted from the good end: top box.</summary>
    Favourable = 0,

    /// <summary>Levels counted from the bad end: bottom box.</summary>
    Unfavourable = 1,

    /// <summary>Good over rated: the best two of five levels, or the better one of two.</summary>
    GoodOverRated = 2,
}
