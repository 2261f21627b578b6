using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>What weights did to a sample.</summary>
/// <remarks>
/// <para>Effective n = (sum w)²/sum w²; design effect = n/effective n (Kish, <em>Survey Sampling</em>, 1965). 1 ≤ effective n ≤ n; equal weights give n.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, not weighted. Equality: by value. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(WeightingJsonConverter))]
public sealed class Weighting : IEquatable<Weighting>
{
    internal Weighting(double effectiveN, double sumOfWeights, double designEffect)
    {
        EffectiveN = effectiveN;
        SumOfWeights = sumOfWeights;
        DesignEffect = designEffect;
    }

    /// <summary>How many unweighted answers would tell as much, in answers.</summary>
    public double EffectiveN { get; }

    /// <summary>The sum of the weights of the answers, in the unit of the weights.</summary>
    public double SumOfWeights { get; }

    /// <summary>By what factor the weights blow up the variance; 1 or more.</summary>
    public double DesignEffect { get; }

    /// <inheritdoc/>
    public bool Equals(Weighting? other) =>
        ReferenceEquals(this, other)
        || (other is not null && EffectiveN.Equals(other.EffectiveN) && SumOfWeights.Equals(other.SumOfWeights) && DesignEffect.Equals(other.DesignEffect));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Weighting);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EffectiveN, SumOfWeights, DesignEffect);

    /// <summary>Whether two weightings are equal.</summary>
    /// <param name="left">One weighting.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Weighting? left, Weighting? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two weightings differ.</summary>
    /// <param name="left">One weighting.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Weighting? left, Weighting? right) => !(left == right);

    /// <summary>The effective n, such as <c>effective n 259.7</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"effective n {EffectiveN:0.0}");
}
