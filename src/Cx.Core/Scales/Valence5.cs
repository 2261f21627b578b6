namespace Cx.Core.Scales;

/// <summary>Scale: feeling in words, highly negative (1) to highly positive (5).</summary>
/// <remarks>
/// <para>Range 1…5. 3 is neutral. Favourable are 4–5, unfavourable 1–2.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Valence5 : IScale<Valence5>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("valence5", 1, 5, Polarity.HigherIsBetter).WithNeutral(3)
        .WithLabels("highly negative", "negative", "neutral", "positive", "highly positive");
}
