using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>One answer on a scale: a whole number, not answered, skipped or not applicable.</summary>
/// <remarks>
/// <para>One byte. A number lies between the scale's min and max; nothing else can be made by a factory, a parser or JSON.</para>
/// <para>The <see langword="default"/> is <em>not answered</em>, so a fresh array, a missing JSON member and an empty database column all mean the same legal thing. There is no need for <c>Rating&lt;T&gt;?</c>.</para>
/// <para>Equality: same kind, same number. Order, for sorting only: not answered, numbers, skipped, not applicable. There is no <c>&lt;</c>: it would make detractors of those who did not answer. Ask <see cref="IsFavourable"/> instead.</para>
/// <para>Text and JSON: the number; nothing or <c>null</c> for not answered; <c>skipped</c>; <c>notApplicable</c>. Invariant in every culture. As a JSON dictionary key, not answered is <c>notAnswered</c>.</para>
/// <para>Memory may be reinterpreted as ratings (<c>MemoryMarshal.Cast</c>): 0 is not answered, 1 the scale's lowest number and so on, 254 skipped, 255 not applicable. Every other byte is <see cref="AnswerKind.Invalid"/>: no answer, text <c>invalid</c>, refused by JSON.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// var answer = Rating&lt;Csat5&gt;.From(4);
/// Console.WriteLine(answer.IsFavourable == true);            // True
/// Console.WriteLine(Rating&lt;Csat5&gt;.FromNullable(null).Value is null); // True
/// </code>
/// </example>
[JsonConverter(typeof(RatingJsonConverterFactory))]
[TypeConverter(typeof(RatingTypeConverter))]
public readonly struct Rating<TScale> :
    IEquatable<Rating<TScale>>,
    IEqualityOperators<Rating<TScale>, Rating<TScale>, bool>,
    IComparable<Rating<TScale>>,
    IComparable,
    ISpanFormattable,
    IUtf8SpanFormattable,
    ISpanParsable<Rating<TScale>>,
    IUtf8SpanParsable<Rating<TScale>>,
    IRatingInternals
    where TScale : struct, IScale<TScale>
{
    private readonly byte _code;

    private Rating(byte code) => _code = code;

    /// <summary>The scale of these ratings.</summary>
    public static ScaleDefinition Scale => ScaleDefinition.Of<TScale>();

    /// <summary>No answer, or nothing known of one. The same as <see langword="default"/>.</summary>
    public static Rating<TScale> NotAnswered => default;

    /// <summary>The question was shown and passed over.</summary>
    public static Rating<TScale> Skipped => new(RatingCode.Skipped);

    /// <summary>The respondent said that the question does not apply.</summary>
    public static Rating<TScale> NotApplicable => new(RatingCode.NotApplicable);

    /// <summary>The number answered, in scale units, or <see langword="null"/> for a non-answer.</summary>
    public int? Value => RatingCode.IsAnswered(_code, ScaleFacts<TScale>.Levels) ? _code - 1 + ScaleFacts<TScale>.Min : null;

    /// <summary>What this is: a number, or which kind of non-answer.</summary>
    public AnswerKind Kind => RatingCode.KindOf(_code, ScaleFacts<TScale>.Levels);

    /// <summary>Whether a number was answered.</summary>
    public bool IsAnswered => RatingCode.IsAnswered(_code, ScaleFacts<TScale>.Levels);

    /// <summary>Whether the answer stands in the scale's favourable box: the good end, whatever the polarity.</summary>
    /// <remarks><see langword="null"/> for a non-answer and on a scale without box, so neither can pass for a bad answer.</remarks>
    public bool? IsFavourable => ScaleFacts<TScale>.HasBoxes && IsAnswered
        ? RatingCode.IsIn(_code, ScaleFacts<TScale>.FirstFavourable, ScaleFacts<TScale>.FavourableLevels)
        : null;

    /// <summary>Whether the answer stands in the scale's unfavourable box: the bad end, whatever the polarity.</summary>
    /// <remarks><see langword="null"/> for a non-answer and on a scale without box.</remarks>
    public bool? IsUnfavourable => ScaleFacts<TScale>.HasBoxes && IsAnswered
        ? RatingCode.IsIn(_code, ScaleFacts<TScale>.FirstUnfavourable, ScaleFacts<TScale>.UnfavourableLevels)
        : null;

    /// <summary>The answer in words, or <see langword="null"/> for a non-answer and on a scale without labels.</summary>
    public string? Label => Value is { } value ? ScaleFacts<TScale>.Definition.LabelOf(value) : null;

    internal byte Code => _code;

    /// <summary>The rating for a number that must be on the scale.</summary>
    /// <param name="value">A number from the scale's min to its max.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale. Use <see cref="TryFrom"/> for input that may be wrong.</exception>
    public static Rating<TScale> From(int value)
    {
        if (!TryFrom(value, out var rating)) Scale.ThrowOffScale(value);
        return rating;
    }

    /// <summary>The rating for a number, or no answer for no number.</summary>
    /// <param name="value">A number on the scale, or <see langword="null"/>.</param>
    /// <returns>The rating; <see cref="NotAnswered"/> for <see langword="null"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    public static Rating<TScale> FromNullable(int? value) => value is { } number ? From(number) : default;

    /// <summary>The rating for a number, if it is on the scale.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="rating">The rating, or <see cref="NotAnswered"/>.</param>
    /// <returns>Whether the number is on the scale.</returns>
    public static bool TryFrom(int value, out Rating<TScale> rating)
    {
        var fits = RatingCode.TryFrom(value, ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels, out var code);
        rating = new Rating<TScale>(code);
        return fits;
    }

    /// <summary>The rating for a label of the scale, without regard to letter case.</summary>
    /// <param name="label">One of the scale's labels.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The label is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The scale has no such label, or none at all.</exception>
    public static Rating<TScale> FromLabel(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return TryFromLabel(label, out var rating) ? rating : throw Rating.NoSuchLabel(label, Scale);
    }

    /// <summary>The rating for a label of the scale, if it has that label.</summary>
    /// <param name="label">A text.</param>
    /// <param name="rating">The rating, or <see cref="NotAnswered"/>.</param>
    /// <returns>Whether the scale has that label.</returns>
    public static bool TryFromLabel(ReadOnlySpan<char> label, out Rating<TScale> rating)
    {
        rating = default;
        return ScaleFacts<TScale>.Definition.TryParseLabel(label, out var value) && TryFrom(value, out rating);
    }

    /// <summary>The number, if one was answered.</summary>
    /// <param name="value">The number, or 0 for a non-answer.</param>
    /// <returns>Whether a number was answered.</returns>
    public bool TryGetValue(out int value)
    {
        var answered = IsAnswered;
        value = answered ? _code - 1 + ScaleFacts<TScale>.Min : 0;
        return answered;
    }

    /// <summary>The mirrored answer on the same scale, min + max − value: favourable becomes unfavourable. Non-answers stay what they are.</summary>
    /// <returns>The mirrored rating; mirrored again it is this one.</returns>
    public Rating<TScale> Reverse() => IsAnswered ? new((byte)(ScaleFacts<TScale>.Levels + 1 - _code)) : this;

    /// <summary>The same answer on a scale of the same range and the other polarity: the number is mirrored, favourable stays favourable.</summary>
    /// <remarks>The only way to change polarity. Back again it is this rating.</remarks>
    /// <typeparam name="TOther">The scale to go to.</typeparam>
    /// <returns>The rating on the other scale; non-answers stay what they are.</returns>
    /// <exception cref="ScaleMismatchException">The other scale has another range, or the same polarity.</exception>
    public Rating<TOther> Reverse<TOther>()
        where TOther : struct, IScale<TOther>
    {
        Rating.CheckReversal(Scale, Rating<TOther>.Scale);
        return Rating<TOther>.FromCode(Reverse()._code);
    }

    /// <summary>This answer stretched to another scale's range, as a number that says it was harmonised.</summary>
    /// <typeparam name="TOther">The scale to stretch to.</typeparam>
    /// <returns>The number, or <see langword="null"/> for a non-answer. See <see cref="Rescale"/> for what it does not mean.</returns>
    public Harmonised? RescaleTo<TOther>()
        where TOther : struct, IScale<TOther> =>
        Value is { } value ? Rescale.To(value, Scale, ScaleDefinition.Of<TOther>()) : null;

    /// <summary>This answer as percent of the maximum possible, 0 (worst) to 100 (best), as a number that says it was harmonised.</summary>
    /// <returns>The number, or <see langword="null"/> for a non-answer.</returns>
    public Harmonised? ToPomp() => Value is { } value ? Rescale.ToPomp(value, Scale) : null;

    /// <summary>The same answer as a run-time rating that carries its scale with it.</summary>
    /// <returns>The run-time rating.</returns>
    public Rating ToRating() => new(Scale, _code);

    /// <inheritdoc/>
    public bool Equals(Rating<TScale> other) => _code == other._code;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Rating<TScale> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _code;

    /// <summary>Compares for sorting: not answered, numbers, skipped, not applicable.</summary>
    /// <param name="other">Another rating on the same scale.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(Rating<TScale> other) => _code.CompareTo(other._code);

    /// <inheritdoc/>
    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rating<TScale> other => CompareTo(other),
        _ => throw new ArgumentException($"Expected a rating on the scale {Scale}, was given {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>Whether two ratings are the same answer.</summary>
    /// <param name="left">One rating.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Rating<TScale> left, Rating<TScale> right) => left.Equals(right);

    /// <summary>Whether two ratings are different answers.</summary>
    /// <param name="left">One rating.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Rating<TScale> left, Rating<TScale> right) => !left.Equals(right);

    /// <summary>The number, nothing for not answered, <c>skipped</c> or <c>notApplicable</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => RatingText.Format(_code, ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The format is neither empty nor <c>G</c>.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        RatingText.CheckFormat(format);
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        RatingText.CheckFormat(format);
        return RatingText.TryFormat(_code, ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels, destination, out charsWritten);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        RatingText.CheckFormat(format);
        return RatingText.TryFormat(_code, ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels, utf8Destination, out bytesWritten);
    }

    /// <summary>Reads a rating from its text.</summary>
    /// <param name="s">A whole number on the scale, nothing, <c>skipped</c> or <c>notApplicable</c>; surrounding space does not matter.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentNullException">The text is <see langword="null"/>; not answered is the empty text.</exception>
    /// <exception cref="FormatException">The text is no answer on the scale.</exception>
    public static Rating<TScale> Parse(string s) => Parse(s, provider: null);

    /// <summary>Reads a rating from its text, if it is one.</summary>
    /// <param name="s">A text, or <see langword="null"/>, which is none.</param>
    /// <param name="result">The rating, or <see cref="NotAnswered"/>.</param>
    /// <returns>Whether the text is an answer on the scale.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out Rating<TScale> result) => TryParse(s, provider: null, out result);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The text is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is no answer on the scale.</exception>
    public static Rating<TScale> Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is no answer on the scale.</exception>
    public static Rating<TScale> Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var rating) ? rating : throw RatingText.NotARating(s, Scale);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is no answer on the scale.</exception>
    public static Rating<TScale> Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) =>
        TryParse(utf8Text, provider, out var rating) ? rating : throw RatingText.NotARating(utf8Text, Scale);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rating<TScale> result)
    {
        result = default;
        return s is not null && TryParse(s.AsSpan(), provider, out result);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rating<TScale> result)
    {
        var parsed = RatingText.TryParse(s, ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels, out var code);
        result = new Rating<TScale>(code);
        return parsed;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out Rating<TScale> result)
    {
        var parsed = RatingText.TryParse(utf8Text, ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels, out var code);
        result = new Rating<TScale>(code);
        return parsed;
    }

    JsonConverter IRatingInternals.CreateConverter() => new RatingJsonConverter<TScale>();

    object IRatingInternals.ParseBoxed(string text) => Parse(text, provider: null);

    object IRatingInternals.FromBoxed(int value) => From(value);

    internal static Rating<TScale> FromCode(byte code) => new(code);
}
