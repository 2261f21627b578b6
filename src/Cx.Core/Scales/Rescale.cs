using System.Globalization;

namespace Cx.Core.Scales;

/// <summary>Stretches numbers from one scale to the range of another: y = (x − a)(d − c)/(b − a) + c from a…b to c…d.</summary>
/// <remarks>
/// <para>Ends map to ends; there and back is the identity. Between scales of different polarity the number is mirrored, so the good end stays the good end.</para>
/// <para>The ratio x·max₂/max₁ is not this: it sends 1 of 7 to 0.71 of 5, off the scale. Numbers so made are for display side by side, not for pooling; see <see cref="Harmonised"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var ease = Rescale.To(5.5, Ces7.Definition, Csat5.Definition);
/// var effort = Rescale.ToPomp(2, Ces5.Definition); // low effort is good
/// Console.WriteLine(ease);                         // 4 on csat5, harmonised from ces7
/// Console.WriteLine(effort);                       // 75 on pomp, harmonised from ces5
/// </code>
/// </example>
public static class Rescale
{
    /// <summary>Percent of the maximum possible: 0 is the worst answer, 100 the best (Cohen, Cohen, Aiken &amp; West, <em>The Problem of Units and the Circumstance for POMP</em>, 1999).</summary>
    public static ScaleDefinition Pomp { get; } = ScaleDefinition.Create("pomp", 0, 100, Polarity.HigherIsBetter);

    /// <summary>Stretches a number to another scale's range.</summary>
    /// <param name="value">An answer or a mean of answers, in units of <paramref name="from"/>.</param>
    /// <param name="from">The scale that was answered.</param>
    /// <param name="to">The scale whose range to use.</param>
    /// <returns>The stretched number, in units of <paramref name="to"/>.</returns>
    /// <exception cref="ArgumentNullException">A scale is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside the scale it is said to be on, or is not a number.</exception>
    public static Harmonised To(double value, ScaleDefinition from, ScaleDefinition to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (!(value >= from.Min && value <= from.Max))
            throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"{value} lies outside the scale {from}; only answers on it, or their mean, can be stretched to {to.Id}."));
        var fromLowEnd = from.Polarity == to.Polarity ? value - from.Min : from.Max - value;
        return new Harmonised((fromLowEnd * (to.Max - to.Min) / (from.Max - from.Min)) + to.Min, from, to);
    }

    /// <summary>Percent of the maximum possible, 0 (worst) to 100 (best), whatever the polarity.</summary>
    /// <param name="value">An answer or a mean of answers, in units of the scale.</param>
    /// <param name="scale">The scale that was answered.</param>
    /// <returns>The number on <see cref="Pomp"/>.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside the scale, or is not a number.</exception>
    public static Harmonised ToPomp(double value, ScaleDefinition scale) => To(value, scale, Pomp);
}
