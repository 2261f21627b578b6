using System.Runtime.CompilerServices;
using System.Text;
using Cx.Core.Scales;

namespace Cx.Cli.Scoring;

/// <summary>What the texts of a rating column mean on a scale: numbers, non-answers, labels; anything else is invalid.</summary>
internal sealed class RatingCells
{
    private const int ShortNumbers = 100;

    private readonly ScaleDefinition _scale;
    private readonly Rating?[] _short = new Rating?[ShortNumbers];
    private readonly TextTable _texts = new();
    private readonly List<Rating?> _meanings = [];

    public RatingCells(ScaleDefinition scale)
    {
        _scale = scale;
        for (var value = 0; value < ShortNumbers; value++)
        {
            if (Rating.TryFrom(scale, value, out var rating)) _short[value] = rating;
        }
    }

    /// <summary>The answer, or <see langword="null"/> for a text that is none on the scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Rating? Read(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1 && Digit(text[0]) is >= 0 and <= 9 and var value) return _short[value];
        if (text.Length == 2 && Digit(text[0]) is >= 1 and <= 9 and var tens && Digit(text[1]) is >= 0 and <= 9 and var ones) return _short[(10 * tens) + ones];
        return text.IsEmpty ? Rating.NotAnswered(_scale) : ReadOther(text);
    }

    private static int Digit(byte unit) => unit - '0';

    private Rating? ReadOther(ReadOnlySpan<byte> text)
    {
        // Only so many are remembered: a column of free text must not fill the memory.
        if (_texts.Count >= Input.Limits.RememberedTexts && _texts.Find(text) < 0) return Parse(text);
        var number = _texts.NumberOf(text);
        if (number == _meanings.Count) _meanings.Add(Parse(text));
        return _meanings[number];
    }

    private Rating? Parse(ReadOnlySpan<byte> text)
    {
        const int LongestMeaning = 256;
        if (text.Length > LongestMeaning) return null;
        var word = Encoding.UTF8.GetString(text);
        if (Rating.TryParse(word, _scale, out var rating)) return rating;
        return _scale.TryParseLabel(word, out var value) ? Rating.From(_scale, value) : null;
    }
}
