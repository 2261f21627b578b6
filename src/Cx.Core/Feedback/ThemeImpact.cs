using System.Globalization;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>What one theme goes with: how much of a score it adds or takes, with its uncertainty.</summary>
/// <remarks>
/// <para>Impact = score of all − score of the answers without the theme, in the unit of the score; positive when the theme goes with better answers. It is the difference between the answers with and without the theme, times the share of answers with it.</para>
/// <para>Association, not cause: who mentions a theme differs in more than the theme.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class ThemeImpact
{
    internal ThemeImpact(Theme theme, Share share, IScore? with, IScore? without, double? impact, ScoreDifference? difference, double? adjusted, DifferenceTest? lift, Interval? liftInterval)
    {
        Theme = theme;
        Share = share;
        With = with;
        Without = without;
        Impact = impact;
        Difference = difference;
        AdjustedPValue = adjusted;
        Lift = lift?.Estimate;
        LiftPValue = lift?.PValue;
        LiftInterval = liftInterval;
    }

    /// <summary>The theme.</summary>
    public Theme Theme { get; }

    /// <summary>The answers with the theme, of all answers of the base. One answer may have many themes, so the shares of themes do not add up to 1.</summary>
    public Share Share { get; }

    /// <summary>The score of the answers with the theme; <see langword="null"/> when there is none.</summary>
    public IScore? With { get; }

    /// <summary>The score of the answers without the theme; <see langword="null"/> when there is none.</summary>
    public IScore? Without { get; }

    /// <summary>What the theme adds or takes, in the unit of the score: 0 for a theme that nobody mentions, <see langword="null"/> for one that all mention, since nothing is without it. Given for every theme, however rare: see whether it has a <see cref="Difference"/>.</summary>
    public double? Impact { get; }

    /// <summary>Score with the theme minus score without, with interval and p-value; <see langword="null"/> when the theme or its absence has less support than was asked for.</summary>
    public ScoreDifference? Difference { get; }

    /// <summary>The p-value of the difference, corrected for the number of themes, 0…1; <see langword="null"/> without difference.</summary>
    public double? AdjustedPValue { get; }

    /// <summary>Share of the theme among unfavourable answers minus its share among the others, −1…1; <see langword="null"/> when one of the two groups is empty or the scale has no unfavourable box.</summary>
    public double? Lift { get; }

    /// <summary>The p-value of the lift, not corrected, 0…1; <see langword="null"/> without lift.</summary>
    public double? LiftPValue { get; }

    /// <summary>The interval of the lift, as a difference of shares, by Newcombe's hybrid score; <see langword="null"/> without lift.</summary>
    public Interval? LiftInterval { get; }

    /// <summary>The uncertainty of the impact, given how many answers have the theme.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <returns>Limits in the unit of the score; <see langword="null"/> without difference.</returns>
    public Interval? ImpactInterval(Confidence confidence = default)
    {
        if (Difference is not { } difference) return null;
        var limits = difference.Interval(confidence);
        return Interval.Of(limits.Low * Share.Value, limits.High * Share.Value, confidence, limits.Method);
    }

    /// <summary>Theme, share, impact and p-value.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Theme.Id}: {Share}, impact {(Impact is { } impact ? impact.ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture) : "not known")}{(AdjustedPValue is { } p ? ", adjusted p " + (p < 0.001 ? "below 0.001" : p.ToString("0.####", CultureInfo.InvariantCulture)) : string.Empty)}");
}
