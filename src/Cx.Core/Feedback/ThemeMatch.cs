namespace Cx.Core.Feedback;

/// <summary>A theme that was found in a text, and the first of its patterns that was.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: theme and pattern. No order. Thread safety: immutable.</remarks>
public sealed record ThemeMatch
{
    internal ThemeMatch(Theme theme, ThemePattern pattern)
    {
        Theme = theme;
        Pattern = pattern;
    }

    /// <summary>The theme.</summary>
    public Theme Theme { get; }

    /// <summary>The first pattern of the theme, in the order of the theme, that occurs in the text.</summary>
    public ThemePattern Pattern { get; }

    /// <summary>Theme and pattern, such as <c>delivery (deliver*)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Theme.Id} ({Pattern})";
}
