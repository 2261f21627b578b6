namespace Cx.Core.Scales;

/// <summary>Scale: satisfaction on seven points.</summary>
/// <remarks>
/// <para>Range 1…7. 1 is worst, 7 is best, 4 is neutral. Favourable are 6–7, unfavourable 1–2.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Csat7 : IScale<Csat7>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("csat7", 1, 7, Polarity.HigherIsBetter).WithNeutral(4);
}
