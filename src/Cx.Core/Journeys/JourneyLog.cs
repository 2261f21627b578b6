using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Interactions that are all there: sorted, divided into journeys, and analysed as of any instant.</summary>
/// <remarks>
/// <para>For interactions that keep coming use a tracker; a log answers for any earlier instant as well, and its quantiles are exact.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality. No order. Thread safety: any number of threads may read.</para>
/// </remarks>
/// <example>
/// <code>
/// var monday = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
/// var log = JourneyLog.Of(
///     [
///         new() { EventId = new("1"), Customer = new("anna"), Touchpoint = new("signup"), OccurredAt = monday },
///         new() { EventId = new("2"), Customer = new("anna"), Touchpoint = new("setup"), OccurredAt = monday.AddDays(1) },
///     ],
///     JourneyPartition.OnePerCustomer);
/// FunnelResult funnel = log.Read(FunnelSpec.Of(TimeSpan.FromDays(7), "signup", "setup"), asOf: monday.AddDays(30));
/// Console.WriteLine(funnel.Converted);   // 1
/// </code>
/// </example>
public sealed class JourneyLog
{
    private readonly Symbols _events;
    private readonly Symbols _channels;
    private readonly List<CustomerId> _customers;
    private readonly Dictionary<CustomerId, int> _numbers;
    private readonly Step[] _steps;
    private readonly int[] _from;

    private JourneyLog(JourneyLogBuilder builder, Step[] steps, int[] from, OfferTally tally, JourneyPartition partition, JourneyEnds? ends, TimeSpan? abandonAfter)
    {
        _events = builder.Events;
        _channels = builder.Channels;
        _customers = builder.Customers;
        _numbers = builder.Numbers;
        _steps = steps;
        _from = from;
        Tally = tally;
        Partition = partition;
        Ends = ends;
        AbandonAfter = abandonAfter;
        LastAt = steps.Length == 0 ? null : new DateTimeOffset(steps.Max(step => step.Ticks), TimeSpan.Zero);
    }

    /// <summary>Which interactions form one journey.</summary>
    public JourneyPartition Partition { get; }

    /// <summary>The events that end a journey; <see langword="null"/> for none.</summary>
    public JourneyEnds? Ends { get; }

    /// <summary>After how long a silence a journey without an end counts as abandoned; <see langword="null"/> when none ever does.</summary>
    public TimeSpan? AbandonAfter { get; }

    /// <summary>What became of the interactions that were given.</summary>
    public OfferTally Tally { get; }

    /// <summary>How many interactions there are.</summary>
    public int Count => _steps.Length;

    /// <summary>The customers, in the order in which they were first seen.</summary>
    public IReadOnlyList<CustomerId> Customers => _customers;

    /// <summary>When the latest interaction happened; <see langword="null"/> of an empty log.</summary>
    public DateTimeOffset? LastAt { get; }

