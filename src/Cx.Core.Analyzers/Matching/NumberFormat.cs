using System.Globalization;

namespace Cx.Core.Analyzers;

/// <summary>What a format string of .NET does to a number.</summary>
internal static class NumberFormat
{
    /// <summary>Whether a format writes a percent sign: <c>P1</c>, <c>0%</c>.</summary>
    public static bool IsPercent(string? format) => format is not null && (IsStandard(format) ? format[0] is 'P' or 'p' : format.Contains('%'));

    /// <summary>Whether a text goes on with a percent sign, spaces aside: <c>%20</c> in a link is none.</summary>
    public static bool BeginsWithPercent(string text)
    {
        var rest = text.TrimStart(' ', '\u00a0', '\u202f');
        return rest.Length > 0 && rest[0] == '%' && (rest.Length == 1 || !char.IsLetterOrDigit(rest[1]));
    }

    /// <summary>The format that shows a number with its sign, with as many decimals as another format has.</summary>
    public static string Signed(string? format)
    {
        if (format is null or "") return Sections("0.0");
        if (IsStandard(format)) return Sections(Decimals(format));
        var custom = format.Replace("%", "").Trim();
        if (custom.Contains(';')) return custom;
        return custom.Length > 0 && custom.All(letter => letter is '0' or '#' or '.' or ',') ? Sections(custom) : Sections("0.0");
    }

    private static string Sections(string number) => $"+{number};-{number};{number}";

    private static string Decimals(string standard)
    {
        if (standard[0] is not ('P' or 'p' or 'F' or 'f' or 'N' or 'n')) return "0.0";
        var decimals = standard.Length == 1 ? 2 : int.Parse(standard.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture);
        return decimals == 0 ? "0" : "0." + new string('0', decimals);
    }

    // One letter and up to two digits is a standard format; anything else is written out.
    private static bool IsStandard(string format)
        => format.Length is >= 1 and <= 3 && char.IsLetter(format[0]) && format.Skip(1).All(letter => letter is >= '0' and <= '9');
}
