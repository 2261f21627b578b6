using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>One answer on a scale that is known only at run time, such as one read from configuration; it carries its scale with it.</summary>
/// <remarks>
/// <para>A number lies between the scale's min and max. Prefer <see cref="Rating{TScale}"/> where the scale is known when you compile: there, mixing two scales does not compile; here it throws <see cref="ScaleMismatchException"/>.</para>
/// <para>The <see langword="default"/> is not answered, on no scale.</para>
/// <para>Equality: same scale (id, range, polarity) and same answer. Order, for sorting only and on one scale: not answered, numbers, skipped, not applicable; the default comes first.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var scale = ScaleDefinition.Create("menu-taste", 0, 10, Polarity.HigherIsBetter).WithBoxes(2, 5);
/// var answer = Rating.From(scale, 9);
/// Console.WriteLine(answer.IsFavourable == true); // True
/// </code>
/// </example>
[JsonConverter(typeof(RuntimeRatingJsonConverter))]
public readonly struct Rating :
    IEquatable<Rating>,
    IEqualityOperators<Rating, Rating, bool>,
    IComparable<Rating>,
    IComparable,
    ISpanFormattable,
    IUtf8SpanFormattable
{
    private readonly byte _code;

    internal Rating(ScaleDefinition scale, byte code)
    {
        Scale = scale;
        _code = code;
    }

    /// <summary>The scale, or <see langword="null"/> for the default value.</summary>
    public ScaleDefinition? Scale { get; }

    /// <summary>The number answered, in scale units, or <see langword="null"/> for a non-answer.</summary>
    public int? Value => IsAnswered ? _code - 1 + Scale!.Min : null;

    /// <summary>What this is: a number, or which kind of non-answer.</summary>
    public AnswerKind Kind => RatingCode.KindOf(_code, Scale?.Levels ?? 0);

    /// <summary>Whether a number was answered.</summary>
    public bool IsAnswered => Kind == AnswerKind.Answered;

    /// <summary>Whether the answer stands in the scale's favourable box; <see langword="null"/> for a non-answer and on a scale without box.</summary>
    public bool? IsFavourable => Value is { } value ? Scale!.IsFavourable(value) : null;

    /// <summary>Whether the answer stands in the scale's unfavourable box; <see langword="null"/> for a non-answer and on a scale without box.</summary>
    public bool? IsUnfavourable => Value is { } value ? Scale!.IsUnfavourable(value) : null;

    /// <summary>The answer in words, or <see langword="null"/> for a non-answer and on a scale without labels.</summary>
    public string? Label => Value is { } value ? Scale!.LabelOf(value) : null;

    internal byte Code => _code;

    /// <summary>No answer on a scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    public static Rating NotAnswered(ScaleDefinition scale) => new(Checked(scale), RatingCode.NotAnswered);

    /// <summary>The question was shown and passed over.</summary>
    /// <param name="scale">The scale.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    public static Rating Skipped(ScaleDefinition scale) => new(Checked(scale), RatingCode.Skipped);

    /// <summary>The respondent said that the question does not apply.</summary>
    /// <param name="scale">The scale.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    public static Rating NotApplicable(ScaleDefinition scale) => new(Checked(scale), RatingCode.NotApplicable);

    /// <summary>The rating for a number that must be on the scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="value">A number from the scale's min to its max.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale. Use <see cref="TryFrom"/> for input that may be wrong.</exception>
    public static Rating From(ScaleDefinition scale, int value)
    {
        if (!TryFrom(Checked(scale), value, out var rating)) scale.ThrowOffScale(value);
        return rating;
    }

    /// <summary>The rating for a number, or no answer for no number.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="value">A number on the scale, or <see langword="null"/>.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    public static Rating FromNullable(ScaleDefinition scale, int? value) => value is { } number ? From(scale, number) : NotAnswered(scale);

    /// <summary>The rating for a number, if it is on the scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="value">Any number.</param>
    /// <param name="rating">The rating, or no answer on that scale.</param>
    /// <returns>Whether the number is on the scale.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    public static bool TryFrom(ScaleDefinition scale, int value, out Rating rating)
    {
        var fits = RatingCode.TryFrom(value, Checked(scale).Min, scale.Levels, out var code);
        rating = new Rating(scale, code);
        return fits;
    }

    /// <summary>The rating for a label of the scale, without regard to letter case.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="label">One of its labels.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The scale or the label is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The scale has no such label, or none at all.</exception>
    public static Rating FromLabel(ScaleDefinition scale, string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return TryFromLabel(Checked(scale), label, out var rating) ? rating : throw NoSuchLabel(label, scale);
    }

    /// <summary>The rating for a label of the scale, if it has that label.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="label">A text.</param>
    /// <param name="rating">The rating, or no answer on that scale.</param>
    /// <returns>Whether the scale has that label.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    public static bool TryFromLabel(ScaleDefinition scale, ReadOnlySpan<char> label, out Rating rating)
    {
        rating = NotAnswered(scale);
        return scale.TryParseLabel(label, out var value) && TryFrom(scale, value, out rating);
    }

    /// <summary>Reads a rating from its text.</summary>
    /// <param name="text">A whole number, nothing, <c>skipped</c> or <c>notApplicable</c>.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is no answer on the scale.</exception>
    public static Rating Parse(ReadOnlySpan<char> text, ScaleDefinition scale) =>
        TryParse(text, Checked(scale), out var rating) ? rating : throw RatingText.NotARating(text, scale);

    /// <summary>Reads a rating from its text, if it is one.</summary>
    /// <param name="text">A whole number, nothing, <c>skipped</c> or <c>notApplicable</c>.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="rating">The rating, or no answer on that scale.</param>
    /// <returns>Whether the text is an answer on the scale.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    public static bool TryParse(ReadOnlySpan<char> text, ScaleDefinition scale, out Rating rating)
    {
        var parsed = RatingText.TryParse(text, Checked(scale).Min, scale.Levels, out var code);
        rating = new Rating(scale, code);
        return parsed;
    }

    /// <summary>Reads a rating from its text in UTF-8.</summary>
    /// <param name="utf8Text">A whole number, nothing, <c>skipped</c> or <c>notApplicable</c>.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is no answer on the scale.</exception>
    public static Rating Parse(ReadOnlySpan<byte> utf8Text, ScaleDefinition scale) =>
        TryParse(utf8Text, Checked(scale), out var rating) ? rating : throw RatingText.NotARating(utf8Text, scale);

    /// <summary>Reads a rating from its text in UTF-8, if it is one.</summary>
    /// <param name="utf8Text">A whole number, nothing, <c>skipped</c> or <c>notApplicable</c>.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="rating">The rating, or no answer on that scale.</param>
    /// <returns>Whether the text is an answer on the scale.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, ScaleDefinition scale, out Rating rating)
    {
        var parsed = RatingText.TryParse(utf8Text, Checked(scale).Min, scale.Levels, out var code);
        rating = new Rating(scale, code);
        return parsed;
    }

    /// <summary>The number, if one was answered.</summary>
    /// <param name="value">The number, or 0 for a non-answer.</param>
    /// <returns>Whether a number was answered.</returns>
    public bool TryGetValue(out int value)
    {
        value = Value.GetValueOrDefault();
        return IsAnswered;
    }

    /// <summary>The mirrored answer on the same scale, min + max − value. Non-answers stay what they are.</summary>
    /// <returns>The mirrored rating; mirrored again it is this one.</returns>
    public Rating Reverse() => Value is { } value ? From(Scale!, Scale!.Reverse(value)) : this;

    /// <summary>The same answer on a scale of the same range and the other polarity: the number is mirrored, favourable stays favourable.</summary>
    /// <param name="other">The scale to go to.</param>
    /// <returns>The rating on the other scale; non-answers stay what they are.</returns>
    /// <exception cref="ArgumentNullException">The other scale is <see langword="null"/>.</exception>
    /// <exception cref="ScaleMismatchException">The other scale has another range or the same polarity, or this rating is on no scale.</exception>
    public Rating Reverse(ScaleDefinition other)
    {
        var scale = Scale ?? throw new ScaleMismatchException("This rating is on no scale, so it cannot be reversed. Make it with Rating.From or Rating.NotAnswered.");
        CheckReversal(scale, Checked(other));
        return Value is { } value ? From(other, scale.Reverse(value)) : new Rating(other, _code);
    }

    /// <summary>This answer stretched to another scale's range, as a number that says it was harmonised.</summary>
    /// <param name="other">The scale to stretch to.</param>
    /// <returns>The number, or <see langword="null"/> for a non-answer. See <see cref="Rescale"/> for what it does not mean.</returns>
    /// <exception cref="ArgumentNullException">The other scale is <see langword="null"/>.</exception>
    public Harmonised? RescaleTo(ScaleDefinition other) =>
        Checked(other) is var to && Value is { } value ? Rescale.To(value, Scale!, to) : null;

    /// <summary>This answer as percent of the maximum possible, 0 (worst) to 100 (best), as a number that says it was harmonised.</summary>
    /// <returns>The number, or <see langword="null"/> for a non-answer.</returns>
    public Harmonised? ToPomp() => RescaleTo(Rescale.Pomp);

    /// <summary>This answer as a rating on a scale type.</summary>
    /// <typeparam name="TScale">The scale type.</typeparam>
    /// <returns>The typed rating; the default is not answered on every scale.</returns>
    /// <exception cref="ScaleMismatchException">This rating is on another scale.</exception>
    public Rating<TScale> ToRating<TScale>()
        where TScale : struct, IScale<TScale>
    {
        if (Scale is not null)
            ScaleMismatchException.ThrowUnlessSame(ScaleDefinition.Of<TScale>(), Scale, "A rating keeps its scale; use Rescale for a harmonised number.");
        return Rating<TScale>.FromCode(_code);
    }

    /// <inheritdoc/>
    public bool Equals(Rating other) =>
        _code == other._code && (Scale is null ? other.Scale is null : Scale.IsSameScaleAs(other.Scale));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Rating other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scale, _code);

    /// <summary>Compares for sorting on one scale: not answered, numbers, skipped, not applicable; the default comes first.</summary>
    /// <param name="other">Another rating.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    /// <exception cref="ScaleMismatchException">The two are on different scales.</exception>
    public int CompareTo(Rating other)
    {
        if (Scale is null || other.Scale is null) return (Scale is null ? 0 : 1) - (other.Scale is null ? 0 : 1);
        ScaleMismatchException.ThrowUnlessSame(Scale, other.Scale, "Answers on two scales have no common order; sort each scale on its own.");
        return _code.CompareTo(other._code);
    }

    /// <inheritdoc/>
    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rating other => CompareTo(other),
        _ => throw new ArgumentException($"Expected a {nameof(Rating)}, was given {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>Whether two ratings are the same answer on the same scale.</summary>
    /// <param name="left">One rating.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Rating left, Rating right) => left.Equals(right);

    /// <summary>Whether two ratings differ in answer or scale.</summary>
    /// <param name="left">One rating.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Rating left, Rating right) => !left.Equals(right);

    /// <summary>The number, nothing for not answered, <c>skipped</c> or <c>notApplicable</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => RatingText.Format(_code, Scale?.Min ?? 0, Scale?.Levels ?? 0);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The format is neither empty nor <c>G</c>.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        RatingText.CheckFormat(format);
        return ToString();
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">The format is neither empty nor <c>G</c>.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        RatingText.CheckFormat(format);
        return RatingText.TryFormat(_code, Scale?.Min ?? 0, Scale?.Levels ?? 0, destination, out charsWritten);
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">The format is neither empty nor <c>G</c>.</exception>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        RatingText.CheckFormat(format);
        return RatingText.TryFormat(_code, Scale?.Min ?? 0, Scale?.Levels ?? 0, utf8Destination, out bytesWritten);
    }

    internal static FormatException NoSuchLabel(string label, ScaleDefinition scale) => new(scale.Labels.Count == 0
        ? $"The scale {scale} has no labels, so '{MessageText.Shorten(label)}' stands for no answer on it. Give it labels with WithLabels, or use its numbers."
        : $"'{MessageText.Shorten(label)}' is not a label of the scale {scale}. Expected one of: {string.Join(", ", scale.Labels)}.");

    internal static void CheckReversal(ScaleDefinition from, ScaleDefinition to)
    {
        if (from.Min == to.Min && from.Max == to.Max && from.Polarity != to.Polarity) return;
        throw new ScaleMismatchException(from, to, string.Create(CultureInfo.InvariantCulture, $"Reversal goes to a scale from {from.Min} to {from.Max} of the other polarity. Reverse() without argument mirrors on the same scale; Rescale stretches to another range."));
    }

    private static ScaleDefinition Checked([NotNull] ScaleDefinition scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return scale;
    }
}
