using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cx.Cli;

/// <summary>Text for people and machines, the same in every culture.</summary>
internal static class Text
{
    public static string Line(ref DefaultInterpolatedStringHandler text) => string.Create(CultureInfo.InvariantCulture, ref text);

    /// <summary>A cell as it may stand in a message: one line, not too long, quotes around it.</summary>
    public static string Quoted(string text)
    {
        const int Longest = 60;
        var line = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
        return $"'{string.Concat(line.Select(c => char.IsControl(c) ? '␣' : c))}'";
    }

    public static string List(IEnumerable<string> items) => string.Join(", ", items);
}
