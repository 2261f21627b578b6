namespace Cx.Core.Scales;

/// <summary>Scale: one to five whole stars.</summary>
/// <remarks>
/// <para>Range 1…5. 5 is best, 3 is neutral. Favourable are 4–5, unfavourable 1–2. Half stars are a scale of ten levels of their own.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Stars5 : IScale<Stars5>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("stars5", 1, 5, Polarity.HigherIsBetter).WithNeutral(3);
}
