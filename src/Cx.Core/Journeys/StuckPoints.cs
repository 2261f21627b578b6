using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Where customers are stuck, and who they are.</summary>
/// <remarks>
/// <para>Events that end a journey are no stuck points.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record StuckPoints : JourneyResult
{
    internal StuckPoints(JourneyLook look, StuckPointSpec spec, ValueList<StuckPoint> points, ValueList<StuckCustomer> customers)
        : base(look, look.Engine.IsExact)
    {
        Spec = spec;
        Points = points;
        Customers = customers;
    }

    /// <summary>What was asked.</summary>
    public StuckPointSpec Spec { get; }

    /// <summary>The events, those with the most stuck customers first.</summary>
    public IReadOnlyList<StuckPoint> Points { get; }

    /// <summary>The customers who are stuck, the longest first.</summary>
    public IReadOnlyList<StuckCustomer> Customers { get; }

    /// <summary>A line for each event.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join('\n', Points.Select(point => point.ToString()));
}
