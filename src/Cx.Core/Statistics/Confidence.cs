using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>How often an interval made this way covers the true value: .95 is the 95 % interval.</summary>
/// <remarks>
/// <para>A share, strictly between 0.5 and 1. 95 and 0.05 are refused: the first is a percentage, the second an error rate.</para>
/// <para>The default value is .95, so <c>Interval(Confidence confidence = default)</c> is the 95 % interval.</para>
/// <para>Equal when the levels are equal. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// Confidence usual = default;               // .95
/// Confidence strict = Confidence.Of(0.99);
/// double z = strict.Z;                      // 2.5758…
/// </code>
/// </example>
[JsonConverter(typeof(ConfidenceJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly struct Confidence : IEquatable<Confidence>,
    ISpanFormattable, IUtf8SpanFormattable, ISpanParsable<Confidence>, IUtf8SpanParsable<Confidence>
{
    private const double Usual = 0.95;

    // The level that nearly everyone asks for is worked out once; any other costs a few microseconds a time.
    private static readonly double UsualZ = TwoSidedZ(1 - Usual);

    // Zero bits mean .95, and .95 is always stored as zero bits: there is one representation per level.
    private readonly double _level;

    private Confidence(double level) => _level = level == Usual ? 0 : level;

    /// <summary>The 90 % level.</summary>
    public static Confidence P90 => new(0.90);

    /// <summary>The 95 % level, which is also the default.</summary>
    public static Confidence P95 => default;

    /// <summary>The 99 % level.</summary>
    public static Confidence P99 => new(0.99);

    /// <summary>The level as a share, strictly between 0.5 and 1.</summary>
    public double Level => _level == 0 ? Usual : _level;

    /// <summary>The error rate, 1 − <see cref="Level"/>, strictly between 0 and 0.5.</summary>
    public double Alpha => 1 - Level;

    /// <summary>The two-sided normal quantile: the z with 1 − alpha/2 of the standard normal below it; 1.96 at .95.</summary>
    public double Z => _level == 0 ? UsualZ : TwoSidedZ(Alpha);

    /// <summary>Makes the confidence of a level.</summary>
    /// <param name="level">A share, strictly between 0.5 and 1, such as 0.95.</param>
    /// <returns>The confidence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not strictly between 0.5 and 1.</exception>
    public static Confidence Of(double level)
        => IsLegal(level) ? new Confidence(level) : throw new ArgumentOutOfRangeException(nameof(level), level, Refusal(level));

    /// <summary>Reads a level such as <c>0.95</c>, in invariant culture.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Ignored: the text is invariant.</param>
    /// <returns>The confidence.</returns>
    /// <exception cref="FormatException">The text is no number strictly between 0.5 and 1.</exception>
    public static Confidence Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Confidence Parse(ReadOnlySpan<char> s, IFormatProvider? provider)
        => TryParse(s, provider, out var result) ? result : throw Unreadable(s);

    /// <summary>Reads a level such as <c>0.95</c> from UTF-8.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="provider">Ignored: the text is invariant.</param>
    /// <returns>The confidence.</returns>
    /// <exception cref="FormatException">The text is no number strictly between 0.5 and 1.</exception>
    public static Confidence Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider)
        => TryParse(utf8Text, provider, out var result) ? result : throw Unreadable(Encoding.UTF8.GetString(utf8Text));

    /// <summary>Reads a level such as <c>0.95</c> without throwing.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Ignored: the text is invariant.</param>
    /// <param name="result">The confidence, or the default when the text is refused.</param>
    /// <returns>Whether the text is a legal level.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Confidence result)
        => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Confidence)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Confidence result)
        => Accept(double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out var level), level, out result);

    /// <summary>Reads a level such as <c>0.95</c> from UTF-8 without throwing.</summary>
    /// <param name="utf8Text">The text.</param>
    /// <param name="provider">Ignored: the text is invariant.</param>
    /// <param name="result">The confidence, or the default when the text is refused.</param>
    /// <returns>Whether the text is a legal level.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out Confidence result)
        => Accept(double.TryParse(utf8Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var level), level, out result);

    /// <inheritdoc/>
    public bool Equals(Confidence other) => _level.Equals(other._level);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Confidence other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Level.GetHashCode();

    /// <summary>Whether two levels are the same.</summary>
    /// <param name="left">One confidence.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Confidence left, Confidence right) => left.Equals(right);

    /// <summary>Whether two levels differ.</summary>
    /// <param name="left">One confidence.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Confidence left, Confidence right) => !left.Equals(right);

    /// <summary>The level as invariant text, such as <c>0.95</c>.</summary>
    /// <returns>The text; <see cref="Parse(string, IFormatProvider?)"/> reads it back.</returns>
    public override string ToString() => Level.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The level as invariant text, such as <c>0.95</c>.</summary>
    /// <param name="format"><c>null</c>, empty or <c>G</c>: there is one form.</param>
    /// <param name="formatProvider">Ignored: the text is invariant.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">The format is another one.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        CheckFormat(format);
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        CheckFormat(format);
        return Level.TryFormat(destination, out charsWritten, "R", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        CheckFormat(format);
        return Level.TryFormat(utf8Destination, out bytesWritten, "R", CultureInfo.InvariantCulture);
    }

    private static double TwoSidedZ(double alpha) => -Normal.Quantile(alpha / 2);

    internal static bool IsLegal(double level) => level is > 0.5 and < 1;

    internal static string Refusal(double level)
    {
        var given = level.ToString("R", CultureInfo.InvariantCulture);
        var hint = level switch
        {
            > 50 and < 100 => $" {given} looks like a percentage: write {(level / 100).ToString("R", CultureInfo.InvariantCulture)}.",
            > 0 and < 0.5 => $" {given} looks like an error rate: write {((decimal)1 - (decimal)level).ToString(CultureInfo.InvariantCulture)}.",
            _ => " Write 0.95 for the 95 % interval.",
        };
        return $"A confidence is a share strictly between 0.5 and 1, and {given} is not.{hint}";
    }

    private static bool Accept(bool isNumber, double level, out Confidence result)
    {
        var legal = isNumber && IsLegal(level);
        result = legal ? new Confidence(level) : default;
        return legal;
    }

    private static FormatException Unreadable(ReadOnlySpan<char> text)
        => new($"'{(text.Length > 30 ? $"{text[..30]}…" : text)}' is no confidence. Write a share strictly between 0.5 and 1, such as 0.95.");

    private static void CheckFormat(ReadOnlySpan<char> format)
    {
        if (!format.IsEmpty && format is not "G" and not "g")
        {
            throw new FormatException($"'{format}' is no format of a confidence. Use G, or format Level.");
        }
    }
}
