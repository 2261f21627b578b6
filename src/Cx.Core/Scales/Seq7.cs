namespace Cx.Core.Scales;

/// <summary>Scale: ease of a task, 1 (very difficult) to 7 (very easy).</summary>
/// <remarks>
/// <para>Range 1…7. The single ease question. High is good. Favourable are 6–7, unfavourable 1–2 (Sauro &amp; Dumas, <i>Comparison of Three One-Question, Post-Task Usability Questionnaires</i>, 2009).</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Seq7 : IScale<Seq7>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("seq7", 1, 7, Polarity.HigherIsBetter).WithNeutral(4);
}
