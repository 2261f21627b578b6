namespace Cx.Core.Scales;

/// <summary>Scale: agreement on five points, 1 (strongly disagree) to 5 (strongly agree).</summary>
/// <remarks>
/// <para>Range 1…5. 3 is neutral. Favourable are 4–5, unfavourable 1–2. For a statement that is good news when agreed to; define a scale of your own where agreement is bad news.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Likert5 : IScale<Likert5>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("likert5", 1, 5, Polarity.HigherIsBetter).WithNeutral(3)
        .WithLabels("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree");
}
