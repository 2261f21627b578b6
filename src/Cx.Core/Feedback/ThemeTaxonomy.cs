using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>The themes that you look for, with your words: nothing is built in.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: themes in their order, and how accents count. No order. Thread safety: immutable.</remarks>
/// <example>
/// <code>
/// var taxonomy = ThemeTaxonomy.Of(
///     Theme.Of(new("delivery"), "late", "deliver*").In("de", "liefer*", "zu spät"),
///     Theme.Of(new("price"), "expensive", "price*", "€"));
/// Console.WriteLine(ThemeTagger.Of(taxonomy).Tag("Die Lieferung kam zu SPÄT.", "de")[0]);   // delivery (liefer*)
/// </code>
/// </example>
[JsonConverter(typeof(ThemeTaxonomyJsonConverter))]
public sealed record ThemeTaxonomy
{
    private readonly Theme[] _themes;

    private ThemeTaxonomy(Theme[] themes, bool ignoresDiacritics)
    {
        _themes = themes;
        IgnoresDiacritics = ignoresDiacritics;
    }

    /// <summary>The themes, in the order in which they were given.</summary>
    public IReadOnlyList<Theme> Themes => _themes;

    /// <summary>Whether accents of Latin, Greek and Cyrillic letters do not matter: <c>spat</c> is then <c>spät</c>, and <c>schon</c> is <c>schön</c>. They matter unless you say so.</summary>
    public bool IgnoresDiacritics { get; }

    /// <summary>Makes a taxonomy.</summary>
    /// <param name="themes">The themes, each with at least one pattern.</param>
    /// <returns>The taxonomy.</returns>
    /// <exception cref="ArgumentException">There is no theme, an id stands twice, or a theme has no pattern.</exception>
    public static ThemeTaxonomy Of(params IEnumerable<Theme> themes)
    {
        ArgumentNullException.ThrowIfNull(themes);
        Theme[] all = [.. themes];
        if (all.Length == 0) throw new ArgumentException("A taxonomy has one theme or more.", nameof(themes));
        var ids = new HashSet<ThemeId>();
        foreach (var theme in all)
        {
            if (!ids.Add(theme.Id)) throw new ArgumentException($"The theme \"{theme.Id}\" stands twice. Give one theme all its patterns.", nameof(themes));
            if (theme.Patterns.Count == 0) throw new ArgumentException($"The theme \"{theme.Id}\" has no pattern, so it would be found nowhere.", nameof(themes));
        }

        return new ThemeTaxonomy(all, ignoresDiacritics: false);
    }

    /// <summary>The taxonomy without regard to accents, for texts that are typed in a hurry.</summary>
    /// <returns>The changed copy.</returns>
    public ThemeTaxonomy WithoutDiacritics() => new(_themes, ignoresDiacritics: true);

    /// <inheritdoc/>
    public bool Equals(ThemeTaxonomy? other) => ReferenceEquals(this, other) || (other is not null && IgnoresDiacritics == other.IgnoresDiacritics && _themes.AsSpan().SequenceEqual(other._themes));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_themes.Length, _themes[0], IgnoresDiacritics);

    /// <summary>The ids of the themes.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(", ", _themes.Select(theme => theme.Id));
}
