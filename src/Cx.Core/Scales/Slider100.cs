namespace Cx.Core.Scales;

/// <summary>Scale: slider from 0 to 100.</summary>
/// <remarks>
/// <para>Range 0…100. 100 is best, 50 is neutral. It has no box: say which levels a box score means.</para>
/// <para>A scale holds nothing: <see langword="default"/> is its only value.</para>
/// </remarks>
public readonly struct Slider100 : IScale<Slider100>
{
    /// <inheritdoc/>
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("slider100", 0, 100, Polarity.HigherIsBetter).WithNeutral(50);
}
