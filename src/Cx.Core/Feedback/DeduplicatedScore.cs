using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Scores;

namespace Cx.Core.Feedback;

/// <summary>A score that says what was done with several responses of one respondent.</summary>
/// <remarks>
/// <para>Two such scores of different policies differ in what they count: compare them only with their policies beside.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: score, policy and counts. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(DeduplicatedScoreJsonConverter))]
public sealed record DeduplicatedScore
{
    internal DeduplicatedScore(IScore score, RepeatPolicy policy, long offered, long kept)
    {
        Score = score;
        Policy = policy;
        Offered = offered;
        Kept = kept;
    }

    /// <summary>The score.</summary>
    public IScore Score { get; }

    /// <summary>What was done with several responses of one respondent.</summary>
    public RepeatPolicy Policy { get; }

    /// <summary>The responses that were given.</summary>
    public long Offered { get; }

    /// <summary>The responses that were kept.</summary>
    public long Kept { get; }

    /// <summary>Score, policy and counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Score} ({Policy}, {Kept} of {Offered} responses)");
}
