namespace Cx.Core.Journeys;

/// <summary>How people feel at each event, and how journeys are remembered.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record EmotionCurve : JourneyResult
{
    internal EmotionCurve(JourneyLook look, EmotionSpec spec, ValueList<EmotionPoint> points, PeakEnd? peakEnd)
        : base(look, isExact: true)
    {
        Spec = spec;
        Points = points;
        PeakEnd = peakEnd;
    }

    /// <summary>What was asked.</summary>
    public EmotionSpec Spec { get; }

    /// <summary>The points by event, then by scale.</summary>
    public IReadOnlyList<EmotionPoint> Points { get; }

    /// <summary>How journeys are remembered; <see langword="null"/> when nobody answered.</summary>
    public PeakEnd? PeakEnd { get; }

    /// <summary>The point with the lowest gap to what was expected, among those whose interval excludes 0; <see langword="null"/> when there is none.</summary>
    public EmotionPoint? WorstMoment => Points.Where(point => point.GapInterval is { High: < 0 }).MinBy(point => point.Gap);

    /// <summary>The point of an event.</summary>
    /// <param name="name">The event.</param>
    /// <returns>The first point of the event, or <see langword="null"/> when nobody answered there.</returns>
    public EmotionPoint? At(string name) => Points.FirstOrDefault(point => string.Equals(point.Event.Text, name, StringComparison.Ordinal));

    /// <summary>A line for each point.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join('\n', Points.Select(point => point.ToString()));
}
