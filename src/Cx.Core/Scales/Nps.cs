namespace Cx.Core.Scales;

/// <summary>Scale: likelihood to recommend, 0 (not at all likely) to 10 (extremely likely).</summary>
/// <remarks>
/// <para>Range 0…10. The one scale of the net promoter question: promoters 9–10, passives 7–8, detractors 0–6 (Reichheld, <i>The One Number You Need to Grow</i>, 2003). A 0–10 question that asks anything else is not this scale: define your own.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Nps : IScale<Nps>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("nps", 0, 10, Polarity.HigherIsBetter).WithBoxes(2, 7);
}
