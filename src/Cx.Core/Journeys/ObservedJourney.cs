using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>One journey as it was observed: the interactions of a customer that belong together, in their order.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record ObservedJourney
{
    internal ObservedJourney(CustomerId customer, int ordinal, string? blueprint, JourneyState state, ValueList<Interaction> interactions)
    {
        Customer = customer;
        Ordinal = ordinal;
        Blueprint = blueprint;
        State = state;
        Interactions = interactions;
    }

    /// <summary>Whose journey it is.</summary>
    public CustomerId Customer { get; }

    /// <summary>Which journey of the customer it is, from 0.</summary>
    public int Ordinal { get; }

    /// <summary>Id and version of the blueprint under which it began, such as <c>saas@1.0.0</c>; <see langword="null"/> without one.</summary>
    public string? Blueprint { get; }

    /// <summary>When its first interaction happened.</summary>
    public DateTimeOffset StartedAt => Interactions[0].OccurredAt;

    /// <summary>When its last interaction happened.</summary>
    public DateTimeOffset LastAt => Interactions[^1].OccurredAt;

    /// <summary>How it stands as of the instant of the look.</summary>
    public JourneyState State { get; }

    /// <summary>Its interactions in their order, 1 or more.</summary>
    public IReadOnlyList<Interaction> Interactions { get; }

    /// <summary>The interactions in their order and the state; no customer.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" > ", Interactions.Select(one => one.Touchpoint.Text))} ({State})");
}
