using System.Runtime.InteropServices;
using Cx.Core.Feedback;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>A blueprint as an automaton: one state for the start and one for each touchpoint, "the last one matched". The yardstick of what customers really did.</summary>
/// <remarks>
/// <para>An interaction of event e leads from one state to that of a touchpoint of this event when there is a transition between them, or when the touchpoint is an entry and the state is the start, or when it is the state itself and repeatable. A journey is accepted in a success or a failure.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equal when the blueprints are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class CompiledBlueprint : IEquatable<CompiledBlueprint>
{
    private readonly Dictionary<TouchpointId, int> _eventIndex = [];
    private readonly Dictionary<TouchpointId, int> _stateIndex = [];
    private readonly IReadOnlyList<Touchpoint>[] _touchpointsOf;
    private readonly bool[] _isSuccess;
    private readonly bool[] _isFailure;

    internal CompiledBlueprint(JourneyBlueprint blueprint)
    {
        Blueprint = blueprint;
        foreach (var touchpoint in blueprint.Touchpoints) _stateIndex.Add(touchpoint.Id, _stateIndex.Count + 1);
        var events = blueprint.Touchpoints.Select(touchpoint => touchpoint.Event).Distinct().OrderBy(id => id.Text, StringComparer.Ordinal).ToArray();
        foreach (var name in events) _eventIndex.Add(name, _eventIndex.Count);
        Events = ValueList<TouchpointId>.Of(events);
        _touchpointsOf = [.. events.Select(name => ValueList<Touchpoint>.Of(blueprint.Touchpoints.Where(touchpoint => touchpoint.Event == name)))];
        _isSuccess = Ends(blueprint.Success);
        _isFailure = Ends(blueprint.Failure);
        Automaton = new Automaton(blueprint, _stateIndex, _eventIndex);
    }

    /// <summary>The blueprint.</summary>
    public JourneyBlueprint Blueprint { get; }

    /// <summary>How many states there are: the start and one for each touchpoint.</summary>
    public int StateCount => Automaton.States;

    /// <summary>The least number of mandatory touchpoints from the start to an end.</summary>
    public int ShortestPath => Automaton.ShortestPath;

    /// <summary>The events it knows, in the order of their names.</summary>
    public IReadOnlyList<TouchpointId> Events { get; }

    internal Automaton Automaton { get; }

    /// <summary>Whether the blueprint has a touchpoint of this event.</summary>
    /// <param name="name">The name of the event.</param>
    /// <returns>Whether it is known.</returns>
    public bool IsKnown(TouchpointId name) => _eventIndex.ContainsKey(name);

    /// <summary>The touchpoints of an event: one, or several that share it.</summary>
    /// <param name="name">The name of the event.</param>
    /// <returns>The touchpoints; empty for an unknown event.</returns>
    public IReadOnlyList<Touchpoint> TouchpointsOf(TouchpointId name) => _eventIndex.TryGetValue(name, out var index) ? _touchpointsOf[index] : ValueList<Touchpoint>.Empty;

    /// <summary>Whether an event ends a journey well: a touchpoint of this event is a success.</summary>
    /// <param name="name">The name of the event.</param>
    /// <returns>Whether it does; not for an unknown event.</returns>
    public bool IsSuccess(TouchpointId name) => _eventIndex.TryGetValue(name, out var index) && _isSuccess[index];

    /// <summary>Whether an event ends a journey badly: a touchpoint of this event is a failure, and none is a success.</summary>
    /// <param name="name">The name of the event.</param>
    /// <returns>Whether it does; not for an unknown event.</returns>
    public bool IsFailure(TouchpointId name) => _eventIndex.TryGetValue(name, out var index) && _isFailure[index] && !_isSuccess[index];

    /// <summary>The cheapest way from one touchpoint to another without interactions.</summary>
    /// <param name="from">Where it begins; <see langword="null"/> for the start.</param>
    /// <param name="to">Where it leads.</param>
    /// <returns>How many mandatory touchpoints it enters, 0 for the touchpoint itself; <see langword="null"/> when there is no way.</returns>
    /// <exception cref="ArgumentException">There is no such touchpoint.</exception>
    public int? SkipCost(TouchpointId? from, TouchpointId to)
    {
        var cost = Automaton.ExactSkip(from is { } start ? StateOf(start, nameof(from)) : 0, StateOf(to, nameof(to)));
        return cost == Automaton.NoWay ? null : cost;
    }

    /// <summary>How far a journey is from the blueprint: the cost of the cheapest alignment.</summary>
    /// <param name="journey">The events of the interactions, in their order. Unknown ones cost 1 each.</param>
    /// <returns>The alignment.</returns>
    public Alignment Align(IEnumerable<TouchpointId> journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        Span<byte> state = StateCount <= 512 ? stackalloc byte[Automaton.StateBytes] : new byte[Automaton.StateBytes];
        Automaton.Start(state);
        var count = 0;
        foreach (var name in journey)
        {
            Automaton.Step(state, EventIndex(name));
            count++;
        }

        return Automaton.Read(state, count);
    }

    /// <summary>Traces one cheapest alignment of a journey and names every deviation.</summary>
    /// <param name="journey">The interactions of one journey, in their order.</param>
    /// <param name="isActive">Whether the journey goes on: then it need not have reached an end.</param>
    /// <returns>The explanation.</returns>
    public ConformanceExplanation Explain(IEnumerable<Interaction> journey, bool isActive = false)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return AlignmentTrace.Run(this, [.. journey], isActive);
    }

    /// <summary>Traces one cheapest alignment of an observed journey; an active one need not have reached an end.</summary>
    /// <param name="journey">The journey.</param>
    /// <returns>The explanation.</returns>
    public ConformanceExplanation Explain(ObservedJourney journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return Explain(journey.Interactions, journey.State == JourneyState.Active);
    }

    /// <summary>How often each deviation occurs in journeys; of active ones what is still to come is not missing.</summary>
    /// <param name="journeys">The journeys, such as those of a log.</param>
    /// <returns>The deviations, most frequent first, then by kind and event; empty when all journeys are as intended.</returns>
    public IReadOnlyList<DeviationCount> CountDeviations(IEnumerable<ObservedJourney> journeys)
    {
        ArgumentNullException.ThrowIfNull(journeys);
        var counts = new Dictionary<(DeviationKind Kind, TouchpointId Event), (long Count, long Journeys)>();
        foreach (var journey in journeys)
        {
            foreach (var group in Explain(journey).Deviations.GroupBy(one => (one.Kind, one.Event)))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, group.Key, out _);
                count = (count.Count + group.Count(), count.Journeys + 1);
            }
        }

        return ValueList<DeviationCount>.Of(counts
            .OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key.Kind).ThenBy(one => one.Key.Event.Text, StringComparer.Ordinal)
            .Select(one => new DeviationCount(one.Key.Kind, one.Key.Event, one.Value.Count, one.Value.Journeys)));
    }

    /// <inheritdoc/>
    public bool Equals(CompiledBlueprint? other) => other is not null && Blueprint == other.Blueprint;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CompiledBlueprint);

    /// <inheritdoc/>
    public override int GetHashCode() => Blueprint.GetHashCode();

    /// <summary>Whether two are of equal blueprints.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CompiledBlueprint? left, CompiledBlueprint? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two are of different blueprints.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CompiledBlueprint? left, CompiledBlueprint? right) => !(left == right);

    /// <summary>The blueprint and its size.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Blueprint}: {StateCount} states, {Events.Count} events");

    /// <summary>The number of an event as the automaton knows it; −1 for one it does not know.</summary>
    internal int EventIndex(TouchpointId name) => _eventIndex.GetValueOrDefault(name, -1);

    /// <summary>The touchpoint of a state, 1 or more.</summary>
    internal Touchpoint TouchpointOf(int state) => Blueprint.Touchpoints[state - 1];

    private int StateOf(TouchpointId touchpoint, string parameter)
        => _stateIndex.TryGetValue(touchpoint, out var state) ? state : throw new ArgumentException($"The blueprint {Blueprint} has no touchpoint \"{touchpoint}\".", parameter);

    private bool[] Ends(IReadOnlyList<TouchpointId> ends)
    {
        var marks = new bool[Events.Count];
        foreach (var end in ends) marks[_eventIndex[Blueprint.FindTouchpoint(end)!.Event]] = true;
        return marks;
    }
}
