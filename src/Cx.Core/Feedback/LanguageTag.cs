using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Feedback;

/// <summary>Language tags such as <c>de</c> or <c>pt-BR</c> (BCP 47, RFC 5646), in one spelling.</summary>
internal static class LanguageTag
{
    private const int MaxLength = 35;

    // Language in lower case, script in title case, region in upper case, the rest in lower case (RFC 5646, 2.1.1).
    public static string Require(string tag, string name)
    {
        ArgumentNullException.ThrowIfNull(tag, name);
        var parts = tag.Split('-');
        if (tag.Length > MaxLength || parts[0].Length is < 2 or > 8 || !parts[0].All(char.IsAsciiLetter) || !parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit)))
            throw new ArgumentException($"A language is a tag such as \"de\" or \"pt-BR\", and not \"{MessageText.Shorten(tag)}\".", name);
        parts[0] = Lower(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            var lower = Lower(parts[i]);
            parts[i] = lower.Length == 2 ? lower.ToUpperInvariant() : lower.Length == 4 && char.IsAsciiLetter(lower[0]) ? string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(lower[0])}{lower[1..]}") : lower;
        }

        return string.Join('-', parts);
    }

    // Every letter is ASCII here.
    private static string Lower(string part) => string.Concat(part.Select(char.ToLowerInvariant));

    /// <summary>The language without script and region: <c>pt</c> of <c>pt-BR</c>.</summary>
    public static string Primary(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is var at and > 0 ? tag[..at] : tag;
}
