namespace Cx.Core.Scales;

/// <summary>Scale: thumb down (0) or up (1).</summary>
/// <remarks>
/// <para>Range 0…1. Favourable is 1, unfavourable is 0.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Thumbs : IScale<Thumbs>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("thumbs", 0, 1, Polarity.HigherIsBetter)
        .WithLabels("down", "up");
}
