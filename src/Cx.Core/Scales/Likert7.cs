namespace Cx.Core.Scales;

/// <summary>Scale: agreement on seven points, 1 (strongly disagree) to 7 (strongly agree).</summary>
/// <remarks>
/// <para>Range 1…7. 4 is neutral. Favourable are 6–7, unfavourable 1–2. For a statement that is good news when agreed to; define a scale of your own where agreement is bad news.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Likert7 : IScale<Likert7>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("likert7", 1, 7, Polarity.HigherIsBetter).WithNeutral(4)
        .WithLabels("strongly disagree", "disagree", "somewhat disagree", "neither agree nor disagree", "somewhat agree", "agree", "strongly agree");
}
