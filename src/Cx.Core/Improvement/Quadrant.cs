namespace Cx.Core.Improvement;

/// <summary>Where something stands by how important it is and how well it is done.</summary>
/// <remarks>The zero member, and so the default, is <see cref="Undecided"/>.</remarks>
public enum Quadrant
{
    /// <summary>An interval crosses a cut, or is not known: nobody can tell.</summary>
    Undecided = 0,

    /// <summary>Important, and done badly: concentrate here.</summary>
    Concentrate = 1,

    /// <summary>Important, and done well: keep it up.</summary>
    KeepUp = 2,

    /// <summary>Not important, and done badly: low priority.</summary>
    LowPriority = 3,

    /// <summary>Not important, and done well: possibly overdone.</summary>
    PossibleOverkill = 4,
}
