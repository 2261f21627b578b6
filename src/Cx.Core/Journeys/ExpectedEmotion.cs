using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>The emotion that was meant at an event.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record ExpectedEmotion
{
    private ExpectedEmotion(TouchpointId name, double emotion)
    {
        Event = name;
        Emotion = emotion;
    }

    /// <summary>The event.</summary>
    public TouchpointId Event { get; }

    /// <summary>The emotion, -1 (worst) … 1 (best).</summary>
    public double Emotion { get; }

    /// <summary>Makes an expectation.</summary>
    /// <param name="name">The event.</param>
    /// <param name="emotion">The emotion, -1 (worst) … 1 (best).</param>
    /// <returns>Both together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The emotion is outside -1…1.</exception>
    public static ExpectedEmotion Of(string name, double emotion)
        => emotion is >= -1 and <= 1 ? new ExpectedEmotion(new TouchpointId(name), emotion) : throw new ArgumentOutOfRangeException(nameof(emotion), emotion, "An emotion lies from -1, the worst, to 1, the best.");

    /// <summary>The event with its emotion.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event}: {Emotion}");
}
