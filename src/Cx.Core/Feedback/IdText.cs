using System.Globalization;

namespace Cx.Core.Feedback;

/// <summary>The one rule of what may be an id.</summary>
internal static class IdText
{
    public const int MaxLength = 128;

    public static bool IsValid(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength) return false;
        foreach (var letter in text)
        {
            if (char.IsControl(letter)) return false;
        }

        return true;
    }

    // The text itself is not quoted: an id may name a person.
    public static string Require(string text, string noun)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsValid(text)
            ? text
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A {noun} id is a text of 1 to {MaxLength} characters without control characters; this one has {text.Length} characters{(text.Length is > 0 and <= MaxLength ? " and a control character" : string.Empty)}."), nameof(text));
    }
}
