using System.Globalization;
using System.Text;

namespace Cx.Core.Journeys.Model;

/// <summary>Names in Mermaid diagrams. One encoder for all but Sankey diagrams, and its way back.</summary>
/// <remarks>Letters, digits, space and <c>_ ( ) /</c> stand as they are, all else as <c>#N;</c> with the decimal code point, which Mermaid shows as the character.</remarks>
internal static class MermaidText
{
    // As the first word of a line each begins a statement of its own.
    private static readonly string[] Reserved = ["journey", "section", "title", "accTitle", "accDescr"];

    public static string Encode(string name)
    {
        var text = new StringBuilder(name.Length);
        var lastSpoken = name.AsSpan().TrimEnd(' ').Length;
        var isFirst = true;
        var position = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            var plain = rune.Value is '\r' or '\n' ? new Rune(' ') : rune;
            // Mermaid trims lines: a blank at either end is written with its code.
            var isEdge = plain.Value == ' ' && (isFirst || position >= lastSpoken);
            if (IsPlain(plain) && !isEdge && !(isFirst && StartsReserved(name))) text.Append(plain.ToString());
            else text.Append(CultureInfo.InvariantCulture, $"#{plain.Value};");
            isFirst = false;
            position += rune.Utf16SequenceLength;
        }

        return text.ToString();
    }

    /// <summary>For flowcharts and state diagrams, whose lexers take "direction" followed by LR and the like for a statement, wherever it stands, quoted or not.</summary>
    public static string EncodeLabel(string name)
    {
        const string word = "direction";
        var text = Encode(name);
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
            text = string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, at)}#{(int)text[at]};{text.AsSpan(at + 1)}");
        return text;
    }

    /// <summary>For Sankey diagrams, which decode nothing: printable ASCII without <c>" # &lt; &gt;</c>, and without braces, which could make a directive; the rest folded.</summary>
    public static string Fold(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || char.IsLowSurrogate(letter)) continue;
            text.Append(letter is >= ' ' and <= '~' and not ('"' or '#' or '<' or '>' or '{' or '}') ? letter : '_');
        }

        return text.ToString().Trim();
    }

    public static bool NeedsEncoding(string name) => Encode(name) != name;

    public static string Decode(string text)
    {
        if (!text.Contains('#', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '#' ? text.IndexOf(';', i) : -1;
            if (end > i + 1 && CodeOf(text.AsSpan(i + 1, end - i - 1)) is { } rune)
            {
                plain.Append(rune.ToString());
                i = end;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static Rune? CodeOf(ReadOnlySpan<char> entity) => entity switch
    {
        "quot" => new Rune('"'),
        "amp" => new Rune('&'),
        "lt" => new Rune('<'),
        "gt" => new Rune('>'),
        "semi" => new Rune(';'),
        "colon" => new Rune(':'),
        "num" => new Rune('#'),
        _ => int.TryParse(entity, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) ? new Rune(code) : null,
    };

    private static bool IsPlain(Rune rune) => Rune.IsLetter(rune) || Rune.IsDigit(rune) || rune.Value is ' ' or '_' or '(' or ')' or '/';

    private static bool StartsReserved(string name)
    {
        var word = 0;
        while (word < name.Length && char.IsAsciiLetter(name[word])) word++;
        foreach (var reserved in Reserved)
        {
            if (name.AsSpan(0, word).Equals(reserved, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
