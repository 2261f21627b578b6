using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>One deviation of a journey from its blueprint.</summary>
/// <remarks>
/// <para>Part of a <see cref="ConformanceExplanation"/>.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record Deviation
{
    internal Deviation(DeviationKind kind, TouchpointId name, TouchpointId? touchpoint, int position, int cost)
    {
        Kind = kind;
        Event = name;
        Touchpoint = touchpoint;
        Position = position;
        Cost = cost;
    }

    /// <summary>What kind it is.</summary>
    public DeviationKind Kind { get; }

    /// <summary>The event that was missing, unexpected, late or on a wrong channel.</summary>
    public TouchpointId Event { get; }

    /// <summary>The touchpoint of the blueprint; <see langword="null"/> for an unexpected interaction, which belongs to none.</summary>
    public TouchpointId? Touchpoint { get; }

    /// <summary>The interaction, from 0. What is missing is missing before it; the number of interactions stands for the end.</summary>
    public int Position { get; }

    /// <summary>What it costs: 2, 1 or 0.</summary>
    public int Cost { get; }

    /// <summary>The kind, the event and the position.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Kind} {Event} at {Position}");
}
