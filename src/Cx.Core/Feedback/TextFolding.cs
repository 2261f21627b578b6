using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cx.Core.Feedback;

/// <summary>Text as it is compared: words in one letter case and one normal form, with one separator before, between and after them.</summary>
/// <remarks>
/// <para>Time and space are linear in the length of the text, whatever it holds, and nothing depends on a culture.</para>
/// <para>Letters of scripts that are written without spaces between words (Han, kana, Thai, Lao, Khmer, Myanmar) and symbols such as emoji and signs of currencies are words of their own, so that a word of several of them is found as a phrase.</para>
/// </remarks>
internal static class TextFolding
{
    /// <summary>What stands between words. Controls in the text are separators themselves, so it cannot be taken for text.</summary>
    public const char Separator = '\u0001';

    // Stream-safe text (Unicode Standard Annex 15, section 13): without a limit, ordering the marks of one letter takes the square of their number.
    private const int MostMarks = 30;

    private static readonly SearchValues<char> HasStar = SearchValues.Create("*");

    public static bool IsFreeOfStars(ReadOnlySpan<char> text) => !text.ContainsAny(HasStar);

    public static string Fold(string text, bool ignoresDiacritics)
    {
        var normal = Ascii.IsValid(text) ? text : Bounded(text).Normalize(ignoresDiacritics ? NormalizationForm.FormKD : NormalizationForm.FormKC);
        var folded = new StringBuilder(normal.Length + 2).Append(Separator);
        // Whether the next letter begins a word although no separator stands between: after a letter that is a word of its own.
        var ended = false;
        var afterCased = false;
        foreach (var rune in normal.EnumerateRunes())
        {
            switch (KindOf(rune))
            {
                case RuneKind.Ignored:
                    break;
                case RuneKind.Mark:
                    if (!(ignoresDiacritics && afterCased)) folded.Append(rune.ToString());
                    break;
                case RuneKind.Letter:
                    if (ended) Separate(folded);
                    ended = false;
                    afterCased = IsCased(rune);
                    AppendFolded(folded, rune, ignoresDiacritics);
                    break;
                case RuneKind.Word:
                    Separate(folded);
                    folded.Append(rune.ToString());
                    ended = true;
                    afterCased = false;
                    break;
                default:
                    Separate(folded);
                    ended = afterCased = false;
                    break;
            }
        }

        Separate(folded);
        return folded.ToString();
    }

    // Half of a surrogate pair cannot be normalised, and a run of marks is cut: neither is a word that somebody looks for.
    private static string Bounded(string text)
    {
        var bounded = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = IsMark(Rune.GetUnicodeCategory(rune)) ? marks + 1 : 0;
            if (marks <= MostMarks) bounded.Append(rune.ToString());
        }

        return bounded.ToString();
    }

    private static void Separate(StringBuilder folded)
    {
        if (folded[^1] != Separator) folded.Append(Separator);
    }

    private static void AppendFolded(StringBuilder folded, Rune rune, bool ignoresDiacritics)
    {
        switch (rune.Value)
        {
            // The full case folding of sharp s is two letters (CaseFolding.txt, status F).
            case 'ß' or 'ẞ': folded.Append("ss"); return;
            // Without a culture nobody knows whether I is the capital of i or of dotless i, so all four are one.
            case 'ı' or 'İ': folded.Append('i'); return;
            // These have no decomposition, and are typed without their stroke all the same.
            case 'ø' or 'Ø' when ignoresDiacritics: folded.Append('o'); return;
            case 'ł' or 'Ł' when ignoresDiacritics: folded.Append('l'); return;
            case 'đ' or 'Đ' when ignoresDiacritics: folded.Append('d'); return;
            case 'æ' or 'Æ' when ignoresDiacritics: folded.Append("ae"); return;
            case 'œ' or 'Œ' when ignoresDiacritics: folded.Append("oe"); return;
        }

        // Up and down again: final sigma, long s and their like have one capital.
        folded.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
    }

    private static RuneKind KindOf(Rune rune)
    {
        if (rune.IsAscii) return Rune.IsLetterOrDigit(rune) ? RuneKind.Letter : rune.Value == '$' ? RuneKind.Word : RuneKind.Separator;
        var value = rune.Value;
        var category = Rune.GetUnicodeCategory(rune);
        // Joiners, soft hyphens, directions; variation selectors; skin tones: the word is the same without them.
        if (category == UnicodeCategory.Format || value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x1F3FB and <= 0x1F3FF)) return RuneKind.Ignored;
        if (IsMark(category)) return IsVowelPoint(value) ? RuneKind.Ignored : RuneKind.Mark;
        if (category is UnicodeCategory.OtherSymbol or UnicodeCategory.CurrencySymbol) return RuneKind.Word;
        if (Rune.IsLetterOrDigit(rune) || category is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber) return IsWrittenWithoutSpaces(value) ? RuneKind.Word : RuneKind.Letter;
        return RuneKind.Separator;
    }

    private static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // The points of Hebrew and Arabic, which hardly anybody types.
    private static bool IsVowelPoint(int value) => value is (>= 0x0591 and <= 0x05C7) or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06ED);

    private static bool IsWrittenWithoutSpaces(int value) => value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    // Latin, Greek and Cyrillic: there a mark is an accent that is often left out; elsewhere it is a vowel.
    private static bool IsCased(Rune rune) => rune.Value < 0x0530 || rune.Value is (>= 0x1C80 and <= 0x1C8F) or (>= 0x1D00 and <= 0x1DBF) or (>= 0x1E00 and <= 0x1FFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA640 and <= 0xA69F) or (>= 0xA720 and <= 0xA7FF);

    private enum RuneKind
    {
        Separator,
        Ignored,
        Mark,
        Letter,
        Word,
    }
}
