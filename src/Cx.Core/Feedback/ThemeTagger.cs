namespace Cx.Core.Feedback;

/// <summary>Finds the themes of a taxonomy in texts, in one pass over each.</summary>
/// <remarks>
/// <para>The time is linear in the length of the text, whatever the text and however many patterns: there is no expression that could be driven to try everything.</para>
/// <para>It knows words, not meaning: <em>not late</em> has the word <em>late</em>. Look at what it finds before you believe its counts.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality. Thread safety: immutable; one tagger serves all threads.</para>
/// </remarks>
public sealed class ThemeTagger
{
    private readonly (int Theme, int Pattern)[] _places;
    private readonly WordMatcher _matcher;

    private ThemeTagger(ThemeTaxonomy taxonomy)
    {
        Taxonomy = taxonomy;
        _places = [.. taxonomy.Themes.SelectMany((theme, i) => theme.Patterns.Select((_, j) => (i, j)))];
        _matcher = new WordMatcher([.. taxonomy.Themes.SelectMany(theme => theme.Patterns).Select(pattern => pattern.Folded(taxonomy.IgnoresDiacritics))]);
    }

    /// <summary>What it looks for.</summary>
    public ThemeTaxonomy Taxonomy { get; }

    /// <summary>Makes a tagger: once for all texts.</summary>
    /// <param name="taxonomy">What it looks for.</param>
    /// <returns>The tagger.</returns>
    public static ThemeTagger Of(ThemeTaxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return new ThemeTagger(taxonomy);
    }

    /// <summary>Finds the themes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language, a tag such as <c>de</c> (BCP 47); <see langword="null"/> when not known: then the patterns of all languages are looked for.</param>
    /// <returns>The themes, in the order of the taxonomy, each once; none when there is none.</returns>
    /// <exception cref="ArgumentException">The language is no tag.</exception>
    public IReadOnlyList<ThemeMatch> Tag(string text, string? language = null) => Tag(text, language, out _);

    /// <summary>Finds the themes of what a response says in words.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The themes, in the order of the taxonomy; none when it says nothing.</returns>
    public IReadOnlyList<ThemeMatch> Tag(SurveyResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Verbatim is { } words ? Tag(words, response.Language) : [];
    }

    /// <summary>Finds the themes of a note.</summary>
    /// <param name="note">The note.</param>
    /// <returns>The themes, in the order of the taxonomy.</returns>
    public IReadOnlyList<ThemeMatch> Tag(QualitativeNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return Tag(note.Text, note.Language);
    }

    // The steps are counted for the test that they are linear.
    internal IReadOnlyList<ThemeMatch> Tag(string text, string? language, out long steps)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spoken = language is null ? null : LanguageTag.Require(language, nameof(language));
        var first = new SortedDictionary<int, int>();
        steps = _matcher.Find(TextFolding.Fold(text, Taxonomy.IgnoresDiacritics), index =>
        {
            var (theme, pattern) = _places[index];
            if (Taxonomy.Themes[theme].Patterns[pattern].AppliesTo(spoken) && (!first.TryGetValue(theme, out var known) || pattern < known)) first[theme] = pattern;
        });
        return first.Count == 0 ? [] : [.. first.Select(pair => new ThemeMatch(Taxonomy.Themes[pair.Key], Taxonomy.Themes[pair.Key].Patterns[pair.Value]))];
    }
}
