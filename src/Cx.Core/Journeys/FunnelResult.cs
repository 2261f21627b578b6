using System.Globalization;
using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>How many journeys got how far through a funnel, how many still may, and the share that converts.</summary>
/// <remarks>
/// <para>Entrants = converted + in progress + dropped + excluded.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record FunnelResult : JourneyResult
{
    private readonly ValueList<ValueList<NextEvent>> _next;

    internal FunnelResult(JourneyLook look, FunnelSpec spec, ValueList<FunnelStepResult> steps, FunnelOperator.Counts counts, DurationDistribution? times, TimeSpan? horizon, Func<int, string> name)
        : base(look, look.Engine.IsExact)
    {
        Spec = spec;
        Steps = steps;
        Converted = counts.Converted;
        InProgress = counts.InProgress.Sum();
        Dropped = counts.Dropped.Sum();
        Excluded = counts.Excluded.Sum();
        Conversion = new FunnelConversion(Converted, InProgress, Dropped, times, horizon);
        _next = ValueList<ValueList<NextEvent>>.Of(counts.Next.Select(next => ValueList<NextEvent>.Of(next
            .Select(one => new NextEvent(one.Key == 0 ? null : new TouchpointId(name(one.Key - 1)), one.Value))
            .OrderByDescending(one => one.Journeys).ThenBy(one => one.Event?.Text, StringComparer.Ordinal))));
    }

    /// <summary>What was asked.</summary>
    public FunnelSpec Spec { get; }

    /// <summary>The steps with their counts.</summary>
    public IReadOnlyList<FunnelStepResult> Steps { get; }

    /// <summary>How many journeys entered the funnel.</summary>
    public long Entrants => Steps[0].Reached;

    /// <summary>How many reached the last step.</summary>
    public long Converted { get; }

    /// <summary>How many have begun a chain that may still convert.</summary>
    public long InProgress { get; }

    /// <summary>How many can no longer convert with a chain they have begun.</summary>
    public long Dropped { get; }

    /// <summary>How many were taken out by an excluded event.</summary>
    public long Excluded { get; }

    /// <summary>The share of entrants that convert.</summary>
    public FunnelConversion Conversion { get; }

    /// <summary>Drop-off at a step: those who dropped there / those who converted or dropped there or later. The product of (1 − drop-off) over all steps but the last is the matured conversion.</summary>
    /// <param name="step">The step, from 1.</param>
    /// <returns>A share 0…1, or <see langword="null"/> when nobody who reached it has come to an end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public Share? DropOffAt(int step)
    {
        Check(step);
        long later = 0;
        for (var j = step; j <= Steps.Count; j++) later += Steps[j - 1].Dropped;
        return Share.Of(Steps[step - 1].Dropped, Converted + later);
    }

    /// <summary>What those who dropped at a step did right after it.</summary>
    /// <param name="step">The step, from 1.</param>
    /// <returns>The events, most frequent first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public IReadOnlyList<NextEvent> NextAfter(int step)
    {
        Check(step);
        return _next[step - 1];
    }

    /// <summary>The outcomes and the conversion.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Entrants} entrants: {Converted} converted, {InProgress} in progress, {Dropped} dropped, {Excluded} excluded; {Conversion}");

    private void Check(int step)
    {
        if (step < 1 || step > Steps.Count) throw new ArgumentOutOfRangeException(nameof(step), step, "Steps are counted from 1 to their number.");
    }
}
