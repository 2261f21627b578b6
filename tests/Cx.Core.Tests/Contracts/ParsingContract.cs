using System.Globalization;
using System.Text;

namespace Cx.Core.Tests.Contracts;

/// <summary>What every type with a text form keeps: inherit it, and give values with their texts, and texts that are none.</summary>
public abstract class ParsingContract<T>
    where T : ISpanParsable<T>, IUtf8SpanParsable<T>, ISpanFormattable, IUtf8SpanFormattable, IEquatable<T>
{
    // Cultures whose digits, minus signs and decimal marks differ from the invariant ones.
    private static readonly string[] Cultures = ["tr-TR", "de-DE", "fa-IR", "ar-SA", "sv-SE", "hi-IN"];

    /// <summary>Values and the one text that each is written as.</summary>
    protected abstract IReadOnlyList<(T Value, string Text)> Texts { get; }

    /// <summary>Texts that must be refused.</summary>
    protected abstract IReadOnlyList<string> Refused { get; }

    /// <summary>A word that every refusal must contain, so that it says what was expected.</summary>
    protected abstract string ExpectedInRefusals { get; }

    [Fact]
    public void Every_form_of_writing_gives_the_one_text_in_every_culture() => InEveryCulture(culture =>
    {
        foreach (var (value, text) in Texts)
        {
            var chars = new char[100];
            var bytes = new byte[100];
            Assert.Equal(text, value.ToString());
            Assert.Equal(text, value.ToString(null, culture));
            Assert.Equal(text, value.ToString("G", culture));
            Assert.True(value.TryFormat(chars, out var charsWritten, default, culture));
            Assert.Equal(text, new string(chars, 0, charsWritten));
            Assert.True(value.TryFormat(bytes, out var bytesWritten, default, culture));
            Assert.Equal(text, Encoding.UTF8.GetString(bytes, 0, bytesWritten));
            Assert.Equal(text, $"{value}");
        }
    });

    [Fact]
    public void Every_form_of_reading_gives_the_value_back_in_every_culture() => InEveryCulture(culture =>
    {
        foreach (var (value, text) in Texts)
        {
            Assert.Equal(value, Parse<T>(text, culture));
            Assert.Equal(value, T.Parse(text.AsSpan(), culture));
            Assert.Equal(value, T.Parse(Encoding.UTF8.GetBytes(text), culture));
            Assert.True(TryParse<T>(text, culture, out var read));
            Assert.Equal(value, read);
            Assert.True(T.TryParse(text.AsSpan(), culture, out read));
            Assert.Equal(value, read);
            Assert.True(T.TryParse(Encoding.UTF8.GetBytes(text), culture, out read));
            Assert.Equal(value, read);
        }
    });

    [Fact]
    public void What_is_no_value_is_refused_by_every_form_of_reading_in_every_culture() => InEveryCulture(culture =>
    {
        foreach (var text in Refused)
        {
            Assert.False(TryParse<T>(text, culture, out var read), $"'{text}' was read as {read}.");
            Assert.Equal(default, read);
            Assert.False(T.TryParse(text.AsSpan(), culture, out read), $"'{text}' was read as {read}.");
            Assert.Equal(default, read);
            Assert.False(T.TryParse(Encoding.UTF8.GetBytes(text), culture, out read), $"UTF-8 '{text}' was read as {read}.");
            Assert.Equal(default, read);
        }
    });

    [Fact]
    public void A_refusal_quotes_the_text_and_says_what_was_expected()
    {
        foreach (var text in Refused)
        {
            foreach (var message in new[]
            {
                Assert.Throws<FormatException>(() => Parse<T>(text, null)).Message,
                Assert.Throws<FormatException>(() => T.Parse(text.AsSpan(), null)).Message,
                Assert.Throws<FormatException>(() => T.Parse(Encoding.UTF8.GetBytes(text), null)).Message,
            })
            {
                Assert.Contains(text.Length <= 30 ? text : text[..30], message, StringComparison.Ordinal);
                Assert.Contains(ExpectedInRefusals, message, StringComparison.Ordinal);
                Assert.True(message.Length < 500, "A refusal is short, however long the text.");
            }
        }
    }

    [Fact]
    public void Nothing_is_no_text()
    {
        Assert.Throws<ArgumentNullException>(() => Parse<T>(null!, null));
        Assert.False(TryParse<T>(null, null, out var read));
        Assert.Equal(default, read);
    }

    [Fact]
    public void A_room_too_small_is_reported_and_one_just_large_enough_is_enough()
    {
        foreach (var (value, text) in Texts)
        {
            for (var length = 0; length <= text.Length; length++)
            {
                var fits = length == text.Length;
                Assert.Equal(fits, value.TryFormat(new char[length], out var charsWritten, default, null));
                Assert.Equal(fits ? length : 0, charsWritten);
                Assert.Equal(fits, value.TryFormat(new byte[length], out var bytesWritten, default, null));
                Assert.Equal(fits ? length : 0, bytesWritten);
            }
        }
    }

    [Fact]
    public void An_unknown_format_is_refused_by_name()
    {
        var value = Texts[0].Value;
        Assert.Contains("'X9'", Assert.Throws<FormatException>(() => value.ToString("X9", null)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => value.TryFormat(new char[100], out _, "X9", null));
        Assert.Throws<FormatException>(() => value.TryFormat(new byte[100], out _, "X9", null));
    }

    // Called on T itself, a string would bind to the span form.
    private static TParsable Parse<TParsable>(string text, IFormatProvider? provider)
        where TParsable : IParsable<TParsable> => TParsable.Parse(text, provider);

    private static bool TryParse<TParsable>(string? text, IFormatProvider? provider, out TParsable? value)
        where TParsable : IParsable<TParsable> => TParsable.TryParse(text, provider, out value);

    private static void InEveryCulture(Action<CultureInfo> test)
    {
        foreach (var name in Cultures) UnderCulture.Run(name, test);
        UnderCulture.Run(UnderCulture.Foreign, test);
    }
}
