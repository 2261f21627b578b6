using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>How somebody feels: −1 as bad as can be, 0 neither, 1 as good as can be.</summary>
/// <remarks>
/// <para>Range −1…1. Of an answer x on a scale: 2(x − min)/(max − min) − 1, with the opposite sign where low is good.</para>
/// <para><see langword="default"/> is 0, neither good nor bad: a feeling, not a missing one. A missing one is <see langword="null"/>.</para>
/// <para>Equal by value. No order and no arithmetic; the number is <see cref="Value"/>. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(EmotionJsonConverter))]
public readonly record struct Emotion
{
    private Emotion(double value) => Value = value;

    /// <summary>The number, −1…1.</summary>
    public double Value { get; }

    /// <summary>Makes an emotion of its number.</summary>
    /// <param name="value">−1…1.</param>
    /// <returns>The emotion.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside −1…1 or no number.</exception>
    public static Emotion From(double value) => TryFrom(value, out var emotion)
        ? emotion
        : throw new ArgumentOutOfRangeException(nameof(value), value, "An emotion is a number from −1 to 1. Use Emotion.Of for an answer on a scale.");

    /// <summary>Makes an emotion of its number without throwing.</summary>
    /// <param name="value">−1…1.</param>
    /// <param name="result">The emotion, or 0 when the number is refused.</param>
    /// <returns>Whether the number is in the range.</returns>
    public static bool TryFrom(double value, out Emotion result)
    {
        var fits = value is >= -1 and <= 1;
        // Adding nothing turns −0 into 0: one value, one text.
        result = fits ? new Emotion(value + 0.0) : default;
        return fits;
    }

    /// <summary>The emotion that an answer expresses.</summary>
    /// <param name="rating">The answer.</param>
    /// <returns>The emotion; <see langword="null"/> when nothing was answered.</returns>
    public static Emotion? Of(Rating rating) => rating.Value is { } value ? Of(value, rating.Scale!) : null;

    /// <summary>The emotion that an answer expresses.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="rating">The answer.</param>
    /// <returns>The emotion; <see langword="null"/> when nothing was answered.</returns>
    public static Emotion? Of<TScale>(Rating<TScale> rating)
        where TScale : struct, IScale<TScale> => rating.Value is { } value ? Of(value, ScaleDefinition.Of<TScale>()) : null;

    /// <summary>The number with two decimals and its sign.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static Emotion Of(int value, ScaleDefinition scale)
    {
        // Both terms are whole numbers: the middle of a scale is exactly 0.
        double high = (2 * (value - scale.Min)) - (scale.Max - scale.Min), emotion = high / (scale.Max - scale.Min);
        return From(scale.Polarity == Polarity.HigherIsBetter ? emotion : -emotion);
    }
}
