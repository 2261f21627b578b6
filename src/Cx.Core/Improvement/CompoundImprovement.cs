using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Improvement;

/// <summary>Small steps that build on each other: a rate of improvement per step, and what it makes of many steps.</summary>
/// <remarks>
/// <para>After n steps a figure is (1 + r)^n times what it was; it doubles after ln 2/ln(1 + r) steps. This is the arithmetic of a plan, not a forecast: no figure on a scale with an end can grow so for long.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: rate and source. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var plan = CompoundImprovement.Of(0.03);
/// Console.WriteLine($"{plan.Factor(12):F5}");          // 1.42576
/// Console.WriteLine($"{plan.StepsToDouble:F2}");       // 23.45
/// </code>
/// </example>
[JsonConverter(typeof(CompoundImprovementJsonConverter))]
public sealed record CompoundImprovement
{
    private CompoundImprovement(double rate, string? source)
    {
        Rate = rate + 0.0;
        Source = source;
    }

    /// <summary>Three percent a step. A preset with its source, never a default.</summary>
    public static CompoundImprovement ThreePercent { get; } = new(0.03, "a practitioner's article, which calls it the rule of three percent and cites no study");

    /// <summary>The improvement per step, a share above −1: 0.03 for three percent; negative for a decline.</summary>
    public double Rate { get; }

    /// <summary>Whose rule it is; <see langword="null"/> for your own.</summary>
    public string? Source { get; }

    /// <summary>After how many steps the figure has doubled, a count that need not be whole; <see langword="null"/> for a rate of 0 or less, with which it never does.</summary>
    public double? StepsToDouble => StepsTo(2);

    /// <summary>Makes a plan of a rate.</summary>
    /// <param name="rate">The improvement per step, above −1: 0.03 for three percent.</param>
    /// <param name="source">Whose rule it is; <see langword="null"/> for your own.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is −1 or less, or not finite.</exception>
    public static CompoundImprovement Of(double rate, string? source = null) =>
        rate > -1 && double.IsFinite(rate)
            ? new CompoundImprovement(rate, source)
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is a share above -1, at which nothing would be left: 0.03 for three percent.");

    /// <summary>The rate that reaches a factor in so many steps: factor^(1/n) − 1.</summary>
    /// <param name="factor">How many times as much it is to be, above 0.</param>
    /// <param name="steps">In how many steps, above 0.</param>
    /// <returns>The plan with that rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor or the number of steps is not above 0 and finite, or no rate reaches it.</exception>
    public static CompoundImprovement Required(double factor, double steps)
    {
        if (!(factor > 0) || !double.IsFinite(factor)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "A factor is a finite number above 0: 2 for twice as much.");
        if (!(steps > 0) || !double.IsFinite(steps)) throw new ArgumentOutOfRangeException(nameof(steps), steps, "It takes a finite number of steps above 0.");
        return Of(Math.Pow(factor, 1 / steps) - 1);
    }

    /// <summary>How many times as much it is after a number of steps.</summary>
    /// <param name="steps">The number of steps, 0 or more; need not be whole.</param>
    /// <returns>(1 + r)^n, a ratio above 0; 1 at a rate of 0 and after no step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative or not finite, or the factor is beyond the range of numbers.</exception>
    public double Factor(double steps)
    {
        if (!(steps >= 0) || !double.IsFinite(steps)) throw new ArgumentOutOfRangeException(nameof(steps), steps, "The number of steps is finite, 0 or more.");
        var factor = Math.Pow(1 + Rate, steps);
        return double.IsFinite(factor) ? factor : throw new ArgumentOutOfRangeException(nameof(steps), steps, "After so many steps the factor is beyond the range of numbers. Such a plan says nothing.");
    }

    /// <summary>After how many steps it is so many times as much.</summary>
    /// <param name="factor">The factor, above 0.</param>
    /// <returns>ln factor/ln(1 + r), a count of steps that need not be whole; 0 for a factor of 1; <see langword="null"/> when it is never reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0 and finite.</exception>
    public double? StepsTo(double factor)
    {
        if (!(factor > 0) || !double.IsFinite(factor)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "A factor is a finite number above 0: 2 for twice as much.");
        if (factor == 1) return 0;
        var steps = Math.Log(factor) / Statistics.Elementary.LogOnePlus(Rate);
        return steps > 0 && double.IsFinite(steps) ? steps : null;
    }

    /// <summary>The rate, such as <c>0.03 a step</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rate:G6} a step");
}
