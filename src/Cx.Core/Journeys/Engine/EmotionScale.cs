using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>Answers as emotion: the worst level is -1, the best 1.</summary>
internal static class EmotionScale
{
    /// <summary>Emotion of an answer as an exact fraction: ±(2(x − min) − (max − min)) of (max − min), minus where low is good.</summary>
    public static (int Numerator, int Denominator)? Of(Rating answer)
    {
        if (answer.Value is not { } value) return null;
        var scale = answer.Scale!;
        var range = scale.Max - scale.Min;
        var doubled = (2 * (value - scale.Min)) - range;
        return (scale.Polarity == Polarity.HigherIsBetter ? doubled : -doubled, range);
    }

    /// <summary>Emotion of a mean in scale units, -1…1.</summary>
    public static double Of(double mean, ScaleDefinition scale)
    {
        var emotion = (2 * (mean - scale.Min) / (scale.Max - scale.Min)) - 1;
        return scale.Polarity == Polarity.HigherIsBetter ? emotion : -emotion;
    }

    public static Interval Of(Interval mean, ScaleDefinition scale)
    {
        double one = Of(mean.Low, scale), other = Of(mean.High, scale);
        return Interval.Of(Math.Min(one, other), Math.Max(one, other), mean.Confidence, mean.Method);
    }

    /// <summary>The distance of a mean from the best level, 0…1.</summary>
    public static Interval Away(Interval mean, ScaleDefinition scale)
    {
        var emotion = Of(mean, scale);
        return Interval.Of((1 - emotion.High) / 2, (1 - emotion.Low) / 2, mean.Confidence, mean.Method);
    }
}
