namespace Cx.Core.Scales;

/// <summary>Scale: agreement that it was easy, 1 (strongly disagree) to 7 (strongly agree).</summary>
/// <remarks>
/// <para>Range 1…7. High is good. Favourable are 5–7, unfavourable 1–3 (Dixon, Toman &amp; DeLisi, <i>The Effortless Experience</i>, 2013). It never mixes with <see cref="Ces5"/>, where low is good.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Ces7 : IScale<Ces7>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("ces7", 1, 7, Polarity.HigherIsBetter).WithBoxes(3, 3).WithNeutral(4);
}
