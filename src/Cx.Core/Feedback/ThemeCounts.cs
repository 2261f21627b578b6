using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>How many texts speak of each theme. One text may speak of many, so the counts do not add up to the texts.</summary>
/// <remarks>
/// <para>Counts of texts, 0 or more; every text has words or not, and a theme or not. A share is of the texts with words.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no text. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class ThemeCounts
{
    private readonly Dictionary<ThemeId, long> _counts;

    private ThemeCounts(ThemeTaxonomy taxonomy, Dictionary<ThemeId, long> counts, long n, long withWords, long withTheme)
    {
        Taxonomy = taxonomy;
        _counts = counts;
        N = n;
        WithWords = withWords;
        WithoutTheme = withWords - withTheme;
    }

    /// <summary>What was looked for.</summary>
    public ThemeTaxonomy Taxonomy { get; }

    /// <summary>All texts, 1 or more.</summary>
    public long N { get; }

    /// <summary>The texts with words.</summary>
    public long WithWords { get; }

    /// <summary>The texts with words and without any theme.</summary>
    public long WithoutTheme { get; }

    /// <summary>Counts the themes of texts.</summary>
    /// <param name="texts">Each text with its language; <see langword="null"/> or blank for no words, <see langword="null"/> for a language that is not known.</param>
    /// <param name="tagger">What finds the themes.</param>
    /// <returns>The counts, or <see langword="null"/> without texts.</returns>
    /// <exception cref="ArgumentException">A language is no tag.</exception>
    public static ThemeCounts? From(IEnumerable<(string? Text, string? Language)> texts, ThemeTagger tagger)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(tagger);
        Dictionary<ThemeId, long> counts = [];
        long n = 0, withWords = 0, withTheme = 0;
        foreach (var (text, language) in texts)
        {
            n++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            withWords++;
            var matches = tagger.Tag(text, language);
            if (matches.Count > 0) withTheme++;
            foreach (var match in matches) counts[match.Theme.Id] = counts.GetValueOrDefault(match.Theme.Id) + 1;
        }

        return n == 0 ? null : new ThemeCounts(tagger.Taxonomy, counts, n, withWords, withTheme);
    }

    /// <summary>Counts the themes of what responses say in words.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="tagger">What finds the themes.</param>
    /// <returns>The counts, or <see langword="null"/> without responses.</returns>
    public static ThemeCounts? From(IEnumerable<SurveyResponse> responses, ThemeTagger tagger)
    {
        ArgumentNullException.ThrowIfNull(responses);
        return From(responses.Select(response => (response.Verbatim, response.Language)), tagger);
    }

    /// <summary>Counts the themes of notes.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="tagger">What finds the themes.</param>
    /// <returns>The counts of notes, which are no sample of customers, or <see langword="null"/> without notes.</returns>
    public static ThemeCounts? From(IEnumerable<QualitativeNote> notes, ThemeTagger tagger)
    {
        ArgumentNullException.ThrowIfNull(notes);
        return From(notes.Select(note => ((string?)note.Text, note.Language)), tagger);
    }

    /// <summary>The texts that speak of a theme.</summary>
    /// <param name="theme">The theme.</param>
    /// <returns>A count, 0 or more.</returns>
    public long Count(ThemeId theme) => _counts.GetValueOrDefault(theme);

    /// <summary>The texts that speak of a theme, of those with words.</summary>
    /// <param name="theme">The theme.</param>
    /// <returns>The share, with its interval; <see langword="null"/> when no text has words.</returns>
    public Share? ShareOf(ThemeId theme) => Share.Of(Count(theme), WithWords);

    /// <summary>All themes with their counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join("; ", Taxonomy.Themes.Select(theme => string.Create(CultureInfo.InvariantCulture, $"{theme.Id}: {Count(theme.Id)}")).Append(string.Create(CultureInfo.InvariantCulture, $"no theme: {WithoutTheme} of {WithWords}")));
}
