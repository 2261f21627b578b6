using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>Something that is to be improved: the score before, the target, and, once measured again, the effect.</summary>
/// <remarks>
/// <para>An effect is claimed only when the interval of the difference excludes 0; whether the target is met is a question of its own, about the score after. A before and after without a group to compare with shows that something changed, not that this measure changed it.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable; <see cref="Measured(IScore)"/> gives another item.</para>
/// </remarks>
[JsonConverter(typeof(ImprovementItemJsonConverter))]
public sealed record ImprovementItem
{
    private ImprovementItem(string name, IScore baseline, Target target, DateTimeOffset? due, IScore? after, ScoreDifference? difference)
    {
        Name = name;
        Baseline = baseline;
        Target = target;
        Due = due;
        After = after;
        Difference = difference;
    }

    /// <summary>What is to be done.</summary>
    public string Name { get; }

    /// <summary>The score before.</summary>
    public IScore Baseline { get; }

    /// <summary>What the score should become, and who answers for it.</summary>
    public Target Target { get; }

    /// <summary>When it is to be measured again; <see langword="null"/> where nothing is agreed.</summary>
    public DateTimeOffset? Due { get; }

    /// <summary>The score after; <see langword="null"/> where nobody measured again yet.</summary>
    public IScore? After { get; }

    /// <summary>The score after minus the score before; <see langword="null"/> before it is measured, and where the samples are too small for a difference.</summary>
    public ScoreDifference? Difference { get; }

    /// <summary>Plans an improvement.</summary>
    /// <param name="name">What is to be done.</param>
    /// <param name="baseline">The score before.</param>
    /// <param name="target">What the score should become.</param>
    /// <param name="due">When it is to be measured again.</param>
    /// <returns>The item, not measured yet.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static ImprovementItem Of(string name, IScore baseline, Target target, DateTimeOffset? due = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(target);
        return new ImprovementItem(name, baseline, target, due, null, null);
    }

    /// <summary>The item with what was measured afterwards, by another sample of customers.</summary>
    /// <param name="after">The score after, of the kind and on the scale of the one before.</param>
    /// <returns>Another item.</returns>
    /// <exception cref="ArgumentException">It is a score of another kind.</exception>
    /// <exception cref="ScaleMismatchException">It is on another scale.</exception>
    public ImprovementItem Measured(IScore after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return new ImprovementItem(Name, Baseline, Target, Due, after, Figures.Difference(after, Baseline, nameof(after)));
    }

    /// <summary>What became of the score.</summary>
    /// <param name="confidence">The confidence of the interval; .95 by default.</param>
    /// <returns>Improved or worsened only where the interval of the difference excludes 0.</returns>
    public ImprovementEffect Effect(Confidence confidence = default)
    {
        if (After is null) return ImprovementEffect.NotMeasured;
        if (Difference?.Interval(confidence) is not { } interval) return ImprovementEffect.Undecided;
        var isHigher = interval.Low > 0;
        return !isHigher && !(interval.High < 0) ? ImprovementEffect.Undecided
            : isHigher == (Target.Direction == Polarity.HigherIsBetter) ? ImprovementEffect.Improved : ImprovementEffect.Worsened;
    }

    /// <summary>Whether the score after meets the target.</summary>
    /// <param name="confidence">The confidence of the interval; .95 by default.</param>
    /// <returns>Met, not met or undecided; undecided before it is measured.</returns>
    public Verdict Verdict(Confidence confidence = default) => Target.Judge(After, confidence);

    /// <summary>Whether it should have been measured by now and was not.</summary>
    /// <param name="clock">The clock that says what now is.</param>
    /// <returns>Whether it is overdue.</returns>
    public bool IsOverdue(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return After is null && Due is { } due && due < clock.GetUtcNow();
    }

    /// <summary>Name, target, effect and verdict, such as <c>call back in time: NPS at least 30 (support), Improved, Undecided</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Target}, {Effect()}, {Verdict()}");
}
