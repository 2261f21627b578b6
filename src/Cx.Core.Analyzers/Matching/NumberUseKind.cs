namespace Cx.Core.Analyzers;

/// <summary>What is done with a number.</summary>
internal enum NumberUseKind
{
    /// <summary>A rating is made of it, which must succeed.</summary>
    Factory,

    /// <summary>A rating is made of it, if it is on the scale.</summary>
    TryFactory,

    /// <summary>It is counted as an answer.</summary>
    Counter,

    /// <summary>It is averaged.</summary>
    Mean,

    /// <summary>The lowest or highest is looked for.</summary>
    Extreme,

    /// <summary>It is summed by LINQ.</summary>
    Sum,

    /// <summary>It is added to something.</summary>
    Addition,

    /// <summary>It is calculated with in another way.</summary>
    Arithmetic,
}
