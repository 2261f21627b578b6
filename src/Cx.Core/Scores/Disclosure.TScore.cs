using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>A score that may be shown, or the fact that it may not. What is suppressed is not in here: neither the value nor its n.</summary>
/// <remarks>
/// <para>The unit and range are those of the score. Made by <see cref="Disclosure"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: outcome and score. No order: a sort would tell. Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TScore">The kind of score.</typeparam>
[JsonConverter(typeof(DisclosureJsonConverterFactory))]
public sealed class Disclosure<TScore> : IEquatable<Disclosure<TScore>>, IDisclosureInternals
    where TScore : class, IScore
{
    internal Disclosure(DisclosureOutcome outcome, TScore? score)
    {
        Outcome = outcome;
        Score = score;
    }

    /// <summary>Whether the score may be shown.</summary>
    public DisclosureOutcome Outcome { get; }

    /// <summary>The score, or <see langword="null"/> for no data and for a suppressed one.</summary>
    public TScore? Score { get; }

    /// <inheritdoc/>
    public bool Equals(Disclosure<TScore>? other) =>
        ReferenceEquals(this, other) || (other is not null && Outcome == other.Outcome && Equals(Score, other.Score));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Disclosure<TScore>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outcome, Score);

    /// <summary>Whether two disclosures are equal.</summary>
    /// <param name="left">One disclosure.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Disclosure<TScore>? left, Disclosure<TScore>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two disclosures differ.</summary>
    /// <param name="left">One disclosure.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Disclosure<TScore>? left, Disclosure<TScore>? right) => !(left == right);

    /// <summary>The score, <c>no data</c> or <c>suppressed</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Outcome switch
    {
        DisclosureOutcome.Shown => Score!.ToString()!,
        DisclosureOutcome.Suppressed => "suppressed",
        _ => "no data",
    };

    JsonConverter IDisclosureInternals.CreateConverter() => new DisclosureJsonConverter<TScore>();
}
