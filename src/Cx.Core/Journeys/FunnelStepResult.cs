using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Where the journeys that reached a step of a funnel went from there.</summary>
/// <remarks>
/// <para>Counts of journeys. <see cref="Reached"/> = <see cref="Converted"/> + <see cref="InProgress"/> + <see cref="Dropped"/> + <see cref="Excluded"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record FunnelStepResult
{
    internal FunnelStepResult(FunnelStep step, long reached, long converted, long inProgress, long dropped, long excluded, ElapsedSummary? times)
    {
        Step = step;
        Reached = reached;
        Converted = converted;
        InProgress = inProgress;
        Dropped = dropped;
        Excluded = excluded;
        Times = times;
    }

    /// <summary>The step.</summary>
    public FunnelStep Step { get; }

    /// <summary>How many journeys reached it.</summary>
    public long Reached { get; }

    /// <summary>How many of those went on to the next step; at the last step all of them.</summary>
    public long Converted { get; }

    /// <summary>How many stand here and may still convert.</summary>
    public long InProgress { get; }

    /// <summary>How many stand here and no longer can.</summary>
    public long Dropped { get; }

    /// <summary>How many were taken out here by an excluded event.</summary>
    public long Excluded { get; }

    /// <summary>The times from the step before to this, of each journey when it first came so far; <see langword="null"/> at the first step, when nobody came so far, and in any order.</summary>
    public ElapsedSummary? Times { get; }

    /// <summary>The step with its counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Step}: {Reached} reached, {Converted} went on, {InProgress} in progress, {Dropped} dropped, {Excluded} excluded");
}
