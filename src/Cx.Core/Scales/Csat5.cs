namespace Cx.Core.Scales;

/// <summary>Scale: satisfaction on five points.</summary>
/// <remarks>
/// <para>Range 1…5. 1 is worst, 5 is best, 3 is neutral. Favourable are 4–5, unfavourable 1–2.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Csat5 : IScale<Csat5>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("csat5", 1, 5, Polarity.HigherIsBetter).WithNeutral(3);
}
