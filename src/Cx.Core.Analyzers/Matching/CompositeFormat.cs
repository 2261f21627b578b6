using System.Globalization;

namespace Cx.Core.Analyzers;

/// <summary>A format with numbered places, as <c>string.Format</c> takes it.</summary>
internal static class CompositeFormat
{
    /// <summary>The places of a format: which value, its own format (empty if it has none), and the text behind it.</summary>
    public static IEnumerable<(int Index, string Format, string After)> Places(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0 && open + 1 < text.Length; open = text.IndexOf('{', open))
        {
            // {{ is a brace.
            if (text[open + 1] == '{')
            {
                open += 2;
                if (open >= text.Length) yield break;
                continue;
            }

            var close = text.IndexOf('}', open);
            if (close < 0) yield break;

            var place = text.Substring(open + 1, close - open - 1);
            var colon = place.IndexOf(':');
            var index = (colon < 0 ? place : place.Substring(0, colon)).Split(',')[0].Trim();
            if (int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return (number, colon < 0 ? "" : place.Substring(colon + 1), text.Substring(close + 1));
            open = close;
        }
    }
}
