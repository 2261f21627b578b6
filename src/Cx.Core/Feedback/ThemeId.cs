using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>The id of a theme of a taxonomy, such as <c>delivery</c>.</summary>
/// <remarks>
/// <para>A text of 1 to 128 characters without control characters, compared character by character (ordinal): <c>A1</c> and <c>a1</c> are two.</para>
/// <para><see langword="default"/> is the empty id: it names nobody, and is refused wherever an id is required. Thread safety: immutable.</para>
/// <para>JSON: the text; <c>null</c> for the empty id.</para>
/// </remarks>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct ThemeId : IId<ThemeId>
{
    private readonly string? _text;

    /// <summary>Makes an id of its text.</summary>
    /// <param name="text">1 to 128 characters without control characters.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has a control character.</exception>
    public ThemeId(string text) => _text = IdText.Require(text, "theme");

    /// <summary>The text; empty for <see langword="default"/>.</summary>
    public string Text => _text ?? string.Empty;

    /// <summary>Whether this is <see langword="default"/>, the id of nobody.</summary>
    public bool IsEmpty => _text is null;

    static string IId<ThemeId>.Noun => "theme";

    static ThemeId IId<ThemeId>.Of(string text) => new(text);

    JsonConverter IIdInternals.CreateConverter() => new IdJsonConverter<ThemeId>();

    /// <summary>The text.</summary>
    /// <returns>The text; empty for <see langword="default"/>.</returns>
    public override string ToString() => Text;
}
