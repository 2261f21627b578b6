namespace Cx.Core.Scales;

/// <summary>What messages share.</summary>
internal static class MessageText
{
    private const int ShownLength = 40;

    /// <summary>The start of a text that someone gave: a message that quotes a whole file helps nobody.</summary>
    public static string Shorten(ReadOnlySpan<char> text) => text.Length <= ShownLength ? text.ToString() : string.Concat(text[..ShownLength], "…");
}
