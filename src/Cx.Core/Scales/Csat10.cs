namespace Cx.Core.Scales;

/// <summary>Scale: satisfaction from 1 to 10.</summary>
/// <remarks>
/// <para>Range 1…10. 1 is worst, 10 is best; an even number of levels has no neutral point. Favourable are 8–10, unfavourable 1–3.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Csat10 : IScale<Csat10>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("csat10", 1, 10, Polarity.HigherIsBetter);
}
