using System.Globalization;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>A cell of a scorecard: what is shown of an entry. What is suppressed is not in here: neither the value nor its n nor whether the target is met.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order: a sort would tell. Thread safety: immutable.</remarks>
public sealed record ScorecardCell
{
    internal ScorecardCell(ScorecardEntry entry, bool isHidden, Confidence confidence)
    {
        Metric = entry.Metric;
        Journey = entry.Journey;
        Component = entry.Component;
        Target = entry.Target;
        Owner = entry.Owner;
        Outcome = entry.N == 0 ? DisclosureOutcome.NoData : isHidden ? DisclosureOutcome.Suppressed : DisclosureOutcome.Shown;
        if (Outcome != DisclosureOutcome.Shown) return;
        Score = entry.Score;
        Signal = entry.Signal;
        Interval = entry.Score is { } score ? ScoreIntervals.Of(score, confidence) : entry.Signal!.Interval;
        Verdict = entry.Target?.Judge(Interval);
    }

    /// <summary>What is measured.</summary>
    public string Metric { get; }

    /// <summary>The journey; <see langword="null"/> for the whole relationship.</summary>
    public string? Journey { get; }

    /// <summary>The component or touchpoint; <see langword="null"/> for the total.</summary>
    public string? Component { get; }

    /// <summary>The target; <see langword="null"/> where there is none.</summary>
    public Target? Target { get; }

    /// <summary>Who answers for it; <see langword="null"/> where nobody is named.</summary>
    public string? Owner { get; }

    /// <summary>Whether the figure may be shown.</summary>
    public DisclosureOutcome Outcome { get; }

    /// <summary>The score; <see langword="null"/> for a signal, for no data and for what is suppressed.</summary>
    public IScore? Score { get; }

    /// <summary>The signal; <see langword="null"/> for a score, for no data and for what is suppressed.</summary>
    public ExperienceSignal? Signal { get; }

    /// <summary>The figure, in the unit of the score or signal; <see langword="null"/> for no data and for what is suppressed.</summary>
    public double? Value => Score?.Value ?? Signal?.Value;

    /// <summary>How many answers or cases it is of; <see langword="null"/> for no data and for what is suppressed.</summary>
    public long? N => Score?.N ?? Signal?.N;

    /// <summary>The interval, in the unit of the figure; <see langword="null"/> where it is not known or not shown.</summary>
    public Interval? Interval { get; }

    /// <summary>Whether the target is met, as far as the interval lets one say; <see langword="null"/> without a target, for no data and for what is suppressed.</summary>
    public Verdict? Verdict { get; }

    /// <summary>Where it belongs and what is shown, such as <c>buy / checkout / NPS: 12.5 (n 80), NotMet</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
    {
        var shown = Outcome switch
        {
            DisclosureOutcome.Suppressed => "suppressed",
            DisclosureOutcome.NoData => "no data",
            _ => string.Create(CultureInfo.InvariantCulture, $"{(Value is { } value ? DisplayRounding.ToText(value, 2) : "not reached")} (n {N})"),
        };
        return $"{Journey ?? "all"} / {Component ?? "total"} / {Metric}: {shown}{(Verdict is { } verdict ? $", {verdict}" : string.Empty)}";
    }
}
