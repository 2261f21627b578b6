using System.Globalization;
using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>How people feel at an event.</summary>
/// <remarks>
/// <para>Emotions lie in -1 (worst level of the scale) … 1 (best). The point is the emotion of the mean answer.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record EmotionPoint
{
    internal EmotionPoint(string name, ScaleDefinition? scale, MeanScore? score, long n, long asked, double emotion, Interval? interval, double? expected)
    {
        Event = new TouchpointId(name);
        Scale = scale;
        Score = score;
        N = n;
        AskedButSilent = asked - n;
        Emotion = emotion;
        Interval = interval;
        Expected = expected;
    }

    /// <summary>The event.</summary>
    public TouchpointId Event { get; }

    /// <summary>The scale of the answers; <see langword="null"/> where several were pooled.</summary>
    public ScaleDefinition? Scale { get; }

    /// <summary>The mean answer on its scale; <see langword="null"/> where several scales were pooled.</summary>
    public MeanScore? Score { get; }

    /// <summary>How many answered, 1 or more.</summary>
    public long N { get; }

    /// <summary>How many were asked and did not answer.</summary>
    public long AskedButSilent { get; }

    /// <summary>The emotion, -1…1.</summary>
    public double Emotion { get; }

    /// <summary>Its 95 % interval, by Student's t, within -1…1; <see langword="null"/> for a single answer.</summary>
    public Interval? Interval { get; }

    /// <summary>The emotion that was meant, -1…1; <see langword="null"/> when none was.</summary>
    public double? Expected { get; }

    /// <summary>Observed minus expected, -2…2; <see langword="null"/> when nothing was expected.</summary>
    public double? Gap => Emotion - Expected;

    /// <summary>The 95 % interval of the gap, within -2…2; <see langword="null"/> without a gap or an interval.</summary>
    public Interval? GapInterval => Expected is { } expected && Interval is { } limits ? Interval.Of(limits.Low - expected, limits.High - expected, limits.Confidence, limits.Method) : null;

    /// <summary>The event with its emotion.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event}: {Emotion:0.####} (n {N})");
}
