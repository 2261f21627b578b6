namespace Cx.Core.Scales;

/// <summary>Scale: difficulty of getting help, 1 (very easy) to 7 (very difficult).</summary>
/// <remarks>
/// <para>Range 1…7. Low is good. Favourable are 1–2, unfavourable 5–7; the usual score is net: ease minus difficulty.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct NetEasy7 : IScale<NetEasy7>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("neteasy7", 1, 7, Polarity.LowerIsBetter).WithBoxes(2, 3).WithNeutral(4);
}
