using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Analyzer.Harness;

/// <summary>Source with marked places: <c>[|…|]</c> for a report of the one rule under test, <c>{|CX0001:…|}</c> for a report of a named rule. Marks may nest.</summary>
public sealed class MarkedSource
{
    private MarkedSource(string text, IReadOnlyList<Mark> marks)
    {
        Text = text;
        Marks = marks;
    }

    /// <summary>The source without its marks.</summary>
    public string Text { get; }

    /// <summary>The marked places, in order of their start.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    /// <summary>Takes the marks out of a source.</summary>
    /// <param name="marked">The source with marks.</param>
    /// <param name="defaultId">The id that <c>[|…|]</c> stands for.</param>
    /// <exception cref="FormatException">A mark is not closed.</exception>
    public static MarkedSource Parse(string marked, string? defaultId = null)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start, string End)>();
        var marks = new List<Mark>();
        for (var i = 0; i < marked.Length; i++)
        {
            var rest = marked.AsSpan(i);
            if (rest.StartsWith("[|"))
            {
                open.Push((defaultId ?? throw new FormatException("[|…|] stands for the one id under test, and there are several: write {|ID:…|}."), text.Length, "|]"));
                i++;
            }
            else if (rest.StartsWith("{|") && IdAt(rest[2..]) is { Length: > 0 } id)
            {
                open.Push((id, text.Length, "|}"));
                i += id.Length + 2;
            }
            else if (open.TryPeek(out var inner) && rest.StartsWith(inner.End))
            {
                open.Pop();
                marks.Add(new Mark(inner.Id, TextSpan.FromBounds(inner.Start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        if (open.Count > 0)
        {
            throw new FormatException($"The mark of {open.Peek().Id} at position {open.Peek().Start} is not closed.");
        }

        return new MarkedSource(text.ToString(), [.. marks.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Span.End).ThenBy(mark => mark.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Takes the caret lines out of a source as a page shows it: below each mistake <c>//    ^^^^ CX0001: the message</c>.</summary>
    /// <param name="shown">The source with caret lines.</param>
    /// <exception cref="FormatException">Carets have no id, or reach beyond the line above them.</exception>
    public static MarkedSource FromCarets(string shown)
    {
        var (text, marks) = Carets.Read(shown);
        return new MarkedSource(text, [.. marks.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Span.End).ThenBy(mark => mark.Id, StringComparer.Ordinal)]);
    }

    private static string? IdAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        return length > 0 && length < text.Length && text[length] == ':' ? text[..length].ToString() : null;
    }
}
