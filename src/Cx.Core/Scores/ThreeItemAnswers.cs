using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>One respondent's answers to the three items of the satisfaction index.</summary>
/// <remarks>
/// <para>Range: each on <see cref="Csat10"/>, 1–10. The <see langword="default"/> is a respondent who answered nothing.</para>
/// <para>Equality: all three. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct ThreeItemAnswers : IEquatable<ThreeItemAnswers>
{
    /// <summary>Puts three answers together.</summary>
    /// <param name="satisfaction">Overall satisfaction.</param>
    /// <param name="expectations">How far expectations were met.</param>
    /// <param name="ideal">How close to the ideal.</param>
    [JsonConstructor]
    public ThreeItemAnswers(Rating<Csat10> satisfaction, Rating<Csat10> expectations, Rating<Csat10> ideal)
    {
        Satisfaction = satisfaction;
        Expectations = expectations;
        Ideal = ideal;
    }

    /// <summary>Overall satisfaction, 1–10.</summary>
    public Rating<Csat10> Satisfaction { get; }

    /// <summary>How far expectations were met, 1–10.</summary>
    public Rating<Csat10> Expectations { get; }

    /// <summary>How close to the ideal, 1–10.</summary>
    public Rating<Csat10> Ideal { get; }

    /// <inheritdoc/>
    public bool Equals(ThreeItemAnswers other) => Satisfaction == other.Satisfaction && Expectations == other.Expectations && Ideal == other.Ideal;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ThreeItemAnswers other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Satisfaction, Expectations, Ideal);

    /// <summary>Whether all three answers are equal.</summary>
    /// <param name="left">One respondent.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ThreeItemAnswers left, ThreeItemAnswers right) => left.Equals(right);

    /// <summary>Whether an answer differs.</summary>
    /// <param name="left">One respondent.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ThreeItemAnswers left, ThreeItemAnswers right) => !left.Equals(right);

    /// <summary>The three answers, such as <c>8, 7, 6</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Satisfaction}, {Expectations}, {Ideal}";
}
