namespace Cx.Core.Journeys;

/// <summary>Where journeys are hard going.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record FrictionIndex : JourneyResult
{
    internal FrictionIndex(JourneyLook look, FrictionSpec spec, ValueList<FrictionPoint> points)
        : base(look, isExact: true)
    {
        Spec = spec;
        Points = points;
    }

    /// <summary>What was asked.</summary>
    public FrictionSpec Spec { get; }

    /// <summary>The events, those with the most friction first.</summary>
    public IReadOnlyList<FrictionPoint> Points { get; }

    /// <summary>The friction at an event.</summary>
    /// <param name="name">The event.</param>
    /// <returns>The friction, or <see langword="null"/> when it never happened.</returns>
    public FrictionPoint? At(string name) => Points.FirstOrDefault(point => string.Equals(point.Event.Text, name, StringComparison.Ordinal));

    /// <summary>A line for each event.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join('\n', Points.Select(point => point.ToString()));
}
