using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>A rating and the survey weight of its response: what <see cref="WeightedRatingCounts{TScale}"/> takes in.</summary>
/// <remarks>
/// <para>Unit of the weight: relative, best around 1 on average. Usable weights are above 0, up to 1,048,576, and are kept to 2⁻³²; an answer with another weight counts as invalid.</para>
/// <para>The <see langword="default"/> is no answer, which needs no weight. Equality: both parts. No order. Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
[StructLayout(LayoutKind.Auto)]
public readonly struct WeightedRating<TScale> : IEquatable<WeightedRating<TScale>>
    where TScale : struct, IScale<TScale>
{
    /// <summary>Puts a rating and its weight together.</summary>
    /// <param name="rating">The rating.</param>
    /// <param name="weight">Its weight; any number, judged when it is counted.</param>
    [JsonConstructor]
    public WeightedRating(Rating<TScale> rating, double weight)
    {
        Rating = rating;
        Weight = weight;
    }

    /// <summary>The rating.</summary>
    public Rating<TScale> Rating { get; }

    /// <summary>The weight, relative.</summary>
    [ResponseWeight]
    public double Weight { get; }

    /// <inheritdoc/>
    public bool Equals(WeightedRating<TScale> other) => Rating == other.Rating && Weight.Equals(other.Weight);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is WeightedRating<TScale> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rating, Weight);

    /// <summary>Whether rating and weight are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(WeightedRating<TScale> left, WeightedRating<TScale> right) => left.Equals(right);

    /// <summary>Whether rating or weight differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(WeightedRating<TScale> left, WeightedRating<TScale> right) => !left.Equals(right);

    /// <summary>Rating and weight, such as <c>4 × 1.25</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rating} × {Weight}");
}