    /// <summary>Makes a log.</summary>
    /// <param name="interactions">The interactions, in any order. One without ids is counted as invalid, one whose id its customer already has as a duplicate.</param>
    /// <param name="partition">Which interactions form one journey.</param>
    /// <param name="ends">The events that end a journey; none if left out.</param>
    /// <param name="abandonAfter">After how long a silence a journey without an end counts as abandoned; never if left out.</param>
    /// <returns>The log.</returns>
    /// <exception cref="ArgumentException">Journeys are to begin after ends, and no ends are said.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The silence is not above 0.</exception>
    public static JourneyLog Of(IEnumerable<Interaction> interactions, JourneyPartition partition, JourneyEnds? ends = null, TimeSpan? abandonAfter = null)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        JourneyRules.Check(partition, ends, abandonAfter);
        var builder = new JourneyLogBuilder(partition);
        foreach (var interaction in interactions) builder.Add(in interaction);
        var (steps, from, tally) = builder.Sorted();
        return new JourneyLog(builder, steps, from, tally, partition, ends, abandonAfter);
    }

    /// <summary>The answer to a question, as of an instant.</summary>
    /// <typeparam name="TResult">The answer.</typeparam>
    /// <param name="spec">The question.</param>
    /// <param name="asOf">The instant of the look: what happened later had not happened then.</param>
    /// <returns>The answer.</returns>
    public TResult Read<TResult>(JourneySpec<TResult> spec, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return ReadAll(asOf, spec).Get(spec);
    }

    /// <summary>The answers to several questions in one pass over the interactions.</summary>
    /// <param name="asOf">The instant of the look: what happened later had not happened then.</param>
    /// <param name="specs">The questions.</param>
    /// <returns>The answers.</returns>
    public JourneyReading ReadAll(DateTimeOffset asOf, params ReadOnlySpan<JourneySpec> specs)
    {
        var engine = Run(asOf, specs);
        var look = Look(engine, asOf);
        var answers = new Dictionary<JourneySpec, object?>();
        for (var i = 0; i < specs.Length; i++) answers[specs[i]] = specs[i].ReadAny(engine.Operators[i], look);
        return new JourneyReading(asOf, answers);
    }

    /// <summary>The journeys as of an instant, by customers in the order in which those were first seen.</summary>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The journeys that had begun.</returns>
    public IEnumerable<ObservedJourney> Journeys(DateTimeOffset asOf)
    {
        for (var customer = 0; customer < _customers.Count; customer++)
        {
            foreach (var journey in JourneysOf(customer, asOf)) yield return journey;
        }
    }

    /// <summary>The journeys of a customer as of an instant.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>The journeys that had begun; none of somebody who is not in the log.</returns>
    public IReadOnlyList<ObservedJourney> Journeys(CustomerId customer, DateTimeOffset asOf)
        => _numbers.TryGetValue(customer, out var number) ? JourneysOf(number, asOf) : [];

    /// <summary>Why a customer's journeys got as far as they did in a funnel: for every interaction the step it filled, or why it filled none.</summary>
    /// <param name="spec">The funnel.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>An explanation for each journey of the customer.</returns>
    public IReadOnlyList<FunnelExplanation> Explain(FunnelSpec spec, CustomerId customer, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return [.. Journeys(customer, asOf).Select(spec.Explain)];
    }

    /// <summary>The size of the log.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} interactions of {_customers.Count} customers, {Partition}");

    internal JourneyEngine Run(DateTimeOffset asOf, ReadOnlySpan<JourneySpec> specs)
    {
        var engine = new JourneyEngine(_events, _channels, Partition, Ends, AbandonAfter, isExact: true);
        foreach (var spec in specs)
        {
            ArgumentNullException.ThrowIfNull(spec, nameof(specs));
            engine.Operators.Add(spec.CreateOperator(engine));
        }

        for (var customer = 0; customer < _customers.Count; customer++) engine.Apply(customer, StepsOf(customer, asOf.UtcTicks));
        return engine;
    }

    private JourneyLook Look(JourneyEngine engine, DateTimeOffset asOf) => new() { Engine = engine, Customers = _customers, AsOf = asOf, IsProvisional = false, Tally = Tally };

    /// <summary>What a customer had done by an instant.</summary>
    private ReadOnlySpan<Step> StepsOf(int customer, long until)
    {
        var steps = _steps.AsSpan(_from[customer].._from[customer + 1]);
        while (!steps.IsEmpty && steps[^1].Ticks > until) steps = steps[..^1];
        return steps;
    }

    private List<ObservedJourney> JourneysOf(int customer, DateTimeOffset asOf)
    {
        var engine = new JourneyEngine(_events, _channels, Partition, Ends, AbandonAfter, isExact: true);
        var trail = new TrailOperator();
        engine.Operators.Add(trail);
        var until = asOf.UtcTicks;
        engine.Apply(0, StepsOf(customer, until));
        var journeys = new List<ObservedJourney>();
        for (var journey = 0; journey < trail.Journeys.Count; journey++)
        {
            journeys.Add(new ObservedJourney(
                _customers[customer], journey, null, engine.StateOf(in engine.Heads[journey], until),
                new ValueList<Interaction>([.. trail.Journeys[journey].Select(index => ToInteraction(customer, in _steps[_from[customer] + index]))])));
        }

        return journeys;
    }

    private Interaction ToInteraction(int customer, in Step step) => new()
    {
        EventId = new EventId(step.EventId),
        Customer = _customers[customer],
        Touchpoint = new TouchpointId(_events[step.Event]),
        Channel = step.Channel < 0 ? null : new ChannelId(_channels[step.Channel]),
        OccurredAt = step.At.ToOffset(TimeSpan.FromMinutes(step.Offset)),
        RecordedAt = step.Notes?.RecordedAt,
        Sequence = step.Sequence,
        Case = step.Case is { } name ? new CaseId(name) : null,
        Answer = step.Answer,
        Effort = step.Effort,
        Outcome = step.Notes?.Outcome,
        Attributes = step.Attributes,
    };
}
