using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>What somebody noted in an interview, a group talk, a usability test or at the front line: words, no number.</summary>
/// <remarks>
/// <para>It has no score and joins none: a few people were heard closely, and nobody was drawn at random. Its themes can be counted beside those of verbatims, as notes.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all members. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(QualitativeNoteJsonConverter))]
public sealed record QualitativeNote
{
    private QualitativeNote(DateTimeOffset at, FeedbackSource source, string text)
    {
        At = at;
        Source = source;
        Text = text;
    }

    /// <summary>When it was noted.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Where it comes from.</summary>
    public FeedbackSource Source { get; }

    /// <summary>The words.</summary>
    public string Text { get; }

    /// <summary>The person it is about; <see langword="null"/> when it is about none or not known. The empty id is taken as <see langword="null"/>.</summary>
    public CustomerId? Customer { get; init => field = value is { IsEmpty: true } ? null : value; }

    /// <summary>The touchpoint it is about; <see langword="null"/> when it is about none. The empty id is taken as <see langword="null"/>.</summary>
    public TouchpointId? Touchpoint { get; init => field = value is { IsEmpty: true } ? null : value; }

    /// <summary>Who noted it; <see langword="null"/> when not recorded. Blank text is taken as <see langword="null"/>.</summary>
    public string? Author { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>The language of the words, a tag such as <c>de</c> or <c>pt-BR</c> (BCP 47); <see langword="null"/> when not known.</summary>
    /// <exception cref="ArgumentException">It is no language tag.</exception>
    public string? Language { get; init => field = value is null ? null : LanguageTag.Require(value, nameof(Language)); }

    /// <summary>Makes a note.</summary>
    /// <param name="at">When it was noted.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="text">The words, not blank.</param>
    /// <returns>The note.</returns>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public static QualitativeNote Of(DateTimeOffset at, FeedbackSource source, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new QualitativeNote(at, source, text);
    }

    /// <summary>Instant and source. Neither the words nor the person: text ends up in logs.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Source} note of {At:O}");
}
