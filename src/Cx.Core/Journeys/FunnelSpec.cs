using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Journeys;

/// <summary>Asks how many journeys get how far through a row of steps, and who still may.</summary>
/// <remarks>
/// <para>The level of a journey is the largest j for which a chain exists: interactions that match steps 1…j, all within the window from the first one, the limit included. One interaction never fills two steps of a chain.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var week = FunnelSpec.Of(TimeSpan.FromDays(7), "signup", "setup", "first_value");
/// var strict = week with { Order = FunnelOrder.Strict };
/// </code>
/// </example>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record FunnelSpec : JourneySpec<FunnelResult>
{
    /// <summary>The most steps.</summary>
    public const int MostSteps = 32;

    private static readonly TimeSpan PostHogWindow = TimeSpan.FromDays(14);

    private readonly ValueList<FunnelStep> _steps;
    private readonly ValueList<FunnelExclusion> _exclusions = ValueList<FunnelExclusion>.Empty;

    private FunnelSpec(TimeSpan? within, ValueList<FunnelStep> steps)
    {
        Within = within;
        _steps = steps;
    }

    /// <summary>The steps, 1 to 32.</summary>
    public IReadOnlyList<FunnelStep> Steps => _steps;

    /// <summary>The window from the first interaction of a chain to its last, the limit included; <see langword="null"/> for an unlimited one.</summary>
    public TimeSpan? Within { get; }

    /// <summary>What may lie between; anything by default.</summary>
    /// <exception cref="ArgumentException">The other options do not go with it.</exception>
    public FunnelOrder Order
    {
        get;
        init
        {
            field = value;
            Check(nameof(Order));
        }
    }

    /// <summary>Which first step may open a chain; any by default.</summary>
    /// <exception cref="ArgumentException">The other options do not go with it.</exception>
    public FunnelAnchor Anchor
    {
        get;
        init
        {
            field = value;
            Check(nameof(Anchor));
        }
    }

    /// <summary>The events that must not happen between two steps; none by default.</summary>
    /// <exception cref="ArgumentException">An exclusion names a step that is none, or the steps come in any order.</exception>
    public IReadOnlyList<FunnelExclusion> Exclusions
    {
        get => _exclusions;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _exclusions = ValueList<FunnelExclusion>.Of(value);
            Check(nameof(Exclusions));
        }
    }

    /// <summary>Only first steps before this instant open a chain; <see langword="null"/>, the default, for all.</summary>
    /// <exception cref="ArgumentException">The steps come in any order.</exception>
    public DateTimeOffset? EnteredBefore
    {
        get;
        init
        {
            field = value;
            Check(nameof(EnteredBefore));
        }
    }

    /// <summary>Up to when conversion is estimated where the window is unlimited; <see langword="null"/>, the default, gives no estimate there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public TimeSpan? Horizon
    {
        get;
        init => field = value <= TimeSpan.Zero ? throw new ArgumentOutOfRangeException(nameof(value), value, "A horizon is above 0.") : value;
    }

    /// <summary>Whose rules these are.</summary>
    public FunnelPreset Preset { get; private init; }

    internal bool TiesInStepOrder => Preset == FunnelPreset.PostHog;

    internal ReadOnlySpan<FunnelStep> StepSpan => _steps.Span;

    internal ReadOnlySpan<FunnelExclusion> ExclusionSpan => _exclusions.Span;

    /// <summary>A funnel with a window.</summary>
    /// <param name="within">The window, above 0.</param>
    /// <param name="events">An event for each step.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="ArgumentException">There are no steps or more than 32, or an event is no id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is not above 0.</exception>
    public static FunnelSpec Of(TimeSpan within, params IEnumerable<string> events) => Of(within, StepsOf(events));

    /// <summary>A funnel with a window.</summary>
    /// <param name="within">The window, above 0.</param>
    /// <param name="steps">The steps.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="ArgumentException">There are no steps or more than 32.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is not above 0.</exception>
    public static FunnelSpec Of(TimeSpan within, IEnumerable<FunnelStep> steps)
        => within > TimeSpan.Zero
            ? new FunnelSpec(within, Checked(steps))
            : throw new ArgumentOutOfRangeException(nameof(within), within, "A window is above 0. Say Unlimited for a funnel without one.");

    /// <summary>A funnel in which any time may pass.</summary>
    /// <param name="events">An event for each step.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="ArgumentException">There are no steps or more than 32, or an event is no id.</exception>
    public static FunnelSpec Unlimited(params IEnumerable<string> events) => new(null, Checked(StepsOf(events)));

    /// <summary>A funnel in which any time may pass.</summary>
    /// <param name="steps">The steps.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="ArgumentException">There are no steps or more than 32.</exception>
    public static FunnelSpec Unlimited(IEnumerable<FunnelStep> steps) => new(null, Checked(steps));

    /// <summary>A funnel by the rules of PostHog: any first step may open a chain, 14 days, interactions at one instant match in the order of the steps.</summary>
    /// <param name="events">An event for each step.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="ArgumentException">There are no steps or more than 32, or an event is no id.</exception>
    public static FunnelSpec PostHog(params IEnumerable<string> events) => Of(PostHogWindow, events) with { Preset = FunnelPreset.PostHog };

    /// <summary>A funnel by the rules of ClickHouse's windowFunnel: any first step may open a chain, interactions in their total order.</summary>
    /// <param name="within">The window, above 0.</param>
    /// <param name="events">An event for each step.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="ArgumentException">There are no steps or more than 32, or an event is no id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is not above 0.</exception>
    public static FunnelSpec ClickHouse(TimeSpan within, params IEnumerable<string> events) => Of(within, events) with { Preset = FunnelPreset.ClickHouse };

    /// <summary>Why a journey got as far as it did: for every interaction the step it filled, or why it filled none.</summary>
    /// <param name="journey">The journey.</param>
    /// <returns>The explanation.</returns>
    public FunnelExplanation Explain(ObservedJourney journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return FunnelTrace.Of(this, journey);
    }

    /// <summary>The steps with window and order.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{string.Join(" > ", _steps.Select(step => step.ToString()))} within {(Within is { } window ? window.ToString("c", CultureInfo.InvariantCulture) : "any time")} ({Order}, {Anchor})");

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"funnel within={Within?.Ticks} order={Order} anchor={Anchor} before={EnteredBefore?.UtcTicks} horizon={Horizon?.Ticks} preset={Preset} steps={SchemaText.Of(_steps.Select(step => step.Schema))} exclusions={SchemaText.Of(_exclusions.Select(one => one.Schema))}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new FunnelOperator(engine, this);

    internal override FunnelResult Read(JourneyOperator state, JourneyLook look) => ((FunnelOperator)state).Read(look);

    internal FunnelSpec As(FunnelPreset preset) => this with { Preset = preset };

    private static IEnumerable<FunnelStep> StepsOf(IEnumerable<string> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Select(one => FunnelStep.Of(one));
    }

    private static ValueList<FunnelStep> Checked(IEnumerable<FunnelStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var list = ValueList<FunnelStep>.Of(steps);
        return list.Count is >= 1 and <= MostSteps
            ? list
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A funnel has 1 to {MostSteps} steps; this one has {list.Count}."), nameof(steps));
    }

    private void Check(string member)
    {
        if (!Enum.IsDefined(Order)) throw new ArgumentException($"{Order} is no order of a funnel.", member);
        if (!Enum.IsDefined(Anchor)) throw new ArgumentException($"{Anchor} is no anchor of a funnel.", member);
        if (_exclusions.Count > MostSteps) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A funnel has at most {MostSteps} exclusions; put events that do the same into one."), member);
        foreach (var exclusion in _exclusions)
        {
            if (exclusion.BeforeStep > _steps.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An exclusion ends before step {exclusion.BeforeStep}, and there are {_steps.Count} steps."), member);
        }

        if (Order != FunnelOrder.AnyOrder) return;
        if (Anchor == FunnelAnchor.FirstEntry) throw new ArgumentException("In any order there is no first step, so nothing is anchored to its first entry. Use Sliding.", member);
        if (_exclusions.Count > 0) throw new ArgumentException("In any order nothing lies between two steps, so nothing can be excluded there.", member);
        if (EnteredBefore is not null) throw new ArgumentException("In any order there is no first step, so entry cannot be limited.", member);
        if (_steps.Any(step => step.MaxGap is not null)) throw new ArgumentException("In any order there is no step before, so no gap to it.", member);
        for (var i = 0; i < _steps.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (_steps[i].MayShare(_steps[j])) throw new ArgumentException("In any order the steps must differ: no event may fill two of them.", member);
            }
        }
    }
}
