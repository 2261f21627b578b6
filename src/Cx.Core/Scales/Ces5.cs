namespace Cx.Core.Scales;

/// <summary>Scale: effort that the customer had to spend, 1 (very low) to 5 (very high).</summary>
/// <remarks>
/// <para>Range 1…5. Low is good. Favourable are 1–2, unfavourable 4–5 (Dixon, Freeman &amp; Toman, <i>Stop Trying to Delight Your Customers</i>, 2010). It never mixes with <see cref="Ces7"/>, where high is good.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Ces5 : IScale<Ces5>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("ces5", 1, 5, Polarity.LowerIsBetter).WithNeutral(3);
}
