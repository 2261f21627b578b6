namespace Cx.Core.Feedback;

/// <summary>What people talk about, and the words by which it is known.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: id and patterns in their order. No order. Thread safety: immutable.</remarks>
public sealed record Theme
{
    private readonly ThemePattern[] _patterns;

    private Theme(ThemeId id, ThemePattern[] patterns)
    {
        Id = id;
        _patterns = patterns;
    }

    /// <summary>The id of the theme, which is also its name.</summary>
    public ThemeId Id { get; }

    /// <summary>The words and phrases, in the order in which they were given.</summary>
    public IReadOnlyList<ThemePattern> Patterns => _patterns;

    /// <summary>Makes a theme with patterns for texts of all languages.</summary>
    /// <param name="id">The id.</param>
    /// <param name="patterns">Words and phrases, see <see cref="ThemePattern"/>.</param>
    /// <returns>The theme.</returns>
    /// <exception cref="ArgumentException">The id is empty, or a pattern is none.</exception>
    public static Theme Of(ThemeId id, params IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        if (id.IsEmpty) throw new ArgumentException("A theme has an id, and this one is empty.", nameof(id));
        return new Theme(id, [.. patterns.Select(pattern => ThemePattern.Of(pattern))]);
    }

    /// <summary>The theme with more patterns, for texts of one language and of unknown language.</summary>
    /// <param name="language">A tag such as <c>de</c> (BCP 47); script and region do not matter.</param>
    /// <param name="patterns">Words and phrases, see <see cref="ThemePattern"/>.</param>
    /// <returns>The changed copy.</returns>
    /// <exception cref="ArgumentException">The language is no tag, or a pattern is none.</exception>
    public Theme In(string language, params IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(patterns);
        return new Theme(Id, [.. _patterns, .. patterns.Select(pattern => ThemePattern.Of(pattern, language))]);
    }

    /// <inheritdoc/>
    public bool Equals(Theme? other) => ReferenceEquals(this, other) || (other is not null && Id == other.Id && _patterns.AsSpan().SequenceEqual(other._patterns));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, _patterns.Length);

    /// <summary>Id and patterns, such as <c>delivery: late, deliver*</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id}: {string.Join(", ", (object[])_patterns)}";
}
