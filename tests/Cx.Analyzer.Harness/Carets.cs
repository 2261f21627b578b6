using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Analyzer.Harness;

/// <summary>Source as a page shows it: the line below a mistake is a comment of carets, <c>//    ^^^^ CX0001: the message</c>.</summary>
/// <remarks>The carets stand under the reported text, or, where that goes on over several lines, under its first line. The message may be left out.</remarks>
internal static class Carets
{
    /// <summary>The source without its caret lines, and the places that they mark.</summary>
    public static (string Text, IReadOnlyList<Mark> Marks) Read(string source)
    {
        var text = new StringBuilder();
        var marks = new List<Mark>();
        var above = (Start: 0, Length: 0);
        foreach (var line in source.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (CaretsOf(line) is not { } carets)
            {
                above = (text.Length, line.TrimEnd().Length);
                text.Append(line).Append('\n');
                continue;
            }

            if (carets.Start + carets.Length > above.Length)
            {
                throw new FormatException($"These carets reach beyond the line above them: {line}");
            }

            marks.Add(new Mark(carets.Id, new TextSpan(above.Start + carets.Start, carets.Length), carets.Message));
        }

        return (text.ToString(), marks);
    }

    private static (int Start, int Length, string Id, string? Message)? CaretsOf(string line)
    {
        var start = line.IndexOf('^', StringComparison.Ordinal);
        if (start < 0 || line[..start].Trim() is not "//")
        {
            return null;
        }

        var length = line.AsSpan(start).IndexOfAnyExcept('^');
        if (length < 0)
        {
            throw new FormatException($"Carets without an id: {line}");
        }

        var said = line[(start + length)..].Trim();
        var colon = said.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (start, length, said, null) : (start, length, said[..colon], said[(colon + 1)..].Trim());
    }
}
