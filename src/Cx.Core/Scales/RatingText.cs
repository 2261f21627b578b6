using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cx.Core.Scales;

/// <summary>The one way between a rating's byte and text: digits, empty for not answered, and the words for the other non-answers.</summary>
internal static class RatingText
{
    public const string NotAnsweredWord = "notAnswered";
    public const string SkippedWord = "skipped";
    public const string NotApplicableWord = "notApplicable";
    public const string InvalidWord = "invalid";

    // A rating's text is a word or a number of few digits; leading zeros make none so long. A longer one is refused unread.
    private const int MaxLength = 64;

    public static string Format(byte code, int min, int levels) => RatingCode.KindOf(code, levels) switch
    {
        AnswerKind.NotAnswered => string.Empty,
        AnswerKind.Skipped => SkippedWord,
        AnswerKind.NotApplicable => NotApplicableWord,
        AnswerKind.Invalid => InvalidWord,
        _ => (code - 1 + min).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>As a dictionary key: an empty text would look lost.</summary>
    public static string FormatKey(byte code, int min, int levels) =>
        code == RatingCode.NotAnswered ? NotAnsweredWord : Format(code, min, levels);

    public static void CheckFormat(ReadOnlySpan<char> format)
    {
        if (format is not ("" or "G" or "g"))
            throw new FormatException($"A rating has no format '{format}'. Use none, or \"G\".");
    }

    public static bool TryFormat(byte code, int min, int levels, Span<char> destination, out int charsWritten)
    {
        if (RatingCode.IsAnswered(code, levels))
            return (code - 1 + min).TryFormat(destination, out charsWritten, default, CultureInfo.InvariantCulture);
        var word = Format(code, min, levels);
        charsWritten = word.TryCopyTo(destination) ? word.Length : 0;
        return charsWritten == word.Length;
    }

    public static bool TryFormat(byte code, int min, int levels, Span<byte> utf8Destination, out int bytesWritten)
    {
        if (RatingCode.IsAnswered(code, levels))
            return (code - 1 + min).TryFormat(utf8Destination, out bytesWritten, default, CultureInfo.InvariantCulture);
        var word = Format(code, min, levels);
        return Encoding.UTF8.TryGetBytes(word, utf8Destination, out bytesWritten);
    }

    public static bool TryParse(ReadOnlySpan<char> text, int min, int levels, out byte code)
    {
        text = text.Trim();
        code = RatingCode.NotAnswered;
        if (text.IsEmpty) return true;
        if (text.Length > MaxLength) return false;
        // Only a number ends in a digit. Asked first, because int.TryParse lets trailing NULs pass: what a UTF-16 file read as bytes leaves behind.
        if (char.IsAsciiDigit(text[^1]))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && RatingCode.TryFrom(value, min, levels, out code);
        if (text.Equals(SkippedWord, StringComparison.OrdinalIgnoreCase)) code = RatingCode.Skipped;
        else if (text.Equals(NotApplicableWord, StringComparison.OrdinalIgnoreCase)) code = RatingCode.NotApplicable;
        else return text.Equals(NotAnsweredWord, StringComparison.OrdinalIgnoreCase);
        return true;
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8Text, int min, int levels, out byte code)
    {
        code = RatingCode.NotAnswered;
        utf8Text = TrimSpace(utf8Text);
        if (utf8Text.IsEmpty) return true;
        if (utf8Text.Length > MaxLength) return false;
        if (char.IsAsciiDigit((char)utf8Text[^1]))
            return int.TryParse(utf8Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && RatingCode.TryFrom(value, min, levels, out code);
        return TryParseWord(utf8Text, min, levels, out code);
    }

    // Apart from the digits: they should not pay for the buffer, which is cleared on entry.
    private static bool TryParseWord(ReadOnlySpan<byte> utf8Text, int min, int levels, out byte code)
    {
        code = RatingCode.NotAnswered;
        Span<char> text = stackalloc char[MaxLength];
        return Encoding.UTF8.TryGetChars(utf8Text, text, out var length) && TryParse(text[..length], min, levels, out code);
    }

    public static FormatException NotARating(ReadOnlySpan<char> text, ScaleDefinition scale) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{MessageText.Shorten(text)}' is not an answer on the scale {scale}. Expected a whole number from {scale.Min} to {scale.Max}, nothing (not answered), '{SkippedWord}' or '{NotApplicableWord}'. Use TryParse where the input may be wrong."));

    public static FormatException NotARating(ReadOnlySpan<byte> utf8Text, ScaleDefinition scale) =>
        NotARating(Encoding.UTF8.GetString(utf8Text[..Math.Min(utf8Text.Length, MaxLength * 4)]), scale);

    // The same white space that string.Trim cuts off, so that both forms of a text mean the same.
    private static ReadOnlySpan<byte> TrimSpace(ReadOnlySpan<byte> text)
    {
        // Most cells have no space around them; a visible ASCII byte at both ends shows that without decoding.
        if (!text.IsEmpty && text[0] is > (byte)' ' and < 0x7F && text[^1] is > (byte)' ' and < 0x7F) return text;
        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(rune)) text = text[length..];
        while (Rune.DecodeLastFromUtf8(text, out var rune, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(rune)) text = text[..^length];
        return text;
    }
}
