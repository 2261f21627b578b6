namespace Cx.Core.Feedback;

/// <summary>A word or phrase that stands for a theme.</summary>
/// <remarks>
/// <para>Words separated by spaces are found next to each other, whatever stands between them that is no letter. A <c>*</c> at the end finds longer words too, one at the beginning words that end so: <c>deliver*</c>, <c>*liefern</c>, <c>*liefer*</c>.</para>
/// <para>Letter case never matters; neither does the form in which a letter is encoded.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: text and language. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ThemePattern
{
    private ThemePattern(string text, string? language)
    {
        Text = text;
        Language = language;
    }

    /// <summary>The word or phrase, as it was given.</summary>
    public string Text { get; }

    /// <summary>The language of texts that it is looked for in; <see langword="null"/> for all. A text of unknown language is looked through for all patterns.</summary>
    public string? Language { get; }

    /// <summary>Makes a pattern.</summary>
    /// <param name="text">A word or phrase, with <c>*</c> only at its ends.</param>
    /// <param name="language">A tag such as <c>de</c> (BCP 47), or <see langword="null"/> for all languages.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="ArgumentException">It has no letter, digit or symbol, or a <c>*</c> inside; or the language is no tag.</exception>
    public static ThemePattern Of(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var body = Body(text);
        if (!TextFolding.IsFreeOfStars(body))
            throw new ArgumentException($"The pattern \"{Scales.MessageText.Shorten(text)}\" has a * inside. It may stand at the beginning and at the end; write two patterns instead.", nameof(text));
        return TextFolding.Fold(body, ignoresDiacritics: false).Length > 1
            ? new ThemePattern(text, language is null ? null : LanguageTag.Require(language, nameof(language)))
            : throw new ArgumentException($"The pattern \"{Scales.MessageText.Shorten(text)}\" has no letter, digit or symbol, so it would be found nowhere.", nameof(text));
    }

    /// <summary>The text.</summary>
    /// <returns>The text as it was given.</returns>
    public override string ToString() => Text;

    internal string Folded(bool ignoresDiacritics)
    {
        var folded = TextFolding.Fold(Body(Text), ignoresDiacritics);
        var trimmed = Text.AsSpan().Trim();
        return folded[(trimmed[0] == '*' ? 1 : 0)..(trimmed[^1] == '*' ? folded.Length - 1 : folded.Length)];
    }

    internal bool AppliesTo(string? language) =>
        Language is null || language is null || string.Equals(LanguageTag.Primary(Language), LanguageTag.Primary(language), StringComparison.Ordinal);

    private static string Body(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.StartsWith("*")) trimmed = trimmed[1..];
        return (trimmed.EndsWith("*") ? trimmed[..^1] : trimmed).ToString();
    }
}
