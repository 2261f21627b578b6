namespace Cx.Core.Scales;

/// <summary>Scale: satisfaction on three points.</summary>
/// <remarks>
/// <para>Range 1…3. 1 is worst, 3 is best, 2 is neutral. Favourable is 3, unfavourable is 1.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Csat3 : IScale<Csat3>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("csat3", 1, 3, Polarity.HigherIsBetter).WithNeutral(2);
}
