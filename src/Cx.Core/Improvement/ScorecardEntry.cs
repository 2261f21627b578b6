using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>What goes into a scorecard: a score or a signal, and where it belongs.</summary>
/// <remarks>
/// <para>Without a component it is the total of its journey; without a journey too it is that of the whole relationship. Names are yours; <see cref="ExperienceTaxonomy"/> has lists of them.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ScorecardEntry
{
    private ScorecardEntry(string metric, IScore? score, ExperienceSignal? signal, string? journey, string? component, Target? target, string? owner)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        if (journey is not null) ArgumentException.ThrowIfNullOrWhiteSpace(journey);
        if (component is not null) ArgumentException.ThrowIfNullOrWhiteSpace(component);
        if (owner is not null) ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        Metric = metric;
        Score = score;
        Signal = signal;
        Journey = journey;
        Component = component;
        Target = target;
        Owner = owner ?? target?.Owner;
    }

    /// <summary>What is measured.</summary>
    public string Metric { get; }

    /// <summary>The score; <see langword="null"/> for a signal, and for no data.</summary>
    public IScore? Score { get; }

    /// <summary>The signal; <see langword="null"/> for a score, and for no data.</summary>
    public ExperienceSignal? Signal { get; }

    /// <summary>The journey; <see langword="null"/> for the whole relationship.</summary>
    public string? Journey { get; }

    /// <summary>The component or touchpoint; <see langword="null"/> for the total.</summary>
    public string? Component { get; }

    /// <summary>The target; <see langword="null"/> where there is none.</summary>
    public Target? Target { get; }

    /// <summary>Who answers for it: as given, else as the target says; <see langword="null"/> where nobody is named.</summary>
    public string? Owner { get; }

    internal long N => Score?.N ?? Signal?.N ?? 0;

    /// <summary>An entry of a score.</summary>
    /// <param name="metric">What is measured.</param>
    /// <param name="score">The score; <see langword="null"/> for no data.</param>
    /// <param name="journey">The journey; <see langword="null"/> for the whole relationship.</param>
    /// <param name="component">The component; <see langword="null"/> for the total.</param>
    /// <param name="target">The target.</param>
    /// <param name="owner">Who answers for it; as the target says if left out.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static ScorecardEntry OfScore(string metric, IScore? score, string? journey = null, string? component = null, Target? target = null, string? owner = null) =>
        new(metric, score, null, journey, component, target, owner);

    /// <summary>An entry of a signal, under the name of the signal.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="journey">The journey; <see langword="null"/> for the whole relationship.</param>
    /// <param name="component">The component; <see langword="null"/> for the total.</param>
    /// <param name="target">The target.</param>
    /// <param name="owner">Who answers for it; as the target says if left out.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static ScorecardEntry OfSignal(ExperienceSignal signal, string? journey = null, string? component = null, Target? target = null, string? owner = null)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return new ScorecardEntry(signal.Name, null, signal, journey, component, target, owner);
    }

    /// <summary>Where it belongs and what it is, such as <c>buy / checkout / NPS</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Journey ?? "all"} / {Component ?? "total"} / {Metric}";
}
