namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>What the interpreter of random programs knows of a value: the scales that went into it, as bits, and whether it came out of arithmetic.</summary>
/// <param name="Scales">No bit: unknown. One bit: on that scale. More: a sequence that holds them all, or an element of one.</param>
/// <param name="IsDerived">Whether all that went in came out of arithmetic.</param>
internal readonly record struct Tag(int Scales, bool IsDerived)
{
    public static readonly string[] Names = ["Csat5", "Ces7", "Nps"];

    public bool IsOne => Scales != 0 && (Scales & (Scales - 1)) == 0;

    public bool IsMixed => Scales != 0 && !IsOne;

    public static Tag Pool(Tag left, Tag right)
        => left.Scales == 0 ? right : right.Scales == 0 ? left : new(left.Scales | right.Scales, left.IsDerived && right.IsDerived);
}
