using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>A customer who is stuck: a reason to ask what is wrong.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record StuckCustomer
{
    internal StuckCustomer(CustomerId customer, TouchpointId at, TimeSpan age)
    {
        Customer = customer;
        Event = at;
        Age = age;
    }

    /// <summary>The customer.</summary>
    public CustomerId Customer { get; }

    /// <summary>Where they stand.</summary>
    public TouchpointId Event { get; }

    /// <summary>How long they have stood there.</summary>
    public TimeSpan Age { get; }

    /// <summary>Where and how long; no customer.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"stuck at {Event} for {Age:c}");
}
